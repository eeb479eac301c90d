import type { Canary, Fate } from "../model.ts";
import type { Requirement } from "../requirement/parse-requirement.ts";
import type { Design } from "./design.ts";
import type { Needed } from "./needed.ts";

export interface Suggestion {
  readonly kind: "found";
  readonly canary: Canary;
  /** The numbers to write into a manifest; absent for the sequential gate, whose judge says all. */
  readonly design?: Design;
  readonly healthy: Fate;
  /** One per required effect, in their order. */
  readonly effects: readonly Fate[];
  readonly durationSeconds: number;
  /** Expected canary requests of a release with the smallest required effect. */
  readonly exposed: number;
  readonly candidates: number;
}

export interface NoSuggestion {
  readonly kind: "none";
  /** The highest power at the smallest required effect within the limits. */
  readonly bestPower: number;
  readonly needed: Needed;
  readonly candidates: number;
}

/** Differences far below what anybody could measure don't refuse a configuration the search has found. */
const TOLERANCE = 1e-9;

/** Whether fates fulfil a requirement: also what a gate job on a hand-written canary asks. */
export function meets(requirement: Requirement, found: Pick<Suggestion, "healthy" | "effects" | "exposed" | "durationSeconds">): boolean {
  return (
    requirement.power.every(({ atLeast }, index) => found.effects[index]!.abort >= atLeast - TOLERANCE) &&
    found.healthy.abort <= (requirement.falseAborts ?? 1) + TOLERANCE &&
    found.durationSeconds <= (requirement.maxSeconds ?? Infinity) + TOLERANCE &&
    found.exposed <= (requirement.maxExposed ?? Infinity) * (1 + TOLERANCE)
  );
}
