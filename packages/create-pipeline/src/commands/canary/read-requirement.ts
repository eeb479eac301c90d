import { checkQuestion, parseRequirement } from "@create-pipeline/canary";
import type { Question, Requirement } from "@create-pipeline/canary";
import { UsageError } from "../../command.ts";
import type { CommandContext } from "../../command.ts";

/** --require with the two limits that have options of their own; every problem of it at once. */
export function readRequirement({ options }: CommandContext, question: Question): Requirement | undefined {
  const { require: terms, maxDuration, maxExposed } = options;
  const parts = [
    ...(terms === undefined ? [] : [terms]),
    ...(maxDuration === undefined ? [] : [`duration<=${maxDuration}`]),
    ...(maxExposed === undefined ? [] : [`exposed<=${maxExposed}`]),
  ];
  if (parts.length === 0) return undefined;
  const { requirement, diagnostics } = parseRequirement(parts.join(","));
  const problems = requirement === undefined ? diagnostics : checkQuestion(question, requirement);
  const [first] = problems;
  if (first !== undefined) throw new UsageError(problems.map(({ message }) => message).join("; "), first.hint);
  return requirement;
}

/** The effects of the question and of the requirement together, so that one evaluation answers both. */
export function withRequired(question: Question, requirement: Requirement | undefined): Question {
  const effects = new Set([...question.effects, ...(requirement?.power ?? []).map(({ ratio }) => ratio)]);
  return { ...question, effects: [...effects].sort((a, b) => a - b) };
}
