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
  readonly beforeScript: readonly string[];
  readonly script: readonly string[];
}

const SOURCES: readonly GitlabSource[] = ["checkout", "checkout-full", "tasks-only", "no-checkout"];

export const HELPER_SUFFIXES: readonly string[] = [":ended", ":watch", ":failure"];

type Yaml = Readonly<Record<string, unknown>>;

/** The jobs of every flow that the service's file includes. */
export function readNativeJobs(files: readonly GeneratedFile[], service: string): Map<string, NativeJob[]> {
  const content = (path: string): Yaml | undefined => {
    const file = files.find((candidate) => candidate.path === path);
    return file ? (parse(file.content, { version: "1.1", merge: true }) as Yaml) : undefined;
  };
  const shared = content(servicePath(service)) ?? {};
  const included = (shared["include"] ?? []) as readonly { readonly local: string }[];
  const flows = new Map<string, NativeJob[]>();
  for (const { local } of included) {
    const id = local.slice(local.lastIndexOf("/") + 1, -".yml".length);
    const file = local === flowPath(service, id) ? content(local) : undefined;
    if (file === undefined) throw new Error(`${servicePath(service)} includes ${local}, which was not written`);
    const all = { ...shared, ...file };
    const names = Object.keys(file).filter((name) => !name.startsWith("."));
    flows.set(
      id,
      names.map((name) => readJob(name, extended(name, all), basesOf(name, all), file)),
    );
  }
  return flows;
}

function parentsOf(name: string, all: Yaml): string[] {
  const parents = (all[name] as Yaml | undefined)?.["extends"];
  return Array.isArray(parents) ? (parents as string[]) : typeof parents === "string" ? [parents] : [];
}

/** Everything a job extends, directly or not. */
function basesOf(name: string, all: Yaml): string[] {
  return parentsOf(name, all).flatMap((parent) => [...basesOf(parent, all), parent]);
}

/** As GitLab merges: mappings key by key, all else as a whole, the later one and at last the job itself winning. */
function extended(name: string, all: Yaml): Yaml {
  const own = all[name];
  if (typeof own !== "object" || own === null) throw new Error(`"${name}" is extended and does not exist`);
  return merged([...parentsOf(name, all).map((parent) => extended(parent, all)), own as Yaml]);
}

function merged(maps: readonly Yaml[]): Yaml {
  const result: Record<string, unknown> = {};
  for (const [key, value] of maps.flatMap((map) => Object.entries(map)))
    result[key] = isMap(value) && isMap(result[key]) ? merged([result[key], value]) : value;
  return result;
}

function isMap(value: unknown): value is Yaml {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readJob(name: string, job: Yaml, bases: readonly string[], file: Yaml): NativeJob {
  const [service, flow, id, ...rest] = name.split(":");
  if (flow === undefined || id === undefined) throw new Error(`job "${name}" has no flow in its name`);
  const source = SOURCES.filter((candidate) => bases.includes(`.${service}:${candidate}`));
  if (source.length !== 1) throw new Error(`job "${name}" extends ${source.length} hidden jobs that say what is checked out`);
  const own = [name, ...bases.filter((base) => !base.startsWith("."))]
    .map((one) => (file[one] as Yaml)["rules"] as readonly GitlabRule[] | undefined)
    .find((rules) => rules !== undefined);
  const environment = (job["environment"] as { readonly name: string } | undefined)?.name;
  return {
    name,
    id,
    suffix: rest.length > 0 ? `:${rest.join(":")}` : "",
    stage: job["stage"] as string,
    when: (job["when"] as GitlabWhen | undefined) ?? "on_success",
    needs: (job["needs"] as readonly (string | { readonly job: string; readonly artifacts?: boolean; readonly optional?: boolean })[]).map((need) =>
      typeof need === "string" ? { job: need, artifacts: true } : { artifacts: true, ...need },
    ),
    ...(own ? { ownRules: own } : {}),
    rules: job["rules"] as readonly GitlabRule[],
    source: source[0] as GitlabSource,
    timeoutMinutes: Number.parseInt(job["timeout"] as string, 10),
    ...(environment === undefined ? {} : { environment }),
    audiences: Object.values((job["id_tokens"] ?? {}) as Readonly<Record<string, { readonly aud: string }>>).map(({ aud }) => aud),
    beforeScript: (job["before_script"] ?? []) as readonly string[],
    script: job["script"] as readonly string[],
  };
}
