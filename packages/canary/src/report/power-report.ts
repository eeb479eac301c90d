import type { Fate, Power, Question } from "../model.ts";
import type { CanaryReading } from "../read/reading.ts";
import { countWord, foldWord, oddsWord, percentWord, ratioWord, timeWord } from "./words.ts";

/** The answer about one release, as every format shows it. */
export interface PowerReport {
  readonly name: string;
  readonly file: string;
  readonly controller: CanaryReading["controller"] | "create-pipeline";
  readonly question: Question;
  readonly power: Power;
  /** P(abort) over rate ratios, for the drawing; empty where nothing is drawn. */
  readonly curve: readonly { readonly ratio: number; readonly abort: number }[];
}

const controllerNames: Readonly<Record<PowerReport["controller"], string>> = {
  "argo-rollouts": "Argo Rollouts",
  flagger: "Flagger",
  "create-pipeline": "create-pipeline",
};

export function controllerName({ controller }: PowerReport): string {
  return controllerNames[controller];
}

/** What the model leaves out, each thing once: the reader names some of it with its full path, the mathematics with a part of that. */
export function leftOut({ power: { notModelled } }: PowerReport): Power["notModelled"] {
  return notModelled.filter(
    ({ what }, index) => !notModelled.some((other, place) => place < index && (other.what.endsWith(what) || what.endsWith(other.what))),
  );
}

/** The one sentence people remember. */
export function powerSentence({ power: { healthy, effects } }: PowerReport): string {
  const largest = effects.at(-1);
  return `${largest === undefined ? "" : `${catchWords(largest)}; `}${healthyWords(healthy)}`;
}

function catchWords({ ratio, promote }: Fate): string {
  const regressions = `${foldWord(ratio)} regressions`;
  if (promote > 0.999_999) return `this canary catches no ${regressions}`;
  if (promote >= 0.01) return `this canary misses ${percentWord(promote)} of ${regressions}`;
  return promote < 1e-6 ? `this canary catches all ${regressions}` : `this canary misses ${foldWord(ratio)} regressions ${oddsWord(promote)}`;
}

function healthyWords({ abort, pause }: Fate): string {
  const paused = pause > 0.001 ? `, ${percentWord(pause)} wait for a person` : "";
  if (abort >= 0.1) return `${percentWord(abort)} of healthy releases are aborted${paused}`;
  if (abort < 1e-9) return `a healthy release is practically never aborted${paused}`;
  return `a healthy release is aborted ${oddsWord(abort)}${paused}`;
}

export interface PowerTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One row per release: healthy first, then the regressions asked about. */
export function powerTable({ power, question }: PowerReport): PowerTable {
  const fates = [power.healthy, ...power.effects];
  const paused = fates.some(({ pause }) => pause > 0);
  const users = question.users !== undefined;
  const head = [
    "release",
    "errors",
    "aborted",
    ...(paused ? ["paused"] : []),
    "half within",
    "90 % within",
    "canary requests",
    ...(users ? ["users"] : []),
    "failures too many",
    "if missed",
  ];
  const rows = fates.map((fate, index) => [
    index === 0 ? "healthy" : ratioWord(fate.ratio),
    percentWord(fate.errorProbability),
    abortWord(fate),
    ...(paused ? [percentWord(fate.pause)] : []),
    ...costOf(fate, users, index === 0),
    index === 0 ? "-" : `${countWord(power.undetectedFailuresPerHour[index - 1] ?? 0)} failures/h`,
  ]);
  return { head, rows };
}

/** Time and exposure until the abort; of one that never happens there is nothing to say. */
function costOf(fate: Fate, users: boolean, healthy: boolean): string[] {
  const { abort, abortSeconds, requestsUntilAbort, usersUntilAbort, excessFailuresUntilAbort } = fate;
  if (abortSeconds === undefined || abort < 1e-9) return Array.from({ length: users ? 5 : 4 }, () => "-");
  return [
    timeWord(abortSeconds.median),
    timeWord(abortSeconds.p90),
    numberWord(requestsUntilAbort),
    ...(users ? [numberWord(usersUntilAbort)] : []),
    healthy ? "-" : numberWord(excessFailuresUntilAbort),
  ];
}

/** Of a simulation without a hit, or with hits only, the bound is known and nothing else. */
function abortWord({ abort, method }: Fate): string {
  if (method.kind === "exact") return percentWord(abort);
  if (abort < 1e-9) return `< ${percentWord(method.standardError)}`;
  if (abort > 1 - 1e-9) return `> ${percentWord(1 - method.standardError)}`;
  return `${percentWord(abort)} ± ${percentWord(2 * method.standardError)}`;
}

function numberWord(value: number | undefined): string {
  return value === undefined ? "-" : countWord(value);
}

/** What the table has no column for. */
export function powerFacts({ power, question }: PowerReport): readonly string[] {
  const { detectable80, durationSeconds, requestsWhenPassing, falseAborts } = power;
  const smallest =
    detectable80 === undefined
      ? "no regression is found with 80 %, not even one where every request fails"
      : detectable80 === 1
        ? "80 % of all releases are aborted, whatever they are"
        : `the smallest regression found with 80 %: ${ratioWord(detectable80)} (${percentWord(Math.min(1, detectable80 * question.baseline))} errors)`;
  const alone =
    falseAborts.length > 1
      ? [`false aborts by metric alone: ${falseAborts.map(({ metric, probability }) => `${metric} ${percentWord(probability)}`).join(", ")}`]
      : [];
  return [smallest, `a release that passes takes ${timeWord(durationSeconds)}; the canary answers ${countWord(requestsWhenPassing)} requests of it`, ...alone];
}
