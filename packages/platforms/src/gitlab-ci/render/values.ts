// https://docs.gitlab.com/ci/variables/
import type { Flow, FlowInput, Job, Step, Value } from "@create-pipeline/plan";
import { stepValues } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import { quote } from "../shell.ts";
import { credentialSource, inputVariable, jobName, variableWord } from "../variables.ts";

/** Where the values of a job's steps come from. */
export interface ValueScope {
  readonly service: Service;
  readonly flow: Flow;
  readonly job: Job;
  /** What `export_state` of the service stands for, see shared-script.ts. */
  readonly state: readonly string[];
}

/** Sets a variable to the bytes of a value. */
export function exportLine(name: string, value: Value, { service, flow }: ValueScope): string {
  // The own name, because a copy of the job has another folder.
  if (value.from === "step") return `export_output ${name} "$CI_JOB_NAME" ${word(value.step)} ${word(value.name)}`;
  if (value.from === "output") {
    const step = flow.jobs.find(({ id }) => id === value.job)?.outputs.find((output) => output.name === value.name)?.step ?? "";
    return `export_output ${name} ${word(jobName(service.service.name, flow.id, value.job))} ${word(step)} ${word(value.name)}`;
  }
  return `export ${name}=${valueWord(value, service)}`;
}

/** A value as a shell word that arrives as the same bytes. */
function valueWord(value: Exclude<Value, { readonly from: "step" | "output" }>, service: Service): string {
  switch (value.from) {
    case "text":
      return quote(value.text);
    case "variable":
      return `"${variableWord(value.name, service)}"`;
    case "input":
      return `"$${inputVariable(service.service.name, value.name)}"`;
    case "secret":
      return `"$${value.name}"`;
    case "credential":
      return `"$${credentialSource(value.name, service).variable}"`;
  }
}

/** A name without quotes where it needs none. */
function word(name: string): string {
  return /^[\w.:-]+$/.test(name) ? name : quote(name);
}

/** Shell variables of the job that only the steps naming them should see. */
export function sensitiveVariables(steps: readonly Step[], service: Service): string[] {
  const names = steps.flatMap(stepValues).flatMap((value) => {
    if (value.from === "secret") return [value.name];
    return value.from === "credential" ? [credentialSource(value.name, service).variable] : [];
  });
  return [...new Set(names)].sort();
}

/** Fails with a sentence where a setting is missing, instead of deploying with an empty value. */
export function assertions({ service, flow, job }: ValueScope): string[] {
  const values = job.steps.flatMap(stepValues);
  const secrets = [...new Set(values.flatMap((value) => (value.from === "secret" ? [value.name] : [])))].sort();
  const credentials = values.flatMap((value) => (value.from === "credential" ? [credentialSource(value.name, service)] : []));
  const settings = [...new Set(credentials.flatMap(({ variable, isSetting }) => (isSetting ? [variable] : [])))].sort();
  const inputs = flow.inputs.filter((input) => values.some((value) => value.from === "input" && value.name === input.name));
  return [
    ...secrets.map((name) => `: "\${${name}:?secret ${name} is not set for this environment, see platform-settings.md}"`),
    ...settings.map((name) => `: "\${${name}:?credential ${name} is not set for this environment, see platform-settings.md}"`),
    ...inputs.flatMap((input) => inputChecks(input, service.service.name)),
  ];
}

/** Variables of a pipeline always have the default that the service's file gives them. */
function inputChecks(input: FlowInput, service: string): string[] {
  const name = inputVariable(service, input);
  const lines = input.required ? [`: "\${${name}:?input ${name} is required}"`] : [];
  if (input.options.length > 0) {
    const options = input.required ? input.options : [...new Set(["", ...input.options])];
    lines.push(`case "$${name}" in ${options.map(quote).join(" | ")}) ;; *) echo '${name} is none of its options' >&2; exit 1 ;; esac`);
  }
  return lines;
}

/** Jobs whose outputs or artifacts this one reads. */
export function dataFrom(job: Job): Set<string> {
  const outputs = job.steps.flatMap(stepValues).flatMap((value) => (value.from === "output" ? [value.job] : []));
  return new Set([...outputs, ...job.consumes.map((consumed) => consumed.job)]);
}
