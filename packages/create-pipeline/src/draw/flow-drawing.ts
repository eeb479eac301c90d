import { criticalPath, layers } from "@create-pipeline/plan";
import type { Concurrency, Flow, Job, Trigger } from "@create-pipeline/plan";

/** A flow with what every drawing of it needs. */
export interface FlowDrawing {
  readonly flow: Flow;
  readonly layers: readonly (readonly Job[])[];
  /** Ids of the chain that takes longest, in order. */
  readonly critical: readonly string[];
  /** Minutes of that chain when each job uses up its limit. */
  readonly minutes: number;
}

export function drawFlow(flow: Flow): FlowDrawing {
  const critical = criticalPath(flow.jobs);
  const minutes = flow.jobs.filter(({ id }) => critical.includes(id)).reduce((sum, job) => sum + job.timeoutMinutes + job.delayMinutes, 0);
  return { flow, layers: orderLayers(layers(flow.jobs)), critical, minutes };
}

/** Within a layer, jobs stand near what they need: fewer lines cross. */
function orderLayers(found: readonly (readonly Job[])[]): Job[][] {
  const place = new Map<string, number>();
  return found.map((layer) => {
    const weight = (job: Job): number => (job.needs.length === 0 ? 0 : job.needs.reduce((sum, need) => sum + (place.get(need) ?? 0), 0) / job.needs.length);
    const ordered = [...layer].sort((left, right) => weight(left) - weight(right) || (left.id < right.id ? -1 : 1));
    ordered.forEach((job, index) => place.set(job.id, index));
    return ordered;
  });
}

/** What runs of the same group do to one another. */
export function concurrencyWords({ policy }: Concurrency): string {
  const words = { supersede: "a newer run cancels an older one", queue: "runs wait for one another", independent: "runs are independent" };
  return words[policy];
}

/** "on a change, on main": in words. */
export function triggerWords(triggers: readonly Trigger[]): string {
  return triggers.map(triggerWord).join(", ");
}

function triggerWord(trigger: Trigger): string {
  switch (trigger.on) {
    case "change":
      return "a pull or merge request";
    case "queue":
      return "the merge queue";
    case "main":
      return "a push to the main branch";
    case "tag":
      return `a tag ${trigger.pattern}`;
    case "schedule":
      return `the schedule ${trigger.cron}`;
    case "manual":
      return "started by hand";
  }
}

/** "registry: write, source: read". */
export function permissionWords(job: Job): string {
  return Object.entries(job.permissions)
    .map(([scope, access]) => `${scope}: ${access}`)
    .sort()
    .join(", ");
}

export function environmentWord({ environment }: Job): string {
  if (environment === undefined) return "";
  return environment.name === "" ? `chosen by ${environment.input ?? "hand"}` : environment.name;
}

/** "45m", "2h 5m", "1d 3h". */
export function durationWord(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1440), "d"],
    [Math.floor(minutes / 60) % 24, "h"],
    [minutes % 60, "m"],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, unit]) => `${number}${unit}`);
  return words.length === 0 ? "0m" : words.slice(0, 2).join(" ");
}
