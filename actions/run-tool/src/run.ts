import { isAbsolute, join } from "node:path";
import { TaskError } from "@create-pipeline/action-kit";
import type { ExecResult, Inputs, Ports, TaskResult } from "@create-pipeline/action-kit";

/** A summary is read by people: the report has the rest. */
const SHOWN_LINES = 40;

/** Runs a pinned tool; findings fail the job, and a tool that did not work is told apart from one that found something. */
export async function run(inputs: Inputs, ports: Ports): Promise<TaskResult> {
  const { tool = "", directory = ".", report = "" } = inputs;
  const args = parseArguments(inputs["args"] ?? "[]");
  const found = await ports.exec(await ports.tool(tool), args, { cwd: directory, check: false });
  const path = report === "" || isAbsolute(report) ? report : join(directory, report);
  const output = printed(found);
  if (output !== "") ports.log.info(output);
  if (found.code === 0) {
    await keepReport(ports, path, found.stdout);
    return { outputs: { result: "passed", report: path }, summary: `### ${tool}\n\nNothing found.\n` };
  }
  if (found.code !== Number(inputs["findings_exit_code"])) {
    throw new TaskError(`${tool} did not work: it ended with exit code ${found.code}${output === "" ? "" : `:\n${tail(output, 20)}`}`);
  }
  await keepReport(ports, path, found.stdout);
  const result = { outputs: { result: "findings", report: path }, summary: findings(tool, output) };
  if (inputs["on_findings"] === "report") return result;
  throw new TaskError(`${tool} found problems${output === "" ? "" : `; they are printed above`}`, {
    ...(path === "" ? {} : { hint: `the report is in ${path}` }),
    result,
  });
}

/** A tool that writes its own report (gitleaks --report-path) must not have it replaced by what it printed. */
async function keepReport(ports: Ports, path: string, stdout: string): Promise<void> {
  if (path !== "" && !(await ports.files.exists(path))) await ports.files.write(path, stdout);
}

function parseArguments(text: string): string[] {
  const hint = 'write a JSON array of strings, for example ["lint", "--strict", "deploy/chart"]';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new TaskError(`input "args" is not JSON: ${text}`, { exitCode: 2, hint, cause });
  }
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === "string")) {
    throw new TaskError('input "args" is not an array of strings', { exitCode: 2, hint });
  }
  if (value.some((entry) => entry.includes("\0"))) throw new TaskError('input "args" contains a NUL character', { exitCode: 2, hint });
  return value;
}

function printed(result: ExecResult): string {
  return [result.stdout.trimEnd(), result.stderr.trimEnd()].filter((text) => text !== "").join("\n");
}

function findings(tool: string, output: string): string {
  // Indented, not fenced: no line of a tool can end the block.
  const shown = tail(output, SHOWN_LINES)
    .split("\n")
    .map((line) => `    ${line}`);
  return [`### ${tool}`, "", "Problems were found.", "", ...shown, ""].join("\n");
}

function tail(text: string, lines: number): string {
  return text.split("\n").slice(-lines).join("\n");
}
