import {
  canaryCodes,
  checkRequirement,
  power,
  powerCurve,
  powerHtml,
  powerJson,
  powerMarkdown,
  powerSentence,
  questionCodes,
  sarif,
} from "@create-pipeline/canary";
import type { CanaryReading, PowerReport, Question, RequiredTerm, Requirement, SarifResult } from "@create-pipeline/canary";
import { diagnosticsToJson } from "@create-pipeline/diagnostics";
import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { CommandContext, ExitCode } from "../../command.ts";
import { version } from "../../version.ts";
import { canaryFormats, chosenFormat, deliver, printProblems } from "./deliver.ts";
import type { CanaryFormat } from "./deliver.ts";
import { diagnosticResult } from "./diagnostic-result.ts";
import { loadReadings } from "./load-readings.ts";
import { powerText } from "./power-text.ts";
import { readQuestion } from "./read-question.ts";
import { readRequirement, withRequired } from "./read-requirement.ts";
import { withServiceGoal } from "./with-service-goal.ts";

const CURVE_POINTS = 61;

/** How likely each canary aborts what it should, and what it shouldn't; with --require, whether that is enough. */
export async function run(given: CommandContext): Promise<ExitCode> {
  const { context, service } = await withServiceGoal(given);
  const format = chosenFormat(context, canaryFormats);
  const asked = readQuestion(context);
  const requirement = readRequirement(context, asked);
  const question = withRequired(asked, requirement);
  const loaded = await loadReadings(context, service);
  const answers = loaded.readings.map((reading) => answer(reading, question, { requirement, drawn: format === "html" || format === "json" }));
  const unmet = answers.flatMap(({ terms, report }) => terms.filter(({ met }) => !met).map(({ text }) => `${report.name} (${report.file}): ${text}`));
  const exitCode = loaded.broken || unmet.length > 0 ? 1 : 0;
  printProblems(context, format, loaded.diagnostics, loaded.sources);
  if (answers.length > 0 || format === "json" || format === "sarif")
    deliver(context, draw(format, { answers, diagnostics: loaded.diagnostics, exitCode }, context));
  if (format !== "json") for (const text of unmet) context.terminal.error(`${context.terminal.paint("red", "not met")}  ${text}`);
  return exitCode;
}

interface Answer {
  readonly report: PowerReport;
  readonly terms: readonly RequiredTerm[];
}

interface Wanted {
  readonly requirement: Requirement | undefined;
  /** The curve is many evaluations, and only some formats show it. */
  readonly drawn: boolean;
}

function answer({ canary, manifest, controller }: CanaryReading, question: Question, { requirement, drawn }: Wanted): Answer {
  const curve = drawn ? powerCurve(canary, question, CURVE_POINTS) : [];
  const report = { name: manifest.name, file: manifest.file, controller, question, power: power(canary, question), curve };
  return { report, terms: requirement === undefined ? [] : checkRequirement(report, requirement) };
}

interface Answers {
  readonly answers: readonly Answer[];
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: ExitCode;
}

function draw(format: CanaryFormat, { answers, diagnostics, exitCode }: Answers, { terminal }: CommandContext): string {
  const reports = answers.map(({ report }) => report);
  switch (format) {
    case "table":
      return powerText(reports, terminal);
    case "json": {
      const canaries = answers.map(({ report, terms }) => ({ ...powerJson(report), ...(terms.length > 0 && { required: terms }) }));
      return `${JSON.stringify({ exitCode, canaries, diagnostics: diagnosticsToJson(diagnostics) }, null, 2)}\n`;
    }
    case "markdown":
      return powerMarkdown(reports);
    case "html":
      return powerHtml(reports);
    case "sarif":
      return sarif(version, rules, [...answers.flatMap(results), ...diagnostics.map(diagnosticResult)]);
  }
}

const rules = Object.entries({ ...canaryCodes, ...questionCodes }).map(([id, text]) => ({ id, text }));

function results({ report, terms }: Answer): SarifResult[] {
  const place = { file: report.file, line: 1 };
  const unmet = terms.filter(({ met }) => !met);
  return [
    { ruleId: "canary/power", level: "note", message: `${report.name}: ${powerSentence(report)}`, ...place },
    ...unmet.map(({ text }): SarifResult => ({ ruleId: "canary/required", level: "error", message: `${report.name}: ${text}`, ...place })),
  ];
}
