import type { Credential, FlowInput, Job, Step, Value, Variable } from "@create-pipeline/plan";
import { credential, input, output, secret, stepOutput, text, variable } from "@create-pipeline/plan";
import type { Draw } from "./draw.ts";
import { nastyTexts } from "./nasty-texts.ts";

/** What the steps of one job may refer to. */
export interface StepScope {
  readonly trusted: boolean;
  readonly texts: readonly string[];
  readonly inputs: readonly FlowInput[];
  /** Jobs this one needs. */
  readonly needs: readonly Job[];
  readonly directory: string;
}

const VARIABLES: readonly Variable[] = [
  "commit",
  "ref",
  "ref-name",
  "base-commit",
  "repository",
  "repository-url",
  "clone-url",
  "run-id",
  "run-url",
  "actor",
  "builder",
  "build-type",
];
const CREDENTIALS: readonly Credential[] = ["registry-user", "registry-password", "state-token", "api-token"];
const SECRETS = ["ARGOCD_TOKEN", "NPM_TOKEN", "DATABASE_URL"] as const;
const ENV_NAMES = ["ALPHA", "BETA", "GAMMA_2", "MESSAGE"] as const;
const INPUT_NAMES = ["input_a", "input_b", "input_c"] as const;
const TASKS_UNTRUSTED = ["quality-gate", "preflight", "review", "scan-vulnerabilities"] as const;
const TASKS_TRUSTED = [...TASKS_UNTRUSTED, "build-image", "sign-image", "deploy", "comment", "push"] as const;

const SCRIPTS: readonly string[] = [
  "true\n",
  "npm ci",
  'printf "%s\\n" "$ALPHA"\n',
  'set -u\nfor name in a b; do\n  echo "$name"\ndone\n',
  "cat <<'END'\n  kept  \n\tindented by a tab\nEND\n",
  "echo 'it''s 100% {{ raw }} and \\ back' \"$(date -u +%s)\"\n",
  '# a comment: with [brackets] & more\necho "${BETA:-none}" | tr a b\n',
  "\necho 'ünïcode 🚀'\n\n",
  '  test -n "$HOME"',
];

export function randomSteps(draw: Draw, scope: StepScope): Step[] {
  const steps: Step[] = [];
  if (draw.chance(70)) steps.push({ do: "checkout", history: draw.pick(["shallow", "full"]) });
  if (draw.chance(40)) steps.push(randomToolchain(draw, scope));
  const wanted = 1 + draw.number(3);
  for (let index = 0; index < wanted; index += 1) {
    // Embedded tasks lie in the repository, so a job checks it out before its first task.
    const mayRunTasks = steps.some((step) => step.do === "checkout");
    steps.push(mayRunTasks && draw.chance(50) ? randomTask(draw, scope, steps, index) : randomRun(draw, scope, steps, index));
  }
  return steps;
}

function randomToolchain(draw: Draw, scope: StepScope): Step {
  const language = draw.pick(["node", "go"] as const);
  const lock = `${scope.directory === "" ? "" : `${scope.directory}/`}${language === "node" ? "package-lock.json" : "go.sum"}`;
  // A trusted flow may publish, and what publishes restores no cache.
  return { do: "toolchain", language, version: language === "node" ? "24" : "1.26", cacheKeys: scope.trusted || draw.chance(30) ? [] : [lock] };
}

function randomRun(draw: Draw, scope: StepScope, earlier: readonly Step[], index: number): Step {
  const env = Object.fromEntries(draw.some(ENV_NAMES, 3).map((name) => [name, randomValue(draw, scope, earlier)]));
  return {
    do: "run",
    id: `step-${index}`,
    title: draw.pick(titles(scope)),
    script: draw.pick(SCRIPTS),
    env,
    directory: scope.directory,
    always: draw.chance(15),
  };
}

function randomTask(draw: Draw, scope: StepScope, earlier: readonly Step[], index: number): Step {
  const inputs: Record<string, Value> = Object.fromEntries(draw.some(INPUT_NAMES, 3).map((name) => [name, randomValue(draw, scope, earlier)]));
  const task = draw.pick(scope.trusted ? TASKS_TRUSTED : TASKS_UNTRUSTED);
  if (task === "sign-image") inputs["identity"] = credential("identity");
  if (scope.trusted && draw.chance(30)) inputs["password"] = credential(draw.pick(CREDENTIALS));
  const env: Record<string, Value> = draw.chance(30) ? { EXTRA: randomValue(draw, scope, earlier) } : {};
  return { do: "task", id: `step-${index}`, title: draw.pick(titles(scope)), task, inputs, env, directory: scope.directory, always: draw.chance(15) };
}

function titles(scope: StepScope): string[] {
  return ["do it", ...scope.texts.filter((title) => title.trim() !== "" && !/[\r\n]/.test(title))];
}

function randomValue(draw: Draw, scope: StepScope, earlier: readonly Step[]): Value {
  const named = earlier.filter((step) => step.do === "run" || step.do === "task");
  const outputs = scope.needs.flatMap((job) => job.outputs.map(({ name }) => output(job.id, name)));
  const choices: (() => Value)[] = [() => text(draw.pick([...scope.texts, ...nastyTexts])), () => variable(draw.pick(VARIABLES))];
  if (scope.inputs.length > 0) choices.push(() => input(draw.pick(scope.inputs).name));
  if (outputs.length > 0) choices.push(() => draw.pick(outputs));
  if (named.length > 0) choices.push(() => stepOutput(draw.pick(named).id, "output_a"));
  if (scope.trusted)
    choices.push(
      () => secret(draw.pick(SECRETS)),
      () => credential(draw.pick(CREDENTIALS)),
    );
  return draw.pick(choices)();
}
