import { nearest } from "@create-pipeline/diagnostics";
import type { GeneratedFile } from "@create-pipeline/files";
import type { CompiledService } from "@create-pipeline/lifecycle";
import type { Flow, Job } from "@create-pipeline/plan";

/** What `explain` was asked about, with all that is known of it. */
export type Explanation =
  | { readonly kind: "job"; readonly id: string; readonly uses: readonly { readonly flow: Flow; readonly job: Job }[] }
  | { readonly kind: "file"; readonly file: GeneratedFile }
  | { readonly kind: "field"; readonly field: string; readonly value: unknown; readonly given: boolean; readonly jobs: readonly string[]; readonly files: readonly string[] };

/** A file by its path, a job by its id, or a field of pipeline.yaml. */
export function explainSubject({ source, parsed, compilation }: CompiledService, subject: string): Explanation | undefined {
  const path = subject.replace(/^\.\//, "");
  const below = source.directory === "" ? path : `${source.directory}/${path}`;
  const file = compilation.files.find((candidate) => candidate.path === path || candidate.path === below);
  if (file !== undefined) return { kind: "file", file };
  const uses = compilation.plan.flows.flatMap((flow) => flow.jobs.filter(({ id }) => id === subject).map((job) => ({ flow, job })));
  if (uses.length > 0) return { kind: "job", id: subject, uses };
  return explainField({ source, parsed, compilation }, subject);
}

function explainField({ parsed, compilation }: CompiledService, field: string): Explanation | undefined {
  const keys = field.split(".");
  const value = valueAt(parsed.service, keys);
  const jobs = new Set(compilation.plan.flows.flatMap((flow) => flow.jobs.filter((job) => job.fields.some((other) => overlaps(other, field))).map(({ id }) => id)));
  const files = compilation.files.filter((file) => file.fields.some((other) => overlaps(other, field))).map(({ path }) => path);
  if (value === undefined && jobs.size + files.length === 0) return undefined;
  return { kind: "field", field, value, given: parsed.sourceOf?.(keys) === "given", jobs: [...jobs].sort(), files };
}

/** The name that was probably meant. */
export function nearestSubject(services: readonly CompiledService[], subject: string): string | undefined {
  const names = services.flatMap(({ parsed, compilation }) => [
    ...compilation.plan.flows.flatMap((flow) => flow.jobs.map(({ id }) => id)),
    ...compilation.files.map(({ path }) => path),
    ...fieldsOf(parsed.service, ""),
  ]);
  return nearest(subject, [...new Set(names)]);
}

/** "delivery" covers "delivery.gitops", and the other way round. */
function overlaps(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function valueAt(value: unknown, keys: readonly string[]): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(value)) return valueAt(value[Number(key)] ?? value.find((item: unknown) => isRecord(item) && item["name"] === key), rest);
  return isRecord(value) && Object.hasOwn(value, key) ? valueAt(value[key], rest) : undefined;
}

function fieldsOf(value: unknown, prefix: string): string[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => [`${prefix}${key}`, ...fieldsOf(item, `${prefix}${key}.`)]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
