// https://docs.gitlab.com/ci/yaml/yaml_optimization/
import type { Plan } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import { fetchTasks } from "../bindings.ts";
import { OUTPUT_ROOT } from "../variables.ts";
import { NO_PIPEFAIL, valuesOf } from "./script.ts";
import { exportLine } from "./values.ts";

/** What jobs with tasks, inputs or outputs begin with, from what GitLab knows of the job: written once for the service. */
export function sharedScript(service: Service, state: readonly string[]): string[] {
  const fetched = fetchTasks(service.tasks);
  return [
    NO_PIPEFAIL,
    [
      "# A job leaves its summary, and the outputs that others read, in a folder of its own.",
      // Where every job starts; CI_PROJECT_DIR names another folder in some local runners.
      "PIPELINE_ROOT=$PWD",
      `PIPELINE_OUT="$PWD/${OUTPUT_ROOT}/$CI_JOB_NAME"`,
      'rm -rf "$PIPELINE_OUT"',
      'mkdir -p "$PIPELINE_OUT"',
      'export GITHUB_OUTPUT=/dev/null GITHUB_STEP_SUMMARY="$PIPELINE_OUT/summary.md"',
      "",
    ].join("\n"),
    [
      "# export_output VARIABLE JOB STEP OUTPUT: what a step left, empty where it left nothing",
      "export_output() {",
      `  PIPELINE_FILE="$PIPELINE_ROOT/${OUTPUT_ROOT}/$2/$3.env"`,
      '  export "$1=$(if [ -f "$PIPELINE_FILE" ]; then sed -n "s/^$4=//p" "$PIPELINE_FILE" | tail -n 1; fi)"',
      "}",
      "",
    ].join("\n"),
    ...(state.length > 0 ? [["# Where the state of this service is.", "export_state() {", ...state.map((line) => `  ${line}`), "}", ""].join("\n")] : []),
    ...(fetched.length > 0
      ? [["# The tasks, by the commit that names their content.", "fetch_tasks() {", ...fetched.map((line) => `  ${line}`), "}", ""].join("\n")]
      : []),
  ];
}

const STATE_INPUTS: readonly string[] = ["INPUT_SERVICE", "INPUT_STATE_REPOSITORY", "INPUT_STATE_BRANCH", "INPUT_STATE_PATH"];

/** The inputs of tasks that name the state, where several steps give them alike. */
export function stateLines(service: Service, plan: Plan): string[] {
  const counts = new Map<string, number>();
  for (const flow of plan.flows) {
    for (const job of flow.jobs) {
      for (const step of job.steps) {
        const given = Object.entries(step.do === "task" ? valuesOf(step) : {}).filter(
          ([name, value]) => STATE_INPUTS.includes(name) && (value.from === "text" || value.from === "variable"),
        );
        const text = JSON.stringify(given.map(([name, value]) => exportLine(name, value, { service, flow, job, state: [] })));
        if (given.length > 2) counts.set(text, (counts.get(text) ?? 0) + 1);
      }
    }
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best === undefined || best[1] < 2 ? [] : (JSON.parse(best[0]) as string[]);
}
