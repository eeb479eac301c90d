import { nearest } from "@create-pipeline/diagnostics";
import type { GeneratedFile } from "@create-pipeline/files";
import type { CompiledService } from "@create-pipeline/lifecycle";
import type { Flow, Job } from "@create-pipeline/plan";
import type { FieldExplanation } from "@create-pipeline/spec";
import type { Engine } from "./engine.ts";

/** What `explain` was asked about, with all that is known of it. */
export type Explanation =
  | { readonly kind: "job"; readonly id: string; readonly uses: readonly { readonly flow: Flow; readonly job: Job }[] }
  | { readonly kind: "file"; readonly file: GeneratedFile }
  | { readonly kind: "field"; readonly field: FieldExplanation; readonly jobs: readonly string[]; readonly files: readonly string[] };

/** A file by its path, a job by its id, or a field of pipeline.yaml. */
export function explainSubject(service: CompiledService, engine: Engine, subject: string): Explanation | undefined {
  const { source, compilation } = service;
  const path = subject.replace(/^\.\//, "");
  const below = source.directory === "" ? path : `${source.directory}/${path}`;
  const file = compilation.files.find((candidate) => candidate.path === path || candidate.path === below);
  if (file !== undefined) return { kind: "file", file };
  const uses = compilation.plan.flows.flatMap((flow) => flow.jobs.filter(({ id }) => id === subject).map((job) => ({ flow, job })));
  if (uses.length > 0) return { kind: "job", id: subject, uses };
  const field = engine.explainField(source, subject);
  if (field === undefined) return undefined;
  const jobs = compilation.plan.flows.flatMap((flow) => flow.jobs.filter((job) => covers(job.fields, field.path)).map(({ id }) => id));
  return {
    kind: "field",
    field,
    jobs: [...new Set(jobs)].sort(),
    files: compilation.files.filter((candidate) => covers(candidate.fields, field.path)).map((candidate) => candidate.path),
  };
}

/** The name that was probably meant. */
export function nearestSubject(services: readonly CompiledService[], engine: Engine, subject: string): string | undefined {
  const names = services.flatMap(({ source, compilation }) => [
    ...compilation.plan.flows.flatMap((flow) => flow.jobs.map(({ id }) => id)),
    ...compilation.files.map(({ path }) => path),
    ...engine.explainAll(source).map(({ path }) => path),
  ]);
  return nearest(subject, [...new Set(names)]);
}

/** "delivery" covers "delivery.gitops", and the other way round. */
function covers(fields: readonly string[], field: string): boolean {
  return fields.some((other) => other === field || other.startsWith(`${field}.`) || field.startsWith(`${other}.`));
}
