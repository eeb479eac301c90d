import { parse } from "yaml";
import type { Repository } from "./corpus-repositories.ts";

/** What the properties look at in a GitHub workflow; read from the text, not by the platform's reader. */
export interface WorkflowJob {
  readonly path: string;
  readonly id: string;
  /** The workflow's triggers. */
  readonly on: readonly string[];
  readonly job: {
    readonly uses?: string;
    readonly permissions?: Readonly<Record<string, string>>;
    readonly environment?: { readonly name: string } | string;
    readonly needs?: readonly string[] | string;
    readonly container?: { readonly image: string } | string;
    readonly services?: Readonly<Record<string, { readonly image: string }>>;
    readonly "timeout-minutes"?: number;
    readonly steps?: readonly WorkflowStep[];
  };
}

export interface WorkflowStep {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

/** What they look at in a GitLab job, with everything that it inherits by `extends`. */
export interface PipelineJob {
  readonly path: string;
  readonly id: string;
  readonly job: Readonly<Record<string, unknown>> & {
    readonly timeout?: string;
    readonly cache?: unknown;
    readonly id_tokens?: Readonly<Record<string, unknown>>;
    readonly image?: { readonly name: string } | string;
    readonly services?: readonly { readonly name: string }[];
    readonly before_script: readonly string[];
    readonly script: readonly string[];
    readonly variables?: Readonly<Record<string, unknown>>;
  };
}

interface WorkflowFile {
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, WorkflowJob["job"]>>;
}

export function workflowJobs({ name, texts }: Repository): readonly WorkflowJob[] {
  return Object.entries(texts).flatMap(([path, text]) => {
    if (!path.startsWith(".github/workflows/")) return [];
    const { on, jobs } = parse(text) as WorkflowFile;
    return Object.entries(jobs).map(([id, job]): WorkflowJob => ({ path: `${name}/${path}`, id, on: Object.keys(on), job }));
  });
}

type PipelineFile = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

export function pipelineJobs({ name, texts }: Repository): readonly PipelineJob[] {
  const files = Object.entries(texts).filter(([path]) => path === ".gitlab-ci.yml" || path.startsWith(".pipeline/gitlab/"));
  // The parser does not know !reference and hands over its list, which is all that is needed here.
  const parsed = files.map(([path, text]) => [path, parse(text, { logLevel: "error" }) as PipelineFile] as const);
  const all = Object.assign({}, ...parsed.map(([, file]) => file)) as PipelineFile;
  return parsed.flatMap(([path, file]) =>
    Object.keys(file)
      .filter((id) => !id.startsWith(".") && Array.isArray(file[id]?.["script"]))
      .map((id): PipelineJob => {
        const job = inherited(all, id);
        const lines = (key: string): readonly string[] => scriptLines(all, job[key]);
        return { path: `${name}/${path}`, id, job: { ...job, before_script: lines("before_script"), script: lines("script") } };
      }),
  );
}

/** The lines of a script with those it refers to in their place. */
function scriptLines(all: PipelineFile, script: unknown): readonly string[] {
  if (!Array.isArray(script)) return [];
  return script.flatMap((line: unknown) => {
    if (typeof line === "string") return [line];
    const [job, key] = line as readonly [string, string];
    return scriptLines(all, inherited(all, job)[key]);
  });
}

/** GitLab merges hashes deeply and replaces everything else; one level is all our files use. */
function inherited(all: PipelineFile, id: string): Record<string, unknown> {
  const own = all[id] ?? {};
  const parents = [own["extends"] ?? []].flat() as string[];
  const merged: Record<string, unknown> = {};
  for (const layer of [...parents.map((parent) => inherited(all, parent)), own]) {
    for (const [key, value] of Object.entries(layer))
      merged[key] = key === "variables" ? { ...(merged[key] as object | undefined), ...(value as object) } : value;
  }
  return merged;
}
