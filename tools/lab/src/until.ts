import { setTimeout as sleep } from "node:timers/promises";

/** What was waited for did not come. */
export class NotReadyError extends Error {
  override readonly name = "NotReadyError";
}

export interface Patience {
  readonly timeoutMs?: number;
  readonly everyMs?: number;
  /** Ends the waiting early, with the reason why it is hopeless. */
  readonly hopeless?: () => string | undefined;
}

/** Asks again and again until the answer is not undefined; an answer that throws is asked again, and named at the end. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, { timeoutMs = 60_000, everyMs = 50, hopeless }: Patience = {}): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  let last = "no answer yet";
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      last = "not yet";
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    const reason = hopeless?.();
    if (reason !== undefined) throw new NotReadyError(`${what}: ${reason}`);
    if (performance.now() > deadline) throw new NotReadyError(`${what}: not within ${timeoutMs / 1000} s (${last})`);
    await sleep(everyMs);
  }
}
