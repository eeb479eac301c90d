import { TaskError, type Inputs, type Ports, type Run } from "@create-pipeline/action-kit";
import { detectFormat, parseCoverage, type CoverageFormat } from "./coverage.ts";
import { parseJunit } from "./junit.ts";
import { parseSarif, severities, type Severity } from "./sarif.ts";

/** One row of the table: what was measured, what was asked, and whether it is enough. */
interface Row {
  readonly measure: string;
  readonly value: string;
  readonly limit: string;
  readonly isGood: boolean;
}

interface Judged {
  readonly rows: readonly Row[];
  readonly details: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
}

const shownDetails = 20;

/** Judges the reports that were given; every one of them must be there and be whole. */
export const run: Run = async (inputs, ports) => {
  findProblems(inputs);
  const judged = [await judgeCoverage(inputs, ports), await judgeTests(inputs, ports), await judgeFindings(inputs, ports)];
  const rows = judged.flatMap((part) => part.rows);
  const details = judged.flatMap((part) => part.details);
  const failed = rows.filter((row) => !row.isGood);
  const outputs = { result: failed.length === 0 ? "passed" : "failed" };
  for (const part of judged) Object.assign(outputs, part.outputs);
  for (const row of rows) ports.log.info(`${row.isGood ? "ok  " : "FAIL"}  ${row.measure}: ${row.value} (${row.limit})`);
  for (const detail of details) ports.log.info(`      ${detail}`);
  const result = { outputs, summary: formatSummary(rows, details) };
  if (failed.length === 0) return result;
  throw new TaskError(failed.map((row) => `${row.measure} is ${row.value}, ${row.limit} is asked`).join("; "), { result });
};

function findProblems(inputs: Inputs): void {
  const problems: string[] = [];
  const { coverage_file: coverage, junit_file: junit, sarif_file: sarif } = inputs;
  if (!coverage && !junit && !sarif) problems.push("give at least one of coverage_file, junit_file and sarif_file; a gate without a report would always pass");
  if (!coverage && Number(inputs["minimum"]) > 0) problems.push("minimum needs coverage_file");
  if (problems.length > 0) throw new TaskError(problems.join("\n"), { exitCode: 2 });
}

async function judgeCoverage(inputs: Inputs, ports: Ports): Promise<Judged> {
  const path = inputs["coverage_file"] ?? "";
  if (path === "") return nothing;
  const text = await readReport(path, "coverage_file", ports);
  const format = inputs["coverage_format"] === "auto" ? detectFormat(text) : (inputs["coverage_format"] as CoverageFormat);
  if (format === undefined) {
    throw new TaskError(`${path} is no coverage report that is known`, { hint: "lcov, Cobertura XML, a Go cover profile or Istanbul's json-summary" });
  }
  const { covered, total, files } = parseCoverage(text, format);
  const minimum = Number(inputs["minimum"]);
  // Rounded down: 79.996 % is not 80 %.
  const percent = (Math.floor((covered * 10_000) / total) / 100).toFixed(2);
  const isGood = covered * 100 >= minimum * total;
  const worst = files.filter((file) => file.covered < file.total).toSorted((a, b) => b.total - b.covered - (a.total - a.covered));
  return {
    rows: [
      {
        measure: "coverage",
        value: `${percent} % (${covered} of ${total} ${format === "go" ? "statements" : "lines"})`,
        limit: `at least ${minimum} %`,
        isGood,
      },
    ],
    details: isGood ? [] : worst.slice(0, 5).map((file) => `${file.file}: ${file.total - file.covered} of ${file.total} not covered`),
    outputs: { coverage: percent },
  };
}

async function judgeTests(inputs: Inputs, ports: Ports): Promise<Judged> {
  const path = inputs["junit_file"] ?? "";
  if (path === "") return nothing;
  const { tests, skipped, failed } = parseJunit(await readReport(path, "junit_file", ports));
  if (tests - skipped <= 0 && failed.length === 0)
    throw new TaskError(`${path} has no test that ran (${skipped} skipped)`, { hint: "a run without tests proves nothing" });
  return {
    rows: [{ measure: "failed tests", value: `${failed.length} of ${tests}`, limit: "none", isGood: failed.length === 0 }],
    details: failed.slice(0, shownDetails),
    outputs: { tests: String(tests), failures: String(failed.length) },
  };
}

async function judgeFindings(inputs: Inputs, ports: Ports): Promise<Judged> {
  const path = inputs["sarif_file"] ?? "";
  if (path === "") return nothing;
  const findings = parseSarif(await readReport(path, "sarif_file", ports));
  const limit = inputs["fail_on"] ?? "high";
  const from = limit === "none" ? severities.length : severities.indexOf(limit as Severity);
  const counted = findings.filter((finding) => severities.indexOf(finding.severity) >= from);
  const detail = counted.slice(0, shownDetails).map(({ severity, rule, place, message }) => `${severity} ${rule} ${place} ${message}`.trim());
  return {
    rows: [
      {
        measure: "findings",
        value: `${counted.length} (${findings.length} in all)`,
        limit: limit === "none" ? "only counted" : `none from ${limit} on`,
        isGood: counted.length === 0,
      },
    ],
    details: detail,
    outputs: { findings: String(counted.length) },
  };
}

const nothing: Judged = { rows: [], details: [], outputs: {} };

async function readReport(path: string, input: string, ports: Ports): Promise<string> {
  let text: string;
  try {
    text = await ports.files.read(path);
  } catch (cause) {
    throw new TaskError(`${input}: ${path} can't be read; the step that writes it did not run or failed`, { cause });
  }
  if (text.trim() === "") throw new TaskError(`${input}: ${path} is empty`, { hint: "an empty report is a broken run, not a good one" });
  return text;
}

function formatSummary(rows: readonly Row[], details: readonly string[]): string {
  const table = rows.map((row) => `| ${row.isGood ? "passed" : "**failed**"} | ${row.measure} | ${row.value} | ${row.limit} |`);
  const list = details.map((detail) => `- ${detail.replaceAll(/[<>&|`[\]\r\n]/g, " ")}`);
  return `### Quality gate\n\n| | measure | value | asked |\n|---|---|---|---|\n${table.join("\n")}\n${list.length === 0 ? "" : `\n${list.join("\n")}\n`}`;
}
