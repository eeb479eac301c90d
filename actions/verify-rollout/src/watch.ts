import type { Ports } from "@create-pipeline/action-kit";
import type { Observation, Observe, Outcome } from "./observation.ts";

export interface Verdict {
  readonly outcome: Outcome;
  readonly message: string;
}

export interface Watch {
  readonly observe: Observe;
  /** What took this release's place in the state, or undefined while it is still there. */
  readonly findSuperseded: () => Promise<string | undefined>;
  readonly timeoutMs: number;
  readonly intervalMs: number;
}

const stateCheckMs = 60_000;
/** At the usual ten seconds longer than an autoscaler takes to look again, which is Degraded for one look when its target is new. */
const confirmations = 3;

/** Looks until it is healthy, certainly broken, superseded, or the time is over. */
export async function watch({ observe, findSuperseded, timeoutMs, intervalMs }: Watch, ports: Ports): Promise<Verdict> {
  const deadline = ports.now().getTime() + timeoutMs;
  let nextStateCheck = ports.now().getTime() + stateCheckMs;
  let wasAnswered = false;
  let brokenInRow = 0;
  let told = "";
  for (;;) {
    const seen = await observe();
    if (seen.message !== told) ports.log.info(seen.message);
    told = seen.message;
    if (seen.kind === "healthy") return { outcome: "healthy", message: seen.message };
    wasAnswered ||= !(seen.kind === "waiting" && seen.outcome === "unreachable");
    brokenInRow = seen.kind === "broken" ? brokenInRow + 1 : 0;
    const now = ports.now().getTime();
    const isOver = now + intervalMs > deadline;
    const isCertain = seen.kind === "final" || brokenInRow >= confirmations;
    if (isOver || isCertain || now >= nextStateCheck) {
      const other = await findSuperseded();
      if (other !== undefined) return { outcome: "superseded", message: other };
      nextStateCheck = now + stateCheckMs;
    }
    if (isCertain || isOver) return conclude(seen, wasAnswered);
    await ports.sleep(intervalMs);
  }
}

function conclude(seen: Exclude<Observation, { kind: "healthy" }>, wasAnswered: boolean): Verdict {
  switch (seen.kind) {
    case "final":
      return { outcome: seen.outcome, message: seen.message };
    case "broken":
      return { outcome: "degraded", message: seen.message };
    case "waiting":
      // Silence after an answer is a slow rollout as far as anybody can know.
      return { outcome: seen.outcome === "unreachable" && wasAnswered ? "timed-out" : seen.outcome, message: seen.message };
  }
}
