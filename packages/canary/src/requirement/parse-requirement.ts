import { type Diagnostic, nearest, quote } from "@create-pipeline/diagnostics";
import type { QuestionCode } from "./question-codes.ts";

/** What a canary has to achieve. */
export interface Requirement {
  /** In order of the ratio; P(abort) of a release that fails `ratio` times as often must be at least `atLeast`. */
  readonly power: readonly { readonly ratio: number; readonly atLeast: number }[];
  /** P(abort) of a healthy release, at most. */
  readonly falseAborts?: number;
  /** Seconds from the first weight to promotion, at most. */
  readonly maxSeconds?: number;
  /** Requests the canary answers before a bad release (of the smallest ratio required) is aborted or promoted, in the mean, at most. */
  readonly maxExposed?: number;
}

type Problem = Diagnostic<QuestionCode>;

export interface ParsedRequirement {
  /** Undefined when there is an error. */
  readonly requirement?: Requirement;
  readonly diagnostics: readonly Problem[];
}

interface Term {
  readonly text: string;
  readonly name: string;
  readonly argument: string | undefined;
  readonly operator: string;
  readonly value: string;
}

/** How each term is written; `read` gives the value in its unit or says what is wrong with it. */
interface Kind {
  readonly operator: ">=" | "<=";
  readonly example: string;
  readonly argument: boolean;
  readonly read: (value: string) => number | string;
}

const kinds: Readonly<Record<string, Kind>> = {
  power: { operator: ">=", example: "power(5x)>=0.8", argument: true, read: readProbability },
  false: { operator: "<=", example: "false<=1%", argument: false, read: readProbability },
  duration: { operator: "<=", example: "duration<=45m", argument: false, read: readDuration },
  exposed: { operator: "<=", example: "exposed<=2000", argument: false, read: readCount },
};

/** Reads `power(5x)>=0.8,false<=1%`; every problem at once, as values. */
export function parseRequirement(text: string): ParsedRequirement {
  const diagnostics: Problem[] = [];
  const power = new Map<number, number>();
  const limits = new Map<string, number>();
  for (const part of text.split(",").map((piece) => piece.trim())) {
    const read = readTerm(part);
    if (typeof read === "string") diagnostics.push(problem("canary/requirement", read, hintFor(part)));
    else if (read.ratio === undefined) addLimit(limits, read, part, diagnostics);
    else if (power.has(read.ratio) && power.get(read.ratio) !== read.value) {
      diagnostics.push(
        problem("canary/contradiction", `power at ${read.ratio}x is required twice, as ${power.get(read.ratio)} and as ${read.value}`, "keep one of them"),
      );
    } else power.set(read.ratio, read.value);
  }
  const ordered = [...power].map(([ratio, atLeast]) => ({ ratio, atLeast })).sort((a, b) => a.ratio - b.ratio);
  diagnostics.push(...contradictions(ordered, limits.get("false")));
  if (diagnostics.length > 0) return { diagnostics };
  return { requirement: assemble(ordered, limits), diagnostics };
}

interface Read {
  readonly name: string;
  readonly ratio?: number;
  readonly value: number;
}

function readTerm(part: string): Read | string {
  const term = split(part);
  if (term === undefined) return part === "" ? "the requirement has an empty part" : `can't read the requirement ${quote(part)}`;
  const kind = kinds[term.name];
  if (kind === undefined) return `unknown requirement ${quote(term.name)}`;
  if (term.operator !== kind.operator) return `${quote(term.text)} must say ${kind.operator}`;
  if (kind.argument !== (term.argument !== undefined))
    return kind.argument ? `${quote(term.text)} doesn't say at which effect` : `${quote(term.name)} takes nothing in parentheses`;
  const value = kind.read(term.value);
  if (typeof value === "string") return `${quote(term.text)}: ${value}`;
  if (term.argument === undefined) return { name: term.name, value };
  const ratio = readRatio(term.argument);
  return typeof ratio === "string" ? `${quote(term.text)}: ${ratio}` : { name: term.name, ratio, value };
}

function split(text: string): Term | undefined {
  const match = /^([a-z-]+)\s*(?:\(([^()]*)\))?\s*(>=|<=|>|<|==?)\s*(\S+)$/i.exec(text);
  if (match === null) return undefined;
  const [, name = "", argument, operator = "", value = ""] = match;
  return { text, name: name.toLowerCase(), argument, operator, value };
}

function hintFor(part: string): string {
  const name = /^[a-z-]*/i.exec(part)?.[0].toLowerCase() ?? "";
  const known = kinds[name] ?? kinds[nearest(name, Object.keys(kinds)) ?? ""];
  return known === undefined
    ? `write one of ${Object.values(kinds)
        .map(({ example }) => example)
        .join(", ")}`
    : `write it like ${known.example}`;
}

function addLimit(limits: Map<string, number>, { name, value }: Read, part: string, diagnostics: Problem[]): void {
  const known = limits.get(name);
  if (known !== undefined && known !== value)
    diagnostics.push(problem("canary/contradiction", `${name} is limited twice, last by ${quote(part)}`, "keep one of them"));
  limits.set(name, value);
}

/** What no canary can do, whatever its configuration. */
function contradictions(power: readonly { ratio: number; atLeast: number }[], falseAborts: number | undefined): Problem[] {
  const result: Problem[] = [];
  for (const [index, { ratio, atLeast }] of power.entries()) {
    const larger = power[index + 1];
    // More errors are never harder to see: requiring less of a larger effect is a slip.
    if (larger !== undefined && larger.atLeast < atLeast) {
      result.push(
        problem(
          "canary/contradiction",
          `power at ${larger.ratio}x is required to be ${larger.atLeast}, less than the ${atLeast} at ${ratio}x`,
          `leave power(${larger.ratio}x) out, it follows`,
        ),
      );
    }
  }
  const [first] = power;
  if (first !== undefined && falseAborts !== undefined && falseAborts >= first.atLeast) {
    result.push(
      problem(
        "canary/contradiction",
        `a healthy release may be aborted as often (${falseAborts}) as one that fails ${first.ratio}x as often (${first.atLeast})`,
        "lower false or raise power",
      ),
    );
  }
  return result;
}

function assemble(power: Requirement["power"], limits: ReadonlyMap<string, number>): Requirement {
  const [falseAborts, maxSeconds, maxExposed] = ["false", "duration", "exposed"].map((name) => limits.get(name));
  return {
    power,
    ...(falseAborts !== undefined && { falseAborts }),
    ...(maxSeconds !== undefined && { maxSeconds }),
    ...(maxExposed !== undefined && { maxExposed }),
  };
}

function readProbability(text: string): number | string {
  const match = /^(\d*\.?\d+(?:e-?\d+)?)(%?)$/i.exec(text);
  if (match === null) return `${quote(text)} is not a probability such as 0.8 or 1%`;
  const value = Number(match[1]) / (match[2] === "%" ? 100 : 1);
  if (value <= 0) return "nothing random has a probability of 0";
  if (value >= 1) return value === 1 ? "nothing random is certain: ask for less than 1" : "a probability is below 1";
  return value;
}

function readRatio(text: string): number | string {
  const match = /^\s*(\d*\.?\d+)\s*x?\s*$/i.exec(text);
  if (match === null) return `${quote(text)} is not an effect such as 5x`;
  const value = Number(match[1]);
  return value > 1 ? value : "an effect is above 1x: at 1x the release is healthy";
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function readDuration(text: string): number | string {
  if (!/^(\d*\.?\d+[smhd])+$/.test(text)) return `${quote(text)} is not a duration such as 45m or 1h30m`;
  const seconds = [...text.matchAll(/(\d*\.?\d+)([smhd])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!, 0);
  return seconds > 0 ? seconds : "a canary takes some time";
}

function readCount(text: string): number | string {
  if (!/^\d+(\.\d+)?$/.test(text)) return `${quote(text)} is not a number of requests`;
  return Number(text) > 0 ? Number(text) : "without a single request nothing is learnt";
}

function problem(code: QuestionCode, message: string, hint: string): Problem {
  return { code, severity: "error", message, hint };
}
