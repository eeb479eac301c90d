/** How a verification can end. */
export type Outcome = "healthy" | "degraded" | "suspended" | "timed-out" | "unreachable" | "missing" | "superseded" | "not-deployed";

/** What one look at the rollout says. */
export type Observation =
  | { readonly kind: "healthy"; readonly message: string }
  /** Not yet; `outcome` is what it is called when the time is over now. */
  | { readonly kind: "waiting"; readonly outcome: "timed-out" | "suspended" | "missing" | "unreachable"; readonly message: string }
  /** Ours and broken; believed when it is seen three times in a row, because health flickers while things are replaced. */
  | { readonly kind: "broken"; readonly message: string }
  /** Looking again would not change it. */
  | { readonly kind: "final"; readonly outcome: Outcome; readonly message: string };

export interface Expected {
  readonly digest: string;
  readonly revision: string;
  /** Milliseconds; what was reported before it says nothing about this deployment. */
  readonly since: number;
}

/** Looks once; never throws for what may pass by itself. */
export type Observe = () => Promise<Observation>;

/** Both Kubernetes and the platforms count in whole seconds. */
export function isSince(time: unknown, since: number): boolean {
  return typeof time === "string" && Date.parse(time) >= Math.floor(since / 1000) * 1000;
}

/** Text of somebody else on one line, short enough for an output. */
export function oneLine(text: unknown): string {
  return typeof text === "string"
    ? text
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
        .trim()
        .slice(0, 300)
    : "";
}
