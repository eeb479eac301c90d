import { nearest, type Diagnostic } from "@create-pipeline/diagnostics";
import type { SpecCode } from "../codes.ts";
import { environmentEntries } from "../desugar.ts";
import { durationMinutes } from "../duration.ts";
import { canaryEnvironments, foldOf, shareOf } from "../normalize-canary.ts";
import type { CanaryInput, SpecInput } from "../spec-input.ts";
import { canaryMessages as say } from "./canary-messages.ts";
import { messages } from "./messages.ts";
import type { Places } from "./rule.ts";

type Problems = Diagnostic<SpecCode>[];

const AT = ["delivery", "canary"] as const;
/** A job that waits for it must come to its end on every platform's runners. */
const LONGEST = 150;

export function checkCanary(input: SpecInput, places: Places): Problems {
  const { delivery = {} } = input;
  const { canary, rollout } = delivery;
  if (canary === undefined) return rollout === "canary" && !places.isWritten(AT) ? [say.withoutCanary(places.at(["delivery", "rollout"]))] : [];
  // For the other kinds it was said that a canary means nothing.
  if ((input.service?.kind ?? "service") !== "service") return [];
  return [
    ...(rollout === "rolling" ? [say.rolling(places.at(["delivery", "rollout"]))] : []),
    ...checkSurroundings(input, places),
    ...checkRates(canary, places),
    ...checkEnvironments(canary, input, places),
    ...checkExpression(canary, places),
  ];
}

/** What it needs around it. */
function checkSurroundings({ delivery = {}, environments }: SpecInput, places: Places): Problems {
  const missing = delivery.workload === "none" ? "workload" : delivery.gitops === "none" ? "gitops" : undefined;
  if (missing !== undefined) return [say.withoutGitops(missing, places.atKey(AT))];
  return environments === undefined && !places.isWritten(["environments"]) ? [say.withoutEnvironments(places.atKey(AT))] : [];
}

function checkRates(canary: CanaryInput, places: Places): Problems {
  const { rps, baseline, detect, maxDuration, power = "80%", falseAborts = "1%" } = canary;
  const problems: Problems = [];
  const nothing = (key: keyof CanaryInput, value: string, why: string, hint: string): void =>
    void problems.push(say.nothing(`delivery.canary.${key}`, value, why, places.at([...AT, key]), hint));
  if (rps === 0) nothing("rps", "0", "without requests no canary learns anything", "give the requests per second of a quiet hour");
  const isShare = (key: "baseline" | "power" | "falseAborts", value: string, none: string, all: string, hint: string): boolean => {
    const share = shareOf(value);
    if (share <= 0) nothing(key, value, none, hint);
    else if (share >= 1) nothing(key, value, all, hint);
    return share > 0 && share < 1;
  };
  const rates =
    baseline === undefined ||
    isShare(
      "baseline",
      baseline,
      "nothing can be multiplied",
      "nothing is left to get worse",
      'such as "0.1%"; with no errors yet, 3 divided by the requests seen',
    );
  const powers = isShare("power", power, "a canary that notices nothing needs no canary", "nothing random is certain", 'such as "80%"');
  const alarms = isShare("falseAborts", falseAborts, "nothing random has no chance at all", "then no release would go out", 'such as "1%"');
  if (powers && alarms && shareOf(falseAborts) >= shareOf(power))
    problems.push(say.falseAborts(falseAborts, power, places.at([...AT, canary.falseAborts === undefined ? "power" : "falseAborts"])));
  if (detect !== undefined && foldOf(detect) <= 1) nothing("detect", detect, "a release that fails no more often is healthy", 'such as "5x"');
  else if (detect !== undefined && baseline !== undefined && rates && foldOf(detect) * shareOf(baseline) > 1)
    problems.push(say.moreThanAll(detect, baseline, `${Math.floor(10 / shareOf(baseline)) / 10}x`, places.at([...AT, "detect"])));
  return [...problems, ...checkDuration(maxDuration, places)];
}

function checkDuration(maxDuration: string | undefined, places: Places): Problems {
  if (maxDuration === undefined) return [];
  const minutes = durationMinutes(maxDuration);
  const at = places.at([...AT, "maxDuration"]);
  if (minutes === 0) return [messages.noTimeout("delivery.canary.maxDuration", at)];
  return minutes > LONGEST ? [messages.duration("delivery.canary.maxDuration", "two and a half hours, and a job waits for it", at)] : [];
}

function checkEnvironments(canary: CanaryInput, input: SpecInput, places: Places): Problems {
  const entries = environmentEntries(input);
  const all = entries.map(({ value }) => value);
  // Where one was refused, it may be the one that is asked for.
  const whole = entries.length === (input.environments ?? []).length && all.every(({ name }) => name !== undefined);
  const known = all.flatMap(({ name }) => name ?? []);
  const problems: Problems = [];
  for (const [index, name] of (canary.environments ?? []).entries()) {
    if (name !== undefined && whole && !known.includes(name))
      problems.push(say.unknownEnvironment(name, nearest(name, known), known, places.at([...AT, "environments", index])));
  }
  const wanted = canaryEnvironments(canary, all);
  const router = canary.router ?? (wanted.every(({ host }) => host !== undefined) ? "gateway-api" : "replicas");
  for (const { name = "", host, replicas } of wanted) {
    const at = places.at([...AT, "router"]) ?? places.atKey(AT);
    if (router === "gateway-api" && host === undefined) problems.push(say.withoutHost(router, name, at));
    if (router === "replicas" && (replicas?.max ?? (replicas?.min ?? 2) * 2) < 2) problems.push(say.onePod(name, at));
  }
  return problems;
}

function checkExpression({ metric }: CanaryInput, places: Places): Problems {
  if (metric?.failed === undefined) return [];
  const at = places.at([...AT, "metric", "failed"]);
  if (/\{\{|\}\}/.test(metric.failed)) return [say.braces(metric.failed, at)];
  try {
    new RegExp(metric.failed);
    return [];
  } catch {
    return [say.expression(metric.failed, at)];
  }
}
