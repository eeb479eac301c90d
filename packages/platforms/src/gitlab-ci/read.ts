// https://docs.gitlab.com/ci/yaml/
import type { GeneratedFile } from "@create-pipeline/files";
import type { FlowId, Outcome, Outcomes, Permissions, PermissionScope, TaskCatalog } from "@create-pipeline/plan";
import type { ReadFlow, ReadJob, RenderContext } from "../platform.ts";
import { compositeStatus, startsAfter, type GitlabStatus } from "./read/gitlab-rules.ts";
import { HELPER_SUFFIXES, readNativeJobs, type NativeJob } from "./read/native-jobs.ts";
import { parseStep } from "./read/parse-step.ts";
import { plannedEnvironment } from "./variables.ts";

const STATUSES: Readonly<Record<Outcome, GitlabStatus>> = { success: "success", failure: "failed", cancelled: "canceled", skipped: "skipped" };

/** The emitted text, understood by GitLab's rules. Copies of a job are one job again, and helpers disappear into its needs. */
export function read(files: readonly GeneratedFile[], context: RenderContext): ReadFlow[] {
  const flows = readNativeJobs(files, context.service.service.name);
  return [...flows].map(([id, natives]) => {
    const ids = [...new Set(natives.filter(isWork).map((native) => native.id))];
    return { id: id as FlowId, jobs: ids.map((job) => readJob(job, natives, context)) };
  });
}

function isWork(native: NativeJob): boolean {
  return !HELPER_SUFFIXES.includes(native.suffix);
}

function readJob(id: string, natives: readonly NativeJob[], { service, tasks }: RenderContext): ReadJob {
  const copies = natives.filter((native) => native.id === id && isWork(native));
  const [native] = copies;
  if (native === undefined) throw new Error(`no job "${id}"`);
  const byName = new Map(natives.map((one) => [one.name, one]));
  const steps = native.script.flatMap((entry) => parseStep(entry) ?? []);
  const secrets = assertedSecrets(native);
  const environment = native.environment === undefined ? undefined : plannedEnvironment(service.service.name, native.environment);
  return {
    id,
    needs: [...new Set(copies.flatMap((copy) => copy.needs.flatMap((need) => byName.get(need.job)?.id ?? [])))].sort(),
    starts: (outcomes, runCancelled) => !runCancelled && copies.some((copy) => nativeStarts(copy, byName, outcomes)),
    required: native.ownRules?.every((rule) => rule.when === undefined && rule.changes === undefined) ?? false,
    secrets,
    permissions: usedPermissions(
      native,
      steps.flatMap(({ task }) => task ?? []),
      tasks,
    ),
    identities: [...native.audiences].sort(),
    ...(environment === undefined ? {} : { environment }),
    timeoutMinutes: native.timeoutMinutes,
    scripts: steps.flatMap(({ script }) => (script === undefined ? [] : [{ script }])),
  };
}

function nativeStarts(native: NativeJob, byName: ReadonlyMap<string, NativeJob>, outcomes: Outcomes): boolean {
  const statuses = native.needs.map(({ job }) => statusOf(job, byName, outcomes));
  return startsAfter(native.when, compositeStatus(statuses));
}

function statusOf(name: string, byName: ReadonlyMap<string, NativeJob>, outcomes: Outcomes): GitlabStatus {
  const native = byName.get(name);
  if (native === undefined) throw new Error(`job "${name}" is needed and does not exist`);
  if (isWork(native)) return STATUSES[outcomes[native.id] ?? "skipped"];
  if (!nativeStarts(native, byName, outcomes)) return "skipped";
  return helperFails(native, (need) => statusOf(need, byName, outcomes)) ? "failed" : "success";
}

/** What the script of a helper comes to: it fails when the watching job, which ran, left its mark. */
export function helperFails(native: NativeJob, status: (need: string) => GitlabStatus): boolean {
  const failsOnMark = native.script.some((entry) => /^if \[ -e "[^"]+\.failed" \]; then .* exit 1; fi$/.test(entry));
  return failsOnMark && native.needs.some(({ job }) => job.endsWith(":watch") && status(job) === "success");
}

/** A secret reaches a job by the scope of its environment, so a job without one has none. */
function assertedSecrets(native: NativeJob): string[] {
  const names = native.script.flatMap((entry) => [...entry.matchAll(/^: "\$\{([A-Za-z0-9_]+):\?secret /gm)].map((match) => match[1] ?? ""));
  if (names.length > 0 && native.environment === undefined)
    throw new Error(`job "${native.name}" reads ${names.join(", ")} and has no environment whose variables it could be`);
  return names;
}

function usedPermissions(native: NativeJob, used: readonly string[], tasks: TaskCatalog): Permissions {
  const checkout: Permissions = native.source.startsWith("checkout") ? { source: "read" } : {};
  const permissions: Partial<Record<PermissionScope, "read" | "write">> = {};
  for (const granted of [checkout, ...used.map((task) => tasks[task]?.permissions ?? {})]) {
    for (const [scope, level] of Object.entries(granted) as [PermissionScope, "read" | "write"][]) {
      if (permissions[scope] !== "write") permissions[scope] = level;
    }
  }
  return permissions;
}
