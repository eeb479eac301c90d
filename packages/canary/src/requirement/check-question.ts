import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { Question, Traffic } from "../model.ts";
import type { Requirement } from "./parse-requirement.ts";
import type { QuestionCode } from "./question-codes.ts";

type Problem = Diagnostic<QuestionCode>;

/** Everything in a question (and what is required of it) that has no answer; the mathematics takes only questions without these. */
export function checkQuestion(question: Question, requirement?: Requirement): Problem[] {
  const { baseline, effects } = question;
  const problems = [...trafficProblems(question.traffic), ...baselineProblems(baseline)];
  const ratios = new Set([...effects, ...(requirement?.power ?? []).map(({ ratio }) => ratio)]);
  for (const ratio of ratios) {
    if (!(ratio > 1) || !Number.isFinite(ratio)) problems.push(rate(`the effect ${ratio}x is not above 1x`, "an effect multiplies the baseline, such as 5x"));
    else if (baseline > 0 && baseline < 1 && ratio * baseline > 1) {
      problems.push({
        code: "canary/contradiction",
        severity: "error",
        message: `${ratio}x of a baseline of ${percent(baseline)} is more than every request`,
        hint: `ask for at most ${Math.floor((10 / baseline) * (1 + 1e-12)) / 10}x`,
      });
    }
  }
  if (question.designEffect !== undefined && !(question.designEffect >= 1))
    problems.push(rate(`the design effect ${question.designEffect} is below 1`, "1 stands for independent requests"));
  if (question.manualPauseSeconds !== undefined && !(question.manualPauseSeconds >= 0))
    problems.push(rate("a manual pause can't last less than no time", "give seconds"));
  if (question.users !== undefined && !(question.users.active >= 0))
    problems.push(rate(`${question.users.active} users are no number of users`, "give 0 or more"));
  return problems;
}

function baselineProblems(baseline: number): Problem[] {
  if (baseline === 0)
    return [rate("a baseline of 0 can't be multiplied", "give the error rate you tolerate, such as 0.01%; with no errors yet, 3 divided by the requests seen")];
  if (!(baseline > 0)) return [rate(`the baseline ${baseline} is no probability`, "give an error rate such as 0.1%")];
  return baseline < 1 ? [] : [rate(`a baseline of ${percent(baseline)} leaves nothing to get worse`, "give an error rate below 100%, such as 0.1%")];
}

function trafficProblems(traffic: Traffic): Problem[] {
  if (traffic.kind === "constant")
    return positive(traffic.rps)
      ? []
      : [rate(`${traffic.rps} requests per second are no traffic`, "without requests no canary learns anything; give a number above 0")];
  const problems: Problem[] = [];
  if (traffic.segments.length === 0) problems.push(rate("the traffic profile is empty", "give at least one segment"));
  for (const [index, { seconds, rps }] of traffic.segments.entries()) {
    if (!positive(seconds)) problems.push(rate(`segment ${index + 1} of the traffic profile lasts ${seconds} seconds`, "every segment takes time"));
    if (!(rps >= 0) || !Number.isFinite(rps))
      problems.push(rate(`segment ${index + 1} of the traffic profile has ${rps} requests per second`, "give 0 or more"));
  }
  if (problems.length === 0 && traffic.segments.every(({ rps }) => rps === 0))
    problems.push(rate("the traffic profile has no request at all", "without requests no canary learns anything"));
  return problems;
}

function positive(value: number): boolean {
  return value > 0 && Number.isFinite(value);
}

function percent(probability: number): string {
  return `${Number((probability * 100).toPrecision(6))}%`;
}

function rate(message: string, hint: string): Problem {
  return { code: "canary/rate", severity: "error", message, hint };
}
