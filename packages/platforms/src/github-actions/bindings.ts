// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps
import type { Flow, Job, Step, Value } from "@create-pipeline/plan";
import { stepValues } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { embeddedTask, inputVariable } from "../shared/embedded-task.ts";
import { pinned } from "./artifacts.ts";
import type { UsesStep, WorkflowStep } from "./model.ts";
import { displayText, valueText } from "./variables.ts";

type Of<K extends Step["do"]> = Extract<Step, { do: K }>;
interface StepContext {
  readonly job: Job;
  readonly flow: Flow;
  readonly context: RenderContext;
}

/** Each step of the plan as GitHub's own construct. */
export function bindStep(step: Step, scope: StepContext): WorkflowStep {
  switch (step.do) {
    case "checkout":
      return checkout(step);
    case "toolchain":
      return step.language === "node" ? setupNode(step, scope) : setupGo(step, scope);
    case "run":
      return { ...base(step, scope), env: envOf(step.env, scope), directory: step.directory, run: step.script };
    case "task":
      return bindTask(step, scope);
  }
}

function checkout(step: Of<"checkout">): UsesStep {
  return { ...pinned("actions/checkout"), name: "Check out", with: { ...(step.history === "full" ? { "fetch-depth": 0 } : {}), "persist-credentials": false } };
}

function setupNode(step: Of<"toolchain">, scope: StepContext): UsesStep {
  const version = step.version === "" ? { "node-version-file": inService("package.json", scope) } : { "node-version": step.version };
  const cache = step.cacheKeys.length === 0 ? { "package-manager-cache": false } : { cache: "npm", "cache-dependency-path": lines(step.cacheKeys) };
  return { ...pinned("actions/setup-node"), name: "Set up Node.js", with: { ...version, ...cache } };
}

function setupGo(step: Of<"toolchain">, scope: StepContext): UsesStep {
  const version = step.version === "" ? { "go-version-file": inService("go.mod", scope) } : { "go-version": step.version };
  const cache = step.cacheKeys.length === 0 ? { cache: false } : { cache: true, "cache-dependency-path": lines(step.cacheKeys) };
  return { ...pinned("actions/setup-go"), name: "Set up Go", with: { ...version, ...cache } };
}

function bindTask(step: Of<"task">, scope: StepContext): WorkflowStep {
  const { tasks } = scope.context.service;
  const inputs = envOf(step.inputs, scope);
  const env = envOf(step.env, scope);
  if (tasks.form === "referenced") {
    return { ...base(step, scope), uses: `${tasks.repository}/actions/${step.task}@${tasks.revision}`, version: tasks.version, with: inputs, env };
  }
  const variables = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(name), value]));
  const file = embeddedTask(step.task);
  const run = step.directory === "" ? `node ${file}` : `node "$GITHUB_WORKSPACE/${file}"`;
  return { ...base(step, scope), env: { ...env, ...variables }, directory: step.directory, run };
}

function base(step: Of<"run"> | Of<"task">, { job }: StepContext): Pick<WorkflowStep, "name" | "id" | "if"> {
  return {
    name: displayText(step.title),
    ...(isRead(step.id, job) ? { id: step.id } : {}),
    ...(step.always ? { if: "!cancelled()" } : {}),
  };
}

/** An id is noise on a step whose outputs nobody reads. */
function isRead(step: string, job: Job): boolean {
  return (
    job.outputs.some((output) => output.step === step) ||
    job.steps.some((other) => stepValues(other).some((value) => value.from === "step" && value.step === step))
  );
}

function envOf(values: Readonly<Record<string, Value>>, { flow, context }: StepContext): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const text = valueText(value, flow, context);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function inService(file: string, { context }: StepContext): string {
  return context.service.directory === "" ? file : `${context.service.directory}/${file}`;
}

function lines(items: readonly string[]): string {
  return items.length === 1 ? (items[0] as string) : `${items.join("\n")}\n`;
}
