import { suggest } from "@create-pipeline/canary";
import type { CanaryReading, NoSuggestion, Question, Requirement } from "@create-pipeline/canary";
import { diagnosticsToJson } from "@create-pipeline/diagnostics";
import { UsageError } from "../../command.ts";
import type { CommandContext, ExitCode } from "../../command.ts";
import { chosenFormat, deliver, printProblems } from "./deliver.ts";
import { loadReadings } from "./load-readings.ts";
import type { Loaded } from "./load-readings.ts";
import { readQuestion } from "./read-question.ts";
import { readRequirement, withRequired } from "./read-requirement.ts";
import { suggestForService } from "./suggest-for-service.ts";
import { suggestionJson, suggestionMarkdown, suggestionText } from "./suggestion-text.ts";
import { verifySuggestion } from "./verify-suggestion.ts";
import type { Verified } from "./verify-suggestion.ts";
import { withServiceGoal } from "./with-service-goal.ts";

const formats = ["table", "json", "markdown"] as const;

export type Proposal = Verified | { readonly kind: "none"; readonly reading: CanaryReading; readonly none: NoSuggestion; readonly requirement: Requirement };

/** The configuration with the least exposure that meets --require, as a patch; exits with 1 where there is none. */
export async function run(given: CommandContext): Promise<ExitCode> {
  const { context, service } = await withServiceGoal(given);
  const format = chosenFormat(context, formats);
  const asked = readQuestion(context);
  const requirement = readRequirement(context, asked);
  if (requirement === undefined || requirement.power.length === 0) {
    throw new UsageError("--require is missing: what the canary has to detect", "such as --require 'power(5x)>=0.8,false<=1%'");
  }
  const question = withRequired(asked, requirement);
  if (service !== undefined) return await suggestForService(context, service, question, requirement);
  const loaded = await loadReadings(context, service);
  const proposals: Proposal[] = [];
  for (const reading of loaded.readings) proposals.push(await propose(reading, question, requirement, loaded));
  const exitCode = loaded.broken || proposals.some((proposal) => proposal.kind === "none" || !proposal.met) ? 1 : 0;
  printProblems(context, format, loaded.diagnostics, loaded.sources);
  if (format === "json") {
    const value = { exitCode, suggestions: proposals.map(suggestionJson), diagnostics: diagnosticsToJson(loaded.diagnostics) };
    deliver(context, `${JSON.stringify(value, null, 2)}\n`);
  } else if (proposals.length > 0) {
    deliver(context, format === "markdown" ? suggestionMarkdown(proposals) : suggestionText(proposals, context.terminal));
  }
  return exitCode;
}

async function propose(reading: CanaryReading, question: Question, requirement: Requirement, { sources, scrapeSeconds }: Loaded): Promise<Proposal> {
  const found = suggest(reading.controller === "flagger" ? "flagger" : "argo", question, requirement, reading.canary.name);
  if (found.kind === "none") return { kind: "none", reading, none: found, requirement };
  return await verifySuggestion({ reading, suggestion: found, question, requirement, sources, scrapeSeconds });
}
