/**
 * The neutral model of a canary: what readers of manifests produce and the mathematics consumes. Units everywhere: seconds, requests per
 * second, weights and probabilities as fractions from 0 to 1. Percent never appears here; a reader divides.
 */

/** Requests per second of the whole service, stable and canary together. */
export type Traffic = ConstantTraffic | ProfileTraffic;

export interface ConstantTraffic {
  readonly kind: "constant";
  readonly rps: number;
}

/** A repeated profile (usually a day); the release starts `startSeconds` into it. */
export interface ProfileTraffic {
  readonly kind: "profile";
  readonly startSeconds: number;
  /** In order; after the last one the first follows again. Each `seconds` is above zero. */
  readonly segments: readonly TrafficSegment[];
}

export interface TrafficSegment {
  readonly seconds: number;
  readonly rps: number;
}

/** A condition or a construct the mathematics leaves out, named instead of guessed. */
export interface NotModelled {
  /** Where it is written, as a path: "spec.strategy.canary.steps[3].experiment", "metrics.latency.successCondition". */
  readonly what: string;
  /** Lower case, no full stop: "the condition calls a function". */
  readonly reason: string;
}

/** One configured release: how the weight moves and who judges. */
export interface Canary {
  readonly name: string;
  readonly judge: Judge;
  readonly notModelled: readonly NotModelled[];
  /** Requests per second a load test sends to the canary alone; seen by canary-scoped queries, never a user. Default 0. */
  readonly loadTestRps?: number;
}

export type Judge = ArgoJudge | FlaggerJudge | SequentialJudge;

/** How long a phase lasts; "manual" waits for a person, and only the question can say how long (see `Question.manualPauseSeconds`). */
export type PhaseLength = number | "manual";

/** A piece of the timeline with one weight. */
export interface Phase {
  readonly seconds: PhaseLength;
  /** Share of the traffic the canary answers. */
  readonly weight: number;
}

/** What a single measurement says. Argo Rollouts has all four; Flagger knows only success and failed. */
export type Outcome = "success" | "failed" | "inconclusive" | "error";

export interface Condition {
  readonly operator: "<" | "<=" | ">" | ">=";
  /** In the unit of the metric's quantity: 0.95, never 95. */
  readonly value: number;
}

/**
 * What the query returns. Ratios are errors (or successes) over requests in the window; counts are absolute numbers in the window, so a
 * rate per second times `windowSeconds`.
 */
export type Quantity = "error-ratio" | "success-ratio" | "error-count" | "request-count";

/** What every controller's metric shares. */
export interface Metric {
  readonly name: string;
  readonly quantity: Quantity;
  /** "canary": the query selects the canary's requests only. "service": it mixes in the stable ones, which dilutes the effect. */
  readonly scope: "canary" | "service";
  /** The range the query looks back over; for `irate` one scrape interval. */
  readonly windowSeconds: number;
  /** What a window without any request says (no data or NaN). Never used for counts: zero is a count. */
  readonly whenEmpty: Outcome;
  /** A guard in the query: with fewer requests than this the measurement says `outcome`. */
  readonly minimumRequests?: { readonly requests: number; readonly outcome: Outcome };
  /** Probability of the metric's own bad event in a healthy request; default the question's baseline. */
  readonly baseline?: number;
  /** False when the regression in question doesn't move this metric (it can still raise a false alarm). Default true. */
  readonly affected?: boolean;
  /** Present when the condition can't be modelled: the metric is left out and reported. */
  readonly notModelled?: string;
}

/** argoproj Metric, defaults filled in by the reader as the controller fills them in. */
export interface ArgoMetric extends Metric {
  /** Evaluated as utils/evaluate/evaluate.go does: failure first, then success, neither is inconclusive; a missing one is the other's negation. */
  readonly successCondition?: Condition;
  readonly failureCondition?: Condition;
  readonly initialDelaySeconds: number;
  /** Absent: a single measurement. */
  readonly intervalSeconds?: number;
  /** Absent with an interval: measures until the run is ended. */
  readonly count?: number;
  /** Default 0; the metric fails with more failures than this; -1 disables it. */
  readonly failureLimit: number;
  /** Default 0. */
  readonly inconclusiveLimit: number;
  /** Default 4. */
  readonly consecutiveErrorLimit: number;
  /** Default 0: disabled. */
  readonly consecutiveSuccessLimit: number;
  /** Measured, but ignored by the verdict. */
  readonly dryRun?: boolean;
}

export type ArgoStep =
  | { readonly kind: "set-weight"; readonly weight: number }
  | { readonly kind: "pause"; readonly seconds: PhaseLength }
  | { readonly kind: "analysis"; readonly metrics: readonly ArgoMetric[] }
  /** setCanaryScale, setHeaderRoute, experiment …: takes its place in the numbering, changes neither weight nor time. */
  | { readonly kind: "other"; readonly what: string };

export interface ArgoJudge {
  readonly kind: "argo";
  /** In the order of the manifest, one entry per step, so that `startingStep` counts right. */
  readonly steps: readonly ArgoStep[];
  readonly background?: {
    /** Index of the first step at which the run exists; 0 by default. */
    readonly startingStep: number;
    readonly metrics: readonly ArgoMetric[];
  };
}

/** A check fails below `minimum` or above `maximum`, both in the unit of the quantity (flagger thresholdRange). */
export interface FlaggerMetric extends Metric {
  readonly minimum?: number;
  readonly maximum?: number;
}

export type FlaggerStrategy =
  /** stepWeights wins for the maximum, stepWeight for the step, as in scheduler.go; fractions of 1. */
  | { readonly kind: "canary"; readonly stepWeight?: number; readonly stepWeights?: readonly number[]; readonly maxWeight?: number; readonly mirror?: boolean }
  /** `matchedShare`: share of the requests whose headers match; the whole of it goes to the canary. */
  | { readonly kind: "a/b"; readonly iterations: number; readonly matchedShare: number }
  /** `routed: false` for the kubernetes provider, which moves no traffic before promotion. */
  | { readonly kind: "blue-green"; readonly iterations: number; readonly mirror?: boolean; readonly routed: boolean };

export interface FlaggerJudge {
  readonly kind: "flagger";
  /** Seconds between two ticks, 60 by default, at least 10. */
  readonly intervalSeconds: number;
  /** Failed checks that roll back; below 1 means 1. */
  readonly threshold: number;
  readonly strategy: FlaggerStrategy;
  /** Share of the traffic moved per tick after promotion; informative, the new version serves everybody by then. */
  readonly stepWeightPromotion?: number;
  readonly metrics: readonly FlaggerMetric[];
}

/** The anytime-valid gate of this product: the conditional mixture sequential test on error counts of canary and stable. */
export interface SequentialJudge {
  readonly kind: "sequential";
  readonly phases: readonly Phase[];
  /** Bound of the probability of ever aborting a healthy release. */
  readonly alpha: number;
  /** Rate ratios the mixture is spread over, each above 1, equal weights. */
  readonly ratios: readonly number[];
  /** How often the gate is looked at; 0: at every error. */
  readonly intervalSeconds: number;
  /**
   * Evidence is counted in steps of this length, each with the canary's share of the requests served in it; they end when the clock says
   * so, whenever the release began. So does the gate in PromQL. Absent: it is counted at once, with the weight as the share.
   */
  readonly stepSeconds?: number;
  /** "mixture": the mean over the grid; "maximum": every grid point with alpha/K, a little weaker, for backends without ln and exp. */
  readonly combine: "mixture" | "maximum";
}

/** What the canary is asked about. */
export interface Question {
  readonly traffic: Traffic;
  /** Probability that a request to the stable version fails. Above 0, below 1. */
  readonly baseline: number;
  /** Regressions to look at, as multiples of the baseline, each above 1. */
  readonly effects: readonly number[];
  /** Errors and requests come in bunches of this size: every count is divided by it. Default 1. */
  readonly designEffect?: number;
  /** How long a person lets a manual pause last; without it such a pause counts as 0 seconds and is named in `notModelled`. */
  readonly manualPauseSeconds?: number;
  readonly users?: Users;
  /** Seed of every simulation. Default 1. */
  readonly seed?: number;
}

export interface Users {
  /** Users active while the canary runs. */
  readonly active: number;
  /** A user stays with the version of the first request. */
  readonly sticky: boolean;
  /** Requests per second of one user; needed when not sticky. Default: traffic over users. */
  readonly requestsPerSecond?: number;
}

/** What becomes of a release with one error probability. Probabilities add up to 1. */
export interface Fate {
  /** Rate ratio: 1 for a healthy release. */
  readonly ratio: number;
  readonly errorProbability: number;
  readonly abort: number;
  /** Stopped for a person, because analysis was inconclusive. */
  readonly pause: number;
  readonly promote: number;
  /** Given an abort; undefined when it has no chance to happen. */
  readonly abortSeconds?: { readonly mean: number; readonly median: number; readonly p90: number };
  /** Requests the canary has answered, given an abort. */
  readonly requestsUntilAbort?: number;
  /** Requests the canary has answered by the end, whatever the end. */
  readonly requests: number;
  /** Failures beyond the healthy ones, given an abort. */
  readonly excessFailuresUntilAbort?: number;
  /** Users who met the canary, given an abort; only with `Question.users`. */
  readonly usersUntilAbort?: number;
  readonly usersTotal?: number;
  readonly method: Method;
}

export type Method =
  | { readonly kind: "exact" }
  /** `standardError` of `abort`; 0 hits or only hits give the rule-of-three bound instead. */
  | { readonly kind: "simulated"; readonly runs: number; readonly standardError: number };

/** The whole answer. */
export interface Power {
  readonly healthy: Fate;
  /** One per effect, in the order asked. */
  readonly effects: readonly Fate[];
  /** Smallest rate ratio aborted with probability 0.8; undefined when not even p = 1 reaches it. */
  readonly detectable80?: number;
  /** False-abort probability per metric alone, by name. */
  readonly falseAborts: readonly { readonly metric: string; readonly probability: number }[];
  /** Seconds from the first weight to promotion when every check passes. */
  readonly durationSeconds: number;
  /** Canary requests of a release that passes every check. */
  readonly requestsWhenPassing: number;
  /** Per effect: failures per hour beyond the healthy ones once everybody has the undetected release. */
  readonly undetectedFailuresPerHour: readonly number[];
  /** Weight over time when every check passes; the measurements of each metric on it. For the drawing. */
  readonly timeline: Timeline;
  readonly notModelled: readonly NotModelled[];
  /** Simplifications the numbers rest on, in plain words. */
  readonly assumptions: readonly string[];
}

export interface Timeline {
  readonly phases: readonly { readonly startSeconds: number; readonly seconds: number; readonly weight: number; readonly observed: boolean }[];
  readonly measurements: readonly { readonly metric: string; readonly seconds: number; readonly expectedRequests: number; readonly emptyProbability: number }[];
}
