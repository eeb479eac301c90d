import type { FlaggerJudge, FlaggerStrategy, NotModelled } from "../model.ts";

/** One check that has to pass: what the canary is asked and what users see meanwhile, as shares of the traffic. */
export interface Check {
  readonly weight: number;
  readonly exposed: number;
}

export interface Checks {
  readonly checks: readonly Check[];
  readonly notModelled: readonly NotModelled[];
}

/**
 * The checks a release has to pass, in order. The first tick moves the first traffic without a check (flagger scheduler.go
 * advanceCanary: "skip check if no traffic is routed"); every later tick checks at the current weight and moves on when it passes.
 */
export function flaggerChecks(judge: FlaggerJudge): Checks {
  const { strategy } = judge;
  if (strategy.kind === "canary") return progressive(strategy);
  if (strategy.kind === "a/b") {
    // runAB: the first tick routes the matched requests, `iterations` passing checks promote.
    const check = { weight: strategy.matchedShare, exposed: strategy.matchedShare };
    return { checks: Array.from({ length: strategy.iterations }, () => check), notModelled: [] };
  }
  // runBlueGreen: `iterations` checks without users' traffic, then everybody is routed and one more check decides.
  const silent = { weight: strategy.mirror ? 1 : 0, exposed: 0 };
  const last = strategy.routed ? { weight: 1, exposed: 1 } : silent;
  return { checks: [...Array.from({ length: strategy.iterations }, () => silent), last], notModelled: [] };
}

function progressive(strategy: Extract<FlaggerStrategy, { kind: "canary" }>): Checks {
  const weights: number[] = [];
  const largest = maxWeight(strategy);
  let weight = 0;
  while (weight < largest - ROUNDING) {
    const step = nextStepWeight(strategy, weight);
    if (step <= 0)
      return {
        checks: [],
        notModelled: [{ what: "analysis.stepWeight", reason: "without stepWeight, stepWeights or iterations the canary never gets traffic" }],
      };
    weight = Math.min(1, weight + step);
    weights.push(weight);
  }
  const checks = weights.map((share) => ({ weight: share, exposed: share }));
  // runCanary: a mirrored canary first sees a copy of everything for one check; users get the stable answer.
  return { checks: strategy.mirror ? [{ weight: 1, exposed: 0 }, ...checks] : checks, notModelled: [] };
}

/** Weights are percent in the manifest; sums of them as fractions miss by less than this. */
const ROUNDING = 1e-9;

/** scheduler.go maxWeight: the last of stepWeights, else maxWeight, else everything. */
function maxWeight({ stepWeights, maxWeight: largest }: Extract<FlaggerStrategy, { kind: "canary" }>): number {
  if (stepWeights !== undefined && stepWeights.length > 0) return Math.min(1, stepWeights.at(-1)!);
  return largest !== undefined && largest > 0 ? largest : 1;
}

/** scheduler.go nextStepWeight: stepWeight wins; with stepWeights the difference to the next one, and all the rest from a weight not listed. */
function nextStepWeight({ stepWeight = 0, stepWeights = [] }: Extract<FlaggerStrategy, { kind: "canary" }>, weight: number): number {
  if (stepWeight > 0 || stepWeights.length === 0) return stepWeight;
  const rest = 1 - weight;
  if (rest <= ROUNDING) return 1;
  if (weight === 0) return Math.min(rest, stepWeights[0]!);
  const index = stepWeights.slice(0, -1).findIndex((listed) => Math.abs(listed - weight) < ROUNDING);
  return index === -1 ? rest : Math.min(rest, stepWeights[index + 1]! - weight);
}
