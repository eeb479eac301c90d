// https://docs.gitlab.com/ci/yaml/script/
import { stepValues, type RunStep, type Step, type TaskStep } from "@create-pipeline/plan";
import { builderEnvironment, cacheExports, fetchTasks, taskProgram, toolchainCheck } from "../bindings.ts";
import { inputVariable } from "../../shared/embedded-task.ts";
import { commentLine, quote } from "../shell.ts";
import { captureLines, outputFolder } from "../variables.ts";
import { assertions, sensitiveVariables, valueWord, type ValueScope } from "./values.ts";

type NamedStep = RunStep | TaskStep;

/** The marks by which a step is found again in the text. */
export const SCRIPT_MARK = "# script";
export const UNENDED_SCRIPT_MARK = "# script, without a final newline";

/**
 * One entry per step. A step is a subshell with its own environment and folder; without `always` steps the first failing
 * one ends the job by the shell's `set -e`, else a status is kept until the end.
 */
export function jobScript(scope: ValueScope): string[] {
  const steps = scope.job.steps.filter((step): step is NamedStep => step.do === "run" || step.do === "task");
  const keepsGoing = steps.some((step) => step.always);
  const sensitive = sensitiveVariables(scope.job.steps, scope.service);
  return [
    prologue(scope, keepsGoing),
    ...captureLines(scope.job.steps.flatMap(stepValues).flatMap((value) => (value.from === "variable" ? [value.name] : []))),
    ...steps.map((step) => {
      const body = stepBody(step, scope, sensitive);
      return `# step ${step.id}: ${commentLine(step.title)}\n${keepsGoing ? guarded(body, step.always) : body}`;
    }),
    ...(keepsGoing ? ['exit "$pipeline_status"\n'] : []),
  ];
}

function prologue(scope: ValueScope, keepsGoing: boolean): string {
  const { job, flow, service } = scope;
  const reads = job.steps.some((step) => Object.values(valuesOf(step)).some((value) => value.from === "output" || value.from === "step"));
  return lines([
    "# what the steps expect, and where they leave outputs and summary",
    "set -e",
    // The runner's bash sets it, a POSIX script does not expect it.
    "# shellcheck disable=SC3040",
    "if (set +o pipefail) 2>/dev/null; then set +o pipefail; fi",
    // Where every job starts; CI_PROJECT_DIR names another folder in some local runners.
    "pipeline_root=$PWD",
    `pipeline_out="$pipeline_root/${outputFolder(service.service.name, flow.id, job.id)}"`,
    'rm -rf "$pipeline_out"',
    'mkdir -p "$pipeline_out"',
    'export GITHUB_STEP_SUMMARY="$pipeline_out/summary.md"',
    ...(reads ? [`pipeline_output() { if [ -f "$pipeline_root/$1" ]; then sed -n "s/^$2=//p" "$pipeline_root/$1" | tail -n 1; fi; }`] : []),
    ...assertions(scope),
    ...fetchTasks(job, service.tasks),
    ...cacheExports(job),
    ...job.steps.flatMap((step) => (step.do === "toolchain" ? toolchainCheck(step) : [])),
    ...(keepsGoing ? ["pipeline_status=0"] : []),
  ]);
}

function stepBody(step: NamedStep, scope: ValueScope, sensitive: readonly string[]): string {
  const { service } = scope;
  const values = valuesOf(step);
  const used = sensitiveVariables([step], service);
  const hidden = sensitive.filter((name) => !used.includes(name) && !(name in values));
  return lines([
    "(",
    "set -e",
    ...Object.entries(values).flatMap(([name, value]) => exportLines(name, valueWord(value, scope))),
    ...Object.entries(builderEnvironment(step)).map(([name, text]) => `export ${name}=${quote(text)}`),
    `export GITHUB_OUTPUT="$pipeline_out/${step.id}.env"`,
    ...(hidden.length > 0 ? [`unset ${hidden.join(" ")}`] : []),
    ...(step.directory === "" ? [] : [`cd ${quote(step.directory)}`]),
    ...(step.do === "run" ? scriptLines(step.script) : [`node ${taskProgram(step.task, service.tasks)}`]),
    ")",
  ]);
}

function scriptLines(script: string): string[] {
  return script.endsWith("\n") ? [SCRIPT_MARK, script.slice(0, -1)] : [UNENDED_SCRIPT_MARK, script];
}

/** `export A=$(…)` would hide a failure and, in some shells, split the value. */
function exportLines(name: string, word: string): string[] {
  return word.startsWith('"$(') ? [`${name}=${word}`, `export ${name}`] : [`export ${name}=${word}`];
}

/** Inside the subshell `set -e` must stay effective, so it never stands in a condition. */
function guarded(body: string, always: boolean): string {
  if (always) return `set +e\n${body}pipeline_step=$?\nif [ "$pipeline_status" -eq 0 ]; then pipeline_status=$pipeline_step; fi\n`;
  return `set +e\nif [ "$pipeline_status" -eq 0 ]; then\n${body}pipeline_status=$?\nfi\n`;
}

/** Environment of a step by variable; what the step sets itself wins over an input of the same name. */
function valuesOf(step: Step): Readonly<Record<string, RunStep["env"][string]>> {
  if (step.do === "run") return step.env;
  if (step.do !== "task") return {};
  const inputs = Object.fromEntries(Object.entries(step.inputs).map(([name, value]) => [inputVariable(name), value]));
  return { ...inputs, ...step.env };
}

function lines(parts: readonly string[]): string {
  return `${parts.join("\n")}\n`;
}
