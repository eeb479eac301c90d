// https://docs.gitlab.com/ci/yaml/
import type { GeneratedFile } from "@create-pipeline/files";
import { parse } from "yaml";
import { flowPath, servicePath } from "../emit.ts";
import type { GitlabRule, GitlabSource, GitlabWhen } from "../model.ts";

/** A job as GitLab would create it, `extends` followed. */
export interface NativeJob {
  readonly name: string;
  /** Id in the plan, and what follows it: "" for the job itself, ":after-deploy" for a copy, else a helper's. */
  readonly id: string;
  readonly suffix: string;
  readonly stage: string;
  readonly when: GitlabWhen;
  readonly needs: readonly { readonly job: string; readonly artifacts: boolean; readonly optional?: boolean }[];
  readonly ownRules?: readonly GitlabRule[];
  readonly rules: readonly GitlabRule[];
  readonly source: GitlabSource;
  readonly timeoutMinutes: number;
  readonly environment?: string;
  readonly audiences: readonly string[];
  readonly script: readonly string[];
}

export const HELPER_SUFFIXES: readonly string[] = [":ended", ":watch", ":failure"];

type Yaml = Readonly<Record<string, unknown>>;

/** The jobs of every flow that the service's file includes. */
export function readNativeJobs(files: readonly GeneratedFile[], service: string): Map<string, NativeJob[]> {
  const content = (path: string): Yaml | undefined => {
    const file = files.find((candidate) => candidate.path === path);
    return file ? (parse(file.content, { version: "1.1", merge: true }) as Yaml) : undefined;
  };
  const included = (content(servicePath(service))?.["include"] ?? []) as readonly { readonly local: string }[];
  const flows = new Map<string, NativeJob[]>();
  for (const { local } of included) {
    const id = local.slice(local.lastIndexOf("/") + 1, -".yml".length);
    const file = local === flowPath(service, id) ? content(local) : undefined;
    if (file === undefined) throw new Error(`${servicePath(service)} includes ${local}, which was not written`);
    const jobs = Object.entries(file).filter(([name]) => !name.startsWith("."));
    flows.set(id, jobs.map(([name, job]) => readJob(name, extended(job as Yaml, file), file, service)));
  }
  return flows;
}

/** A copy takes every key it doesn't have from the job it extends. */
function extended(job: Yaml, file: Yaml): Yaml {
  const base = job["extends"];
  if (typeof base !== "string") return job;
  return { ...(file[base] as Yaml), ...job, extends: (file[base] as Yaml)["extends"] };
}

function readJob(name: string, job: Yaml, file: Yaml, service: string): NativeJob {
  const [, flow, id, ...rest] = name.split(":");
  if (flow === undefined || id === undefined) throw new Error(`job "${name}" has no flow in its name`);
  const bases = job["extends"] as readonly string[];
  const source = bases.find((base) => !base.endsWith(`:${flow}`)) ?? "";
  const base = file[`.${service}:${flow}`] as { readonly rules: readonly GitlabRule[] };
  const own = job["rules"] as readonly GitlabRule[] | undefined;
  const environment = (job["environment"] as { readonly name: string } | undefined)?.name;
  return {
    name,
    id,
    suffix: rest.length > 0 ? `:${rest.join(":")}` : "",
    stage: job["stage"] as string,
    when: (job["when"] as GitlabWhen | undefined) ?? "on_success",
    needs: job["needs"] as NativeJob["needs"],
    ...(own ? { ownRules: own } : {}),
    rules: own ?? base.rules,
    source: source.slice(`.${service}:`.length) as GitlabSource,
    timeoutMinutes: Number.parseInt(job["timeout"] as string, 10),
    ...(environment === undefined ? {} : { environment }),
    audiences: Object.values((job["id_tokens"] ?? {}) as Readonly<Record<string, { readonly aud: string }>>).map(({ aud }) => aud),
    script: job["script"] as readonly string[],
  };
}
