import {
  canaryCodes,
  countsAsProblem,
  findingDiagnostic,
  findingResult,
  findingsMarkdown,
  lint,
  lintsThatAsk,
  questionCodes,
  sarif,
} from "@create-pipeline/canary";
import type { Finding } from "@create-pipeline/canary";
import { diagnosticsToJson, formatDiagnostics } from "@create-pipeline/diagnostics";
import type { CommandContext, ExitCode } from "../../command.ts";
import { version } from "../../version.ts";
import { chosenFormat, deliver, printProblems } from "./deliver.ts";
import { loadReadings } from "./load-readings.ts";
import type { Loaded } from "./load-readings.ts";
import { diagnosticResult } from "./diagnostic-result.ts";
import { readQuestionIfAny } from "./read-question.ts";
import { withServiceGoal } from "./with-service-goal.ts";

const formats = ["table", "json", "markdown", "sarif"] as const;

/** What is known to be wrong with the canaries; exits with 1 when there is something beyond a note. */
export async function run(given: CommandContext): Promise<ExitCode> {
  const { context, service } = await withServiceGoal(given);
  const format = chosenFormat(context, formats);
  const question = readQuestionIfAny(context);
  const loaded = await loadReadings(context, service);
  const findings = unique(loaded.readings.flatMap((reading) => lint(reading, question)));
  const exitCode = loaded.broken || findings.some(countsAsProblem) ? 1 : 0;
  const left = question === undefined ? lintsThatAsk : [];
  printProblems(context, format, loaded.diagnostics, loaded.sources);
  deliver(context, draw(format, { loaded, findings, left, exitCode }, context));
  return exitCode;
}

interface Answer {
  readonly loaded: Loaded;
  readonly findings: readonly Finding[];
  /** Lints that needed traffic. */
  readonly left: readonly string[];
  readonly exitCode: ExitCode;
}

function draw(format: (typeof formats)[number], { loaded, findings, left, exitCode }: Answer, { terminal }: CommandContext): string {
  switch (format) {
    case "table": {
      const sources = new Map(loaded.sources.map(({ file, text }) => [file, text]));
      const text = formatDiagnostics(findings.map(findingDiagnostic), { sources, color: terminal.color });
      return `${text}${summary(loaded, findings, left)}\n`;
    }
    case "json":
      return `${JSON.stringify({ exitCode, findings, notAsked: left, diagnostics: diagnosticsToJson(loaded.diagnostics) }, null, 2)}\n`;
    case "markdown":
      return findingsMarkdown(findings);
    case "sarif":
      return sarif(version, rules, [...findings.map(findingResult), ...loaded.diagnostics.map(diagnosticResult)]);
  }
}

const rules = Object.entries({ ...canaryCodes, ...questionCodes }).map(([id, text]) => ({ id, text }));

function summary({ readings }: Loaded, findings: readonly Finding[], left: readonly string[]): string {
  const problems = findings.filter(countsAsProblem).length;
  const notes = findings.length - problems;
  const canaries = `${readings.length} ${readings.length === 1 ? "canary" : "canaries"}`;
  const found = `${problems} ${problems === 1 ? "finding" : "findings"}${notes === 0 ? "" : ` and ${notes} ${notes === 1 ? "note" : "notes"}`} in ${canaries}`;
  return left.length === 0 ? found : `${found}; ${left.join(", ")} need --rps and --baseline`;
}

/** A template that several releases share is wrong once. */
function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify([finding.code, finding.message, finding.location]), finding])).values()];
}
