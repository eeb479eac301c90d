// https://docs.gitlab.com/ci/yaml/script/
import { stepValues, type RunStep, type Step, type TaskStep, type Value } from "@create-pipeline/plan";
import { builderEnvironment, taskProgram, toolchainCheck } from "../bindings.ts";
import { inputVariable } from "../../shared/embedded-task.ts";
import { commentLine, quote } from "../shell.ts";
import { captureLines } from "../variables.ts";
import { hasPipeline, needsSubshell } from "./bare.ts";
import { assertions, exportLine, sensitiveVariables, type ValueScope } from "./values.ts";

type NamedStep = RunStep | TaskStep;

export interface JobScript {
  /** Whether it builds on the service's hidden job for tasks, see shared-script.ts. */
  readonly shared: boolean;
  /** Only where nothing is shared: it would replace what the hidden job says, and `!reference` is more than pipeline-check reads. */
  readonly before: readonly string[];
  /** What the steps rely on, then one entry per step. */
  readonly script: readonly string[];
}

export const NO_PIPEFAIL = "# shellcheck disable=SC3040\nif (set +o pipefail) 2>/dev/null; then set +o pipefail; fi\n";

/** What is no step, see read/parse-step.ts, and what a step's text may begin with that is not its script: an empty line sets that apart. */
const LIKE_PRELUDE = /^(?:\s*#|: "\$\{|case "\$|(?:export )?PIPELINE_\w+=|fetch_tasks|exit )/;
const LIKE_PREAMBLE = /^(?:\n|\(|set \+e|if \[| *(?:export |export_|unset |cd |node ))/;

/**
 * A step is an entry of `script`: a command, or its title as a comment, its environment and its script. Where it could leave
 * something to the steps behind it, it has a subshell. Without `always` steps the first failing one ends the job by the
 * runner's `set -e`, else a status is kept until the end.
 */
export function jobScript(scope: ValueScope): JobScript {
  const { job, service } = scope;
  const steps = job.steps.filter((step): step is NamedStep => step.do === "run" || step.do === "task");
  const keepsGoing = steps.some((step) => step.always);
  const shared = keepsGoing || job.outputs.length > 0 || steps.some(usesShared);
  const values = job.steps.flatMap(stepValues);
  return {
    shared,
    before: !shared && steps.some((step) => step.do === "run" && hasPipeline(step.script)) ? [NO_PIPEFAIL] : [],
    script: [
      ...assertions(scope),
      ...captureLines(values.flatMap((value) => (value.from === "variable" ? [value.name] : []))),
      ...(service.tasks.form === "referenced" && service.tasks.image === "" && steps.some((step) => step.do === "task") ? ["fetch_tasks"] : []),
      ...job.steps.flatMap((step) => (step.do === "toolchain" ? toolchainCheck(step) : [])),
      ...(keepsGoing ? ["PIPELINE_STATUS=0"] : []),
      ...steps.map((step, index) => stepEntry(step, steps.slice(index + 1), keepsGoing, scope)),
      ...(keepsGoing ? ['exit "$PIPELINE_STATUS"'] : []),
    ],
  };
}

function usesShared(step: NamedStep): boolean {
  if (step.do === "task" || /GITHUB_|PIPELINE_/.test(step.script)) return true;
  return stepValues(step).some(({ from }) => from === "input" || from === "output" || from === "step");
}

function stepEntry(step: NamedStep, later: readonly NamedStep[], keepsGoing: boolean, scope: ValueScope): string {
  const preamble = preambleOf(step, scope);
  if (step.do === "task") {
    const program = `node ${taskProgram(step.task, step.directory, scope.service.tasks)}`;
    const isolated = keepsGoing || (later.length > 0 && preamble.length > 0);
    const body = [...preamble, program];
    return `${lines([title(step), ...wrapped(isolated ? body.map((line) => `  ${line}`) : body, isolated, keepsGoing, step.always)])}\n`;
  }
  const isolated = keepsGoing || (later.length > 0 && preamble.length > 0) || needsSubshell(step.script, later.map(textOf));
  const end = step.script.endsWith("\n") ? "\n" : "";
  const script = end === "" ? step.script : step.script.slice(0, -1);
  const isCommand = !isolated && preamble.length === 0 && !script.includes("\n") && !LIKE_PRELUDE.test(script);
  if (isCommand) return step.script;
  const apart = preamble.length > 0 || LIKE_PREAMBLE.test(script) ? [""] : [];
  return `${lines([title(step), ...wrapped([...preamble, ...apart, script], isolated, keepsGoing, step.always)])}${end}`;
}

/** Inside the subshell `set -e` must stay effective, so it never stands in a condition. */
function wrapped(body: readonly string[], isolated: boolean, keepsGoing: boolean, always: boolean): string[] {
  if (!isolated) return [...body];
  if (!keepsGoing) return ["(", ...body, ")"];
  const guarded = ["(", "set -e", ...body, ")"];
  if (always) return ["set +e", ...guarded, "PIPELINE_STEP=$?", 'if [ "$PIPELINE_STATUS" -eq 0 ]; then PIPELINE_STATUS=$PIPELINE_STEP; fi'];
  return ["set +e", 'if [ "$PIPELINE_STATUS" -eq 0 ]; then', ...guarded, "PIPELINE_STATUS=$?", "fi"];
}

function preambleOf(step: NamedStep, scope: ValueScope): string[] {
  const { job, service, state } = scope;
  const exports = Object.entries(valuesOf(step)).map(([name, value]) => [name, exportLine(name, value, scope)] as const);
  const used = sensitiveVariables([step], service);
  const hidden = sensitiveVariables(job.steps, service).filter((name) => !used.includes(name) && !(name in valuesOf(step)));
  const knowsState = state.length > 0 && state.every((line) => exports.some(([, own]) => own === line));
  return [
    ...(knowsState ? ["export_state"] : []),
    ...exports.flatMap(([, line]) => (knowsState && state.includes(line) ? [] : [line])),
    ...Object.entries(builderEnvironment(step)).map(([name, text]) => `export ${name}=${quote(text)}`),
    ...(isRead(step, scope) ? [`export GITHUB_OUTPUT="$PIPELINE_OUT/${step.id}.env"`] : []),
    ...(hidden.length > 0 ? [`unset ${hidden.join(" ")}`] : []),
    ...(step.directory === "" ? [] : [`cd ${quote(step.directory)} || exit`]),
  ];
}

/** Whether another job or a later step reads what the step leaves. */
function isRead(step: NamedStep, { job }: ValueScope): boolean {
  return (
    job.outputs.some((output) => output.step === step.id) || job.steps.flatMap(stepValues).some((value) => value.from === "step" && value.step === step.id)
  );
}

/** Environment of a step by variable; what the step sets itself wins over an input of the same name. */
export function valuesOf(step: Step): Readonly<Record<string, Value>> {
  if (step.do === "run") return step.env;
  if (step.do !== "task") return {};
  const inputs = Object.fromEntries(Object.entries(step.inputs).map(([name, value]) => [inputVariable(name), value]));
  return { ...inputs, ...step.env };
}

function textOf(step: NamedStep): string {
  return step.do === "run" ? step.script : "";
}

function title(step: NamedStep): string {
  return `# ${commentLine(step.title) || commentLine(step.id)}`;
}

function lines(parts: readonly string[]): string {
  return parts.join("\n");
}
