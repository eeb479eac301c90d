import type { Counted, CountScope } from "./query-value.ts";

export interface Matcher {
  readonly label: string;
  readonly operator: "=" | "!=" | "=~" | "!~";
  readonly value: string;
}

export interface Selector {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

/** Names by which a query can tell the canary from the stable version. */
export interface ReleaseNames {
  /** Label values only the canary has: hashes, pods, services; they may stand inside a pattern. */
  readonly canary: readonly string[];
  readonly stable: readonly string[];
  /** What the canary's workload is called where the service has the same name: no label of a service means it. */
  readonly canaryWorkload?: string;
}

const serviceLabel = /service|host|authority|ingress|route|cluster|upstream|backend|gateway/i;

const statusLabel = /status|(?:^|_)code|classification|outcome|(?:^|_)result|response_flags|success|fail|error|exception/i;
const badValues = ["500", "502", "503", "504", "5xx", "5XX", "failure", "failed", "fail", "error", "ERROR", "SERVER_ERROR", "Internal", "Unavailable"];
const goodValues = ["200", "201", "204", "2xx", "2XX", "success", "SUCCESS", "ok", "OK"];

/** What the selector counts; a reason where its labels don't say. */
export function countedBy({ metric, matchers }: Selector): Counted | { readonly reason: string } {
  if (matchers.some(({ label }) => label === "le") || metric.endsWith("_bucket"))
    return { reason: "it counts requests faster than a limit, and how many healthy ones are slower is not known" };
  if (metric.endsWith("_sum")) return { reason: "it sums durations or sizes, whose distribution is not known" };
  const kinds = matchers.filter(({ label }) => statusLabel.test(label)).map(countedByStatus);
  const strange = kinds.find((kind) => typeof kind === "object");
  if (strange !== undefined) return strange;
  if (kinds.includes("errors")) return "errors";
  if (kinds.includes("successes")) return "successes";
  if (/error|fail|5xx|exception/i.test(metric)) return "errors";
  return /success/i.test(metric) ? "successes" : "requests";
}

function countedByStatus({ label, operator, value }: Matcher): Counted | { readonly reason: string } {
  const matches = operator === "=" || operator === "!=" ? (candidate: string): boolean => candidate === value : testOf(anchored(value));
  if (matches === undefined) return { reason: `the pattern ${JSON.stringify(value)} is no regular expression` };
  const [bad, good] = truthLabels(label) ?? [badValues, label.includes("grpc") ? [...goodValues, "0"] : goodValues];
  const negated = operator.startsWith("!");
  const [namesBad, namesGood] = [bad.some(matches), good.some(matches)];
  if (namesBad !== namesGood) return namesBad === negated ? "successes" : "errors";
  // Everything, or everything but something that is neither: != "404".
  if (namesBad !== negated) return "requests";
  return { reason: `what ${label}${operator}${JSON.stringify(value)} selects is neither success nor error` };
}

function testOf(pattern: RegExp | undefined): ((candidate: string) => boolean) | undefined {
  return pattern && ((candidate) => pattern.test(candidate));
}

/** Labels such as success="true" and error="true". */
function truthLabels(label: string): readonly [bad: readonly string[], good: readonly string[]] | undefined {
  if (/success/i.test(label))
    return [
      ["false", "0", ...badValues],
      ["true", "1", ...goodValues],
    ];
  return /fail|error|exception/i.test(label)
    ? [
        ["true", "1", ...badValues],
        ["false", "0", "", "none", ...goodValues],
      ]
    : undefined;
}

/** Prometheus' expressions match the whole value. */
function anchored(value: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${value})$`, "s");
  } catch {
    return undefined;
  }
}

const canaryWord = /canary|preview/i;
const stableWord = /(?:^|[^a-z])(?:stable|primary|baseline)(?![a-z])/i;

/** Whose requests the selector counts; without a label that tells, everybody's. */
export function scopeOf({ matchers }: Selector, names: ReleaseNames): CountScope {
  const scopes = matchers.map((matcher) => scopeOfMatcher(matcher, names));
  return scopes.find((scope) => scope === "canary") ?? scopes.find((scope) => scope === "stable") ?? "service";
}

function scopeOfMatcher(matcher: Matcher, { canary, stable, canaryWorkload }: ReleaseNames): CountScope {
  const { operator, value, label } = matcher;
  const positive = operator === "=" || operator === "=~";
  const workload = canaryWorkload !== undefined && !serviceLabel.test(label) && matches(canaryWorkload);
  const own = { canary: workload || canary.some(named), stable: stable.some(named) };
  if (own.canary !== own.stable) return own.canary ? "canary" : "stable";
  if (own.canary) return "service";
  if (!positive && value === "" && canaryWord.test(label)) return "canary";
  if (canaryWord.test(value) || stableWord.test(value)) return canaryWord.test(value) === positive ? "canary" : "stable";
  return "service";

  function matches(name: string): boolean {
    return operator === "=" ? value === name : operator === "=~" && anchored(value)?.test(name) === true;
  }
  function named(name: string): boolean {
    return matches(name) || (operator === "=" ? value.startsWith(`${name}.`) : positive && value.includes(name));
  }
}
