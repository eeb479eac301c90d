// https://docs.gitlab.com/ci/variables/
import type { Flow, FlowInput, Job, Step, Value } from "@create-pipeline/plan";
import { stepValues } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import { quote } from "../shell.ts";
import { credentialSource, inputVariable, outputFolder, variableWord } from "../variables.ts";

/** Where the values of a job's steps come from. */
export interface ValueScope {
  readonly service: Service;
  readonly flow: Flow;
  readonly job: Job;
}

/** A value as a shell word that arrives as the same bytes. */
export function valueWord(value: Value, scope: ValueScope): string {
  const { service, flow, job } = scope;
  switch (value.from) {
    case "text":
      return quote(value.text);
    case "variable":
      return `"${variableWord(value.name, service)}"`;
    case "input":
      return `"$${localInput(value.name)}"`;
    case "secret":
      return `"$${value.name}"`;
    case "credential":
      return `"$${credentialSource(value.name, service).variable}"`;
    case "step":
      return `"$(pipeline_output '${outputFolder(service.service.name, flow.id, job.id)}/${value.step}.env' '${value.name}')"`;
    case "output": {
      const step = flow.jobs.find(({ id }) => id === value.job)?.outputs.find(({ name }) => name === value.name)?.step ?? "";
      return `"$(pipeline_output '${outputFolder(service.service.name, flow.id, value.job)}/${step}.env' '${value.name}')"`;
    }
  }
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
    ...inputs.flatMap((input) => inputLines(input, service.service.name)),
  ];
}

function inputLines(input: FlowInput, service: string): string[] {
  const name = inputVariable(service, input);
  const local = localInput(input.name);
  const lines = [`${local}=\${${name}-${quote(input.default)}}`];
  if (input.required) lines.push(`: "\${${local}:?input ${name} is required}"`);
  if (input.options.length > 0) {
    const options = input.required ? input.options : [...new Set(["", ...input.options])];
    lines.push(`case "$${local}" in ${options.map(quote).join(" | ")}) ;; *) echo '${name} is none of its options' >&2; exit 1 ;; esac`);
  }
  return lines;
}

function localInput(name: string): string {
  return `input_${name.replace(/[^A-Za-z0-9]+/g, "_").toLowerCase()}`;
}

/** Jobs whose outputs or artifacts this one reads. */
export function dataFrom(job: Job): Set<string> {
  const outputs = job.steps.flatMap(stepValues).flatMap((value) => (value.from === "output" ? [value.job] : []));
  return new Set([...outputs, ...job.consumes.map((consumed) => consumed.job)]);
}
