import type { Approval, Flow, Job } from "./plan.ts";

type Node = Pick<Job, "id" | "needs">;

/** Jobs by layer: every job stands one layer after the last of its needs. */
export function layers<T extends Node>(jobs: readonly T[]): T[][] {
  const depth = new Map<string, number>();
  const result: T[][] = [];
  for (const job of topological(jobs)) {
    const layer = Math.max(-1, ...job.needs.map((need) => depth.get(need) ?? -1)) + 1;
    depth.set(job.id, layer);
    (result[layer] ??= []).push(job);
  }
  return result;
}

/** Needs before those who need them; among the ready ones by id, so that the order never depends on the input's. */
export function topological<T extends Node>(jobs: readonly T[]): T[] {
  const waiting = new Map(jobs.map((job) => [job.id, job]));
  const ordered: T[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter((job) => job.needs.every((need) => !waiting.has(need)));
    if (ready.length === 0) throw new Error(`cycle among ${[...waiting.keys()].sort().join(", ")}`);
    for (const job of ready.sort((a, b) => (a.id < b.id ? -1 : 1))) {
      ordered.push(job);
      waiting.delete(job.id);
    }
  }
  return ordered;
}

/** One cycle as a list of ids, first repeated at the end; undefined where there is none. */
export function findCycle(jobs: readonly Node[]): string[] | undefined {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const done = new Set<string>();
  const walk = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (done.has(id)) return undefined;
    done.add(id);
    for (const next of byId.get(id)?.needs ?? []) {
      const cycle = walk(next, [...path, id]);
      if (cycle) return cycle;
    }
    return undefined;
  };
  for (const job of jobs) {
    const cycle = walk(job.id, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** Every pair "a b" in which a has always ended before b starts. */
export function happensBefore(jobs: readonly Node[]): Set<string> {
  const before = new Map<string, Set<string>>();
  for (const job of topological(jobs)) {
    const all = new Set<string>();
    for (const need of job.needs) {
      all.add(need);
      for (const earlier of before.get(need) ?? []) all.add(earlier);
    }
    before.set(job.id, all);
  }
  return new Set([...before].flatMap(([id, all]) => [...all].map((earlier) => `${earlier} ${id}`)));
}

/** The chain of jobs that takes longest if each one uses up its time limit; ids in order. */
export function criticalPath(jobs: readonly Pick<Job, "id" | "needs" | "timeoutMinutes" | "delayMinutes">[]): string[] {
  const best = new Map<string, { minutes: number; path: string[] }>();
  let longest: { minutes: number; path: string[] } = { minutes: 0, path: [] };
  for (const job of topological(jobs)) {
    let head: { minutes: number; path: string[] } = { minutes: 0, path: [] };
    for (const need of job.needs) {
      const candidate = best.get(need);
      if (candidate && candidate.minutes > head.minutes) head = candidate;
    }
    const own = { minutes: head.minutes + job.delayMinutes + job.timeoutMinutes, path: [...head.path, job.id] };
    best.set(job.id, own);
    if (own.minutes > longest.minutes) longest = own;
  }
  return longest.path;
}

/**
 * Removes the approve jobs for platforms that ask for an approval on the deploying job itself:
 * their needs pass on to those who needed them, and the approval moves to the deploying job of that environment.
 */
export function fuseApprovals(flow: Flow): Flow {
  const approvals = new Map(flow.jobs.filter((job) => job.kind === "approve").map((job) => [job.id, job]));
  if (approvals.size === 0) return flow;
  const through = (needs: readonly string[]): string[] => [
    ...new Set(needs.flatMap((need) => (approvals.has(need) ? through(approvals.get(need)!.needs) : [need]))),
  ];
  const approvalOf = new Map<string, Approval>();
  for (const job of approvals.values()) if (job.environment?.approval) approvalOf.set(job.environment.name, job.environment.approval);
  const jobs = flow.jobs
    .filter((job) => !approvals.has(job.id))
    .map((job): Job => {
      const approval = job.environment?.access === "deploy" ? approvalOf.get(job.environment.name) : undefined;
      const fused = { ...job, needs: through(job.needs) };
      return approval && job.environment ? { ...fused, environment: { ...job.environment, approval } } : fused;
    });
  return { ...flow, jobs };
}
