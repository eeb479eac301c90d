import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { checkQuestion, clockSeconds, goDuration, readTraffic } from "@create-pipeline/canary";
import type { Question, Traffic } from "@create-pipeline/canary";
import { UsageError } from "../../command.ts";
import type { CommandContext } from "../../command.ts";
import { workingFolder } from "../../workspace.ts";

const defaultEffects = "2x,5x,10x";

/** What the options ask. Nothing of it is guessed: without traffic and a baseline there is no answer. */
export function readQuestion(context: CommandContext): Question {
  const traffic = readTrafficOption(context);
  const { baseline: written, users, cluster, pause, effects } = context.options;
  if (traffic === undefined)
    throw new UsageError("--rps is missing: the requests per second of the whole service", "or give a day profile or exported Prometheus JSON with --profile");
  if (written === undefined) throw new UsageError("--baseline is missing: the share of requests that fail today", "such as --baseline 0.1%");
  const baseline = shareOf(written);
  if (baseline === undefined) throw new UsageError(`--baseline ${written} is no share`, "give the share of requests that fail today, such as 0.1% or 0.001");
  return checked({
    traffic,
    baseline,
    effects: readEffects(effects, baseline),
    ...(cluster !== undefined && { designEffect: atLeast("--cluster", cluster, 1) }),
    ...(pause !== undefined && { manualPauseSeconds: readDuration("--pause", pause) }),
    ...(users !== undefined && { users: { active: atLeast("--users", users, 1), sticky: true } }),
  });
}

/** Rates of zero, shares above one: all of it is said at once. */
function checked(question: Question): Question {
  const problems = checkQuestion(question);
  const [first] = problems;
  if (first !== undefined) throw new UsageError(problems.map(({ message }) => message).join("; "), first.hint);
  return question;
}

/** For lints, which can do without. */
export function readQuestionIfAny(context: CommandContext): Question | undefined {
  const { rps, profile, baseline } = context.options;
  return rps === undefined && profile === undefined && baseline === undefined ? undefined : readQuestion(context);
}

function readTrafficOption(context: CommandContext): Traffic | undefined {
  const { rps, profile, start } = context.options;
  if (rps !== undefined && profile !== undefined) throw new UsageError("--rps and --profile both say how much traffic there is", "leave one of them out");
  if (start !== undefined && profile === undefined) throw new UsageError("--start says when in a profile the release starts, and there is no --profile");
  if (profile !== undefined) return readProfile(context, profile, start);
  if (rps === undefined) return undefined;
  const value = Number(rps);
  if (Number.isNaN(value)) throw new UsageError(`--rps ${rps} is no number`, "3 requests a minute are --rps 0.05");
  return { kind: "constant", rps: value };
}

function readProfile(context: CommandContext, profile: string, start: string | undefined): Traffic {
  const startSeconds = start === undefined ? 0 : clockSeconds(start);
  if (startSeconds === undefined) throw new UsageError(`--start ${start} is no time of day`, "write it like 14:00");
  let text: string;
  try {
    text = readFileSync(resolve(workingFolder(context), profile), "utf8");
  } catch (error) {
    throw new UsageError(`can't read "${profile}" of --profile: ${(error as NodeJS.ErrnoException).code}`);
  }
  const reading = readTraffic(text, startSeconds);
  if ("problem" in reading) throw new UsageError(`${profile} is no traffic profile: ${reading.problem}`);
  return reading.traffic;
}

/** The usual multiples are left out where they would be more than every request; one that was asked for is a mistake. */
function readEffects(written: string | undefined, baseline: number): number[] {
  const effects = (written ?? defaultEffects).split(",").map((word) => {
    const effect = effectOf(word.trim(), baseline);
    if (effect === undefined)
      throw new UsageError(`"${word.trim()}" of --effects is neither a multiple nor an error rate`, "write 5x or 1%, several with commas");
    return effect;
  });
  if (written !== undefined) return effects.toSorted((a, b) => a - b);
  const possible = effects.filter((effect) => effect * baseline <= 1);
  return possible.length === 0 && baseline < 1 ? [1 / baseline] : possible;
}

function effectOf(word: string, baseline: number): number | undefined {
  const multiple = /^(\d+(?:\.\d+)?)x$/.exec(word);
  if (multiple !== null) return Number(multiple[1]);
  const share = word.endsWith("%") ? shareOf(word) : undefined;
  return share === undefined ? undefined : Number((share / baseline).toPrecision(12));
}

/** "0.1%" or "0.001". */
export function shareOf(text: string): number | undefined {
  const match = /^(-?\d+(?:\.\d+)?(?:e-?\d+)?|-?\.\d+)\s*(%?)$/i.exec(text.trim());
  // Divided, not multiplied: 0.1 / 100 is 0.001 to the last digit.
  return match === null ? undefined : Number(match[1]) / (match[2] === "%" ? 100 : 1);
}

export function readDuration(option: string, text: string): number {
  const seconds = goDuration(text);
  if (seconds === undefined) throw new UsageError(`${option} ${text} is no duration`, "write 30s, 5m or 1h30m");
  return seconds;
}

export function atLeast(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!(value >= least) || !Number.isFinite(value)) throw new UsageError(`${option} ${text} is no number of at least ${least}`);
  return value;
}
