import { TaskError, type Inputs, type Ports, type Run, type TaskResult } from "@create-pipeline/action-kit";
import {
  checkQuestion,
  checkRequirement,
  leftOut,
  parseRequirement,
  power,
  powerMarkdown,
  powerSentence,
  readCanaries,
  type CanaryReading,
  type PowerReport,
  type Question,
  type RequiredTerm,
  type Requirement,
} from "@create-pipeline/canary";

/** The chart refuses to render without one, and which it is changes no canary. */
const ANY_DIGEST = `sha256:${"0".repeat(64)}`;

interface Goal {
  readonly question: Question;
  readonly requirement: Requirement;
}

/** Renders the chart with its values, reads the canary in it and computes what it detects: whatever was edited, in whichever file, counts. */
export const run: Run = async (inputs, ports) => {
  const goal = readGoal(inputs);
  const manifests = await render(inputs, ports);
  const reading = await readCanary(manifests, inputs["chart"] ?? "");
  const report: PowerReport = {
    name: reading.canary.name,
    file: inputs["chart"] ?? "",
    controller: reading.controller,
    question: goal.question,
    power: power(reading.canary, goal.question),
    curve: [],
  };
  return judge(report, checkRequirement(report, goal.requirement), ports);
};

function readGoal(inputs: Inputs): Goal {
  const { requirement, diagnostics } = parseRequirement(inputs["require"] ?? "");
  const baseline = inputs["baseline"] ?? "";
  const share = baseline.endsWith("%") ? Number(baseline.slice(0, -1)) / 100 : Number(baseline);
  const effects = (requirement?.power ?? []).map(({ ratio }) => ratio);
  const question: Question = { traffic: { kind: "constant", rps: Number(inputs["rps"]) }, baseline: share, effects };
  const problems = [...diagnostics, ...checkQuestion(question, requirement)].map(({ message, hint }) => (hint === undefined ? message : `${message}: ${hint}`));
  if (requirement === undefined || problems.length > 0) throw new TaskError(problems.join("\n"), { exitCode: 2 });
  return { question, requirement };
}

async function render(inputs: Inputs, ports: Ports): Promise<string> {
  const files = valuesFiles(inputs["values"] ?? "[]").flatMap((file) => ["--values", file]);
  const args = ["template", inputs["release"] ?? "", inputs["chart"] ?? "", ...files, "--set-string", `image.digest=${ANY_DIGEST}`];
  const { code, stdout, stderr } = await ports.exec(await ports.tool("helm"), args, { check: false });
  if (code !== 0) throw new TaskError(`the chart does not render: ${stderr.trim()}`);
  return stdout;
}

function valuesFiles(text: string): string[] {
  const hint = 'write a JSON array of files, for example ["deploy/values.yaml"]';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new TaskError(`input "values" is not JSON: ${text}`, { exitCode: 2, hint, cause });
  }
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === "string" && entry !== "" && !entry.includes("\0")))
    throw new TaskError('input "values" is not an array of files', { exitCode: 2, hint });
  return value;
}

async function readCanary(text: string, chart: string): Promise<CanaryReading> {
  const { readings, diagnostics } = await readCanaries([{ file: `${chart} (rendered)`, text }]);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [reading, other] = readings;
  if (errors.length > 0) throw new TaskError(errors.map(({ message }) => message).join("\n"));
  if (reading === undefined)
    throw new TaskError(`there is no canary in what ${chart} renders: everybody would get the new version at once`, {
      hint: "canary.enabled must be true in this environment's values",
    });
  if (other !== undefined)
    throw new TaskError(`${chart} renders ${readings.length} canaries: ${readings.map(({ canary }) => canary.name).join(", ")}; a gate judges one`);
  return reading;
}

function judge(report: PowerReport, terms: readonly RequiredTerm[], ports: Ports): TaskResult {
  const failed = terms.filter(({ met }) => !met);
  for (const { met, text } of terms) ports.log.info(`${met ? "ok  " : "FAIL"}  ${text}`);
  for (const { what, reason } of leftOut(report)) ports.log.info(`      not modelled: ${what}: ${reason}`);
  const { healthy, effects } = report.power;
  const outputs = { result: failed.length === 0 ? "passed" : "failed", power: String(effects[0]?.abort ?? ""), false_aborts: String(healthy.abort) };
  const result = {
    outputs,
    summary: `${powerMarkdown([report])}\n${terms.map(({ met, text }) => `- ${met ? "passed" : "**failed**"}: ${text}`).join("\n")}\n`,
  };
  if (failed.length === 0) {
    ports.log.info(powerSentence(report));
    return result;
  }
  throw new TaskError(failed.map(({ text }) => text).join("; "), { hint: hintFor(report), result });
}

/** What can't be computed counts as nothing detected: then the reason is the news. */
function hintFor(report: PowerReport): string {
  // Where the gate itself was read, what stands beside it is not the reason.
  const [first] = report.power.durationSeconds > 0 ? [] : leftOut(report);
  const limits = "take the edit back, change the goal in pipeline.yaml, or let create-pipeline generate choose the steps";
  return first === undefined ? limits : `${first.what} can't be computed (${first.reason}); ${limits}`;
}
