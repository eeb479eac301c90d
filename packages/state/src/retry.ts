import { StateError } from "./state-error.ts";

export interface RetryLimits {
  readonly attempts: number;
  readonly milliseconds: number;
}

interface Retry<T> {
  readonly what: string;
  /** Answers undefined when it is worth another try. */
  readonly attempt: () => Promise<T | undefined>;
  readonly ports: {
    readonly sleep: (ms: number) => Promise<void>;
    readonly now: () => Date;
    readonly random?: () => number;
    readonly log?: (message: string) => void;
  };
  readonly limits: Partial<RetryLimits>;
}

const defaults: RetryLimits = { attempts: 60, milliseconds: 5 * 60_000 };
const firstPause = 100;
const longestPause = 5_000;

/** Tries again with growing, random pauses, so that many deployers don't meet again and again; bounded by count and by time. */
export async function withRetries<T>({ what, attempt, ports, limits }: Retry<T>): Promise<T> {
  const { attempts, milliseconds } = { ...defaults, ...limits };
  const start = ports.now().getTime();
  for (let count = 1; ; count++) {
    const result = await attempt();
    if (result !== undefined) return result;
    const elapsed = ports.now().getTime() - start;
    if (count >= attempts || elapsed >= milliseconds) {
      throw new StateError(1, `${what} did not succeed in ${count} attempts and ${Math.round(elapsed / 1000)} s`, "run the job again; nothing was half done");
    }
    const bound = Math.min(longestPause, firstPause * 2 ** Math.min(count - 1, 10));
    const pause = Math.round((0.2 + 0.8 * (ports.random ?? Math.random)()) * bound);
    ports.log?.(`${what}: attempt ${count} met another writer or a passing failure; trying again in ${pause} ms`);
    await ports.sleep(pause);
  }
}
