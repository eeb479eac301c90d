// https://docs.gitlab.com/ci/variables/predefined_variables/
import type { Credential, EnvironmentUse, Flow, FlowInput, Variable } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import { documentationPath } from "../shared/header.ts";
import { usesPlatformRegistry } from "../shared/registry.ts";

/** Hosts whose images CI_REGISTRY_USER may push. */
export const REGISTRIES: readonly string[] = ["registry.gitlab.com"];

export const IDENTITY_TOKEN = "SIGSTORE_ID_TOKEN";
export const API_TOKEN = "PIPELINE_API_TOKEN";

/** What GitLab knows of a run, as a word in double quotes. Exactly one of the three parts of `ref` is set in a pipeline. */
const WORDS: Readonly<Record<Variable, string>> = {
  commit: "$CI_COMMIT_SHA",
  ref: "${CI_COMMIT_TAG:+refs/tags/$CI_COMMIT_TAG}${CI_COMMIT_BRANCH:+refs/heads/$CI_COMMIT_BRANCH}${CI_MERGE_REQUEST_REF_PATH:-}",
  "ref-name": "$CI_COMMIT_REF_NAME",
  "base-commit": "${CI_MERGE_REQUEST_DIFF_BASE_SHA:-$CI_COMMIT_BEFORE_SHA}",
  repository: "$CI_PROJECT_PATH",
  "repository-url": "$CI_PROJECT_URL",
  // CI_REPOSITORY_URL would carry the job's token.
  "clone-url": "$CI_PROJECT_URL.git",
  "run-id": "$CI_PIPELINE_ID",
  "run-url": "$CI_PIPELINE_URL",
  actor: "$GITLAB_USER_LOGIN",
  // As GitLab's own runner names itself in provenance.
  builder: "$CI_PROJECT_URL/-/runners/$CI_RUNNER_ID",
  "build-type": "$CI_PROJECT_URL/-/blob/$CI_COMMIT_SHA/",
};

/** What an author of a change names as they like: taken into a variable of the script first, in an entry of its own. */
const CAPTURED: Partial<Readonly<Record<Variable, string>>> = { ref: "PIPELINE_REF", "ref-name": "PIPELINE_REF_NAME" };

/** Two lines per variable of a run that has to be captured: auditors know the plain quoted assignment as safe, the export they don't. */
export function captureLines(names: readonly Variable[]): string[] {
  return Object.entries(CAPTURED).flatMap(([name, local]) =>
    names.includes(name as Variable) ? [`${local}="${WORDS[name as Variable]}"`, `export ${local}`] : [],
  );
}

export function variableWord(name: Variable, service: Service): string {
  const captured = CAPTURED[name];
  if (captured !== undefined) return `$${captured}`;
  return name === "build-type" ? `${WORDS[name]}${documentationPath(service.directory)}` : WORDS[name];
}

/** The shell variable that holds a credential, and whether somebody has to set it in the project. */
export function credentialSource(name: Credential, service: Service): { readonly variable: string; readonly isSetting: boolean } {
  switch (name) {
    case "registry-user":
      return usesPlatformRegistry(service, REGISTRIES)
        ? { variable: "CI_REGISTRY_USER", isSetting: false }
        : { variable: "REGISTRY_USERNAME", isSetting: true };
    case "registry-password":
      return usesPlatformRegistry(service, REGISTRIES)
        ? { variable: "CI_REGISTRY_PASSWORD", isSetting: false }
        : { variable: "REGISTRY_PASSWORD", isSetting: true };
    case "state-token":
      // A job token pushes to its own project only.
      return service.delivery.state.repository === "" ? { variable: "CI_JOB_TOKEN", isSetting: false } : { variable: "STATE_TOKEN", isSetting: true };
    case "api-token":
      // A job token can't read protected environments.
      return { variable: API_TOKEN, isSetting: true };
    case "identity":
      return { variable: IDENTITY_TOKEN, isSetting: false };
  }
}

/** Pipeline variable of a flow's input; carries the service, because one repository may hold several. */
export function inputVariable(service: string, input: FlowInput | string): string {
  const name = typeof input === "string" ? input : input.name;
  return `${service}_${name}`.replace(/[^A-Za-z0-9]+/g, "_").toUpperCase();
}

/** Environment scope of the variables of a job that belongs to no environment. */
export function secretScope(service: string, job: string): string {
  return `pipeline/${service}/${job}`;
}

/** Name of the environment a job belongs to; GitLab puts in a pipeline variable where a person names it. */
export function environmentName(service: string, environment: EnvironmentUse): string {
  return environment.input === undefined ? environment.name : `$${inputVariable(service, environment.input)}`;
}

/** The name as the plan has it: "inputs.environment" where a person names it; undefined for a scope of secrets. */
export function plannedEnvironment(service: string, name: string): string | undefined {
  if (name.startsWith(secretScope(service, ""))) return undefined;
  const prefix = `$${inputVariable(service, "")}`;
  return name.startsWith(prefix) ? `inputs.${name.slice(prefix.length).toLowerCase()}` : name;
}

export function jobName(service: string, flow: Flow["id"], job: string, suffix = ""): string {
  return `${service}:${flow}:${job}${suffix}`;
}

/** Below it each job has a folder, by its name in GitLab, for what other jobs read. */
export const OUTPUT_ROOT = ".pipeline/out";
