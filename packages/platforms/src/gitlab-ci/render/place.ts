// https://docs.gitlab.com/ci/yaml/#needs
import type { Flow, Job } from "@create-pipeline/plan";
import type { GitlabWhen } from "../model.ts";

/**
 * GitLab looks at the needs of a job all at once: as soon as one of them was skipped, `on_failure` is skipped too, and
 * `always` starts although others still run (app/services/ci/process_build_service.rb, lib/gitlab/ci/status/composite.rb).
 * So a job that starts after failure, or always, is placed such that none of the jobs it needs is ever skipped:
 *
 * - copies: needs that fail in turn (deploy, then verify) are cut into groups; copy k needs the first k groups. Exactly one copy starts.
 * - `:ended` beside a need starts however that ended, and so stands for it.
 * - `:failure` beside a need fails when that failed, which a `:watch` job that starts on failure only tells it.
 */
export interface Placed {
  /** Behind the job's id: "" or ":after-deploy", ":ended" … */
  readonly suffix: string;
  readonly role: "work" | "ended" | "watch" | "failure";
  readonly job: Job;
  readonly when: GitlabWhen;
  readonly needs: readonly PlacedNeed[];
}

export interface PlacedNeed {
  /** Id of the needed job in the plan, and the suffix of what stands for it. */
  readonly job: string;
  readonly suffix: string;
}

const WHEN = { success: "on_success", failure: "on_failure", always: "always" } as const;

export function placeJobs(flow: Flow): Placed[] {
  const byId = new Map(flow.jobs.map((job) => [job.id, job]));
  const beside = new Map<string, Placed>();
  const placed: Placed[] = [];
  for (const job of flow.jobs) {
    const own = placeJob(job, flow, byId);
    for (const { job: need, suffix } of own.flatMap((one) => one.needs)) {
      for (const helper of helpers(byId.get(need), suffix)) beside.set(`${need}${helper.suffix}`, helper);
    }
    placed.push(...own);
  }
  return placed.flatMap((one) => (one.suffix === "" ? [one, ...[...beside.values()].filter((helper) => helper.job.id === one.job.id)] : [one]));
}

function placeJob(job: Job, flow: Flow, byId: ReadonlyMap<string, Job>): Placed[] {
  const direct = job.needs.map((need) => ({ job: need, suffix: "" }));
  const work = (needs: readonly PlacedNeed[], suffix = ""): Placed => ({ suffix, role: "work", job, when: WHEN[job.after], needs });
  if (job.after === "success" || startsTogether(job.needs, byId)) return [work(direct)];
  const standIn = (suffix: string): PlacedNeed[] => job.needs.map((need) => ({ job: need, suffix: isSkippable(byId.get(need)) ? suffix : "" }));
  if (job.after === "always") return [work(standIn(":ended"))];
  const groups = groupsInTurn(job.needs, byId);
  const isNeeded = flow.jobs.some((other) => other.needs.includes(job.id));
  if (groups === undefined || isNeeded) return [work(standIn(":failure"))];
  return groups.map((group, index) => {
    const needs = groups.slice(0, index + 1).flat();
    return work(
      needs.map((need) => ({ job: need, suffix: "" })),
      index === groups.length - 1 ? "" : `:after-${group[0]}`,
    );
  });
}

/** The extra jobs behind a suffix that stands for a need. */
function helpers(job: Job | undefined, suffix: string): Placed[] {
  if (job === undefined || suffix === "") return [];
  const itself: PlacedNeed = { job: job.id, suffix: "" };
  if (suffix === ":ended") return [{ suffix, role: "ended", job, when: "always", needs: [itself] }];
  const watch: Placed = { suffix: ":watch", role: "watch", job, when: "on_failure", needs: [itself] };
  return [watch, { suffix, role: "failure", job, when: "always", needs: [itself, { job: job.id, suffix: ":watch" }] }];
}

/** A job that starts however its needs end is never skipped, unless somebody cancels. */
export function isSkippable(job: Job | undefined): boolean {
  return job !== undefined && job.needs.length > 0 && job.after !== "always";
}

/** Whether the needs are skipped all together or not at all, so that GitLab's rule is exact. */
function startsTogether(needs: readonly string[], byId: ReadonlyMap<string, Job>): boolean {
  if (needs.length < 2) return true;
  const jobs = needs.flatMap((need) => byId.get(need) ?? []);
  if (jobs.every((job) => !isSkippable(job))) return true;
  const conditions = new Set(jobs.map((job) => `${job.after} ${[...job.needs].sort().join(" ")}`));
  return conditions.size === 1;
}

/**
 * The needs cut into groups, of which each starts only when all of the group before succeeded, and within which all start
 * together; undefined where they don't fall into such groups.
 */
function groupsInTurn(needs: readonly string[], byId: ReadonlyMap<string, Job>): string[][] | undefined {
  const before = new Map(needs.map((need) => [need, mustSucceed(need, byId)]));
  const rank = (need: string): number => needs.filter((other) => before.get(need)?.has(other)).length;
  const groups = new Map<number, string[]>();
  for (const need of needs) groups.set(rank(need), [...(groups.get(rank(need)) ?? []), need]);
  const inTurn = [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
  for (const [index, group] of inTurn.entries()) {
    const earlier = inTurn.slice(0, index).flat();
    if (!group.every((need) => earlier.every((other) => before.get(need)?.has(other)))) return undefined;
    if (!startsTogether(group, byId)) return undefined;
  }
  return inTurn;
}

/** Every job that must have succeeded before this one can start. */
function mustSucceed(id: string, byId: ReadonlyMap<string, Job>): Set<string> {
  const job = byId.get(id);
  if (job === undefined || job.after !== "success") return new Set();
  return new Set(job.needs.flatMap((need) => [need, ...mustSucceed(need, byId)]));
}
