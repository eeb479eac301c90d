import { checkout, need, needIfAny, provided, taskStep, text, variable, type ContributedValue, type FlowId, type JobContribution } from "@create-pipeline/plan";
import type { Environment } from "@create-pipeline/spec";
import { stateInputs, type TemplateContext, type Values } from "@create-pipeline/template";
import { preflightInputs } from "./preflight.ts";
import { verifyInputs, verifyMinutes, type Version } from "./steps.ts";

type Promoting = Extract<FlowId, "deliver" | "release">;

/** preflight → approve → deploy → verify, and rollback when one of the last two failed. */
export function environmentJobs(context: TemplateContext, environment: Environment, flow: Promoting): JobContribution[] {
  return [
    ...(isChecked(environment) ? [preflight(context, environment, flow)] : []),
    ...(environment.approval ? [approve(environment, flow)] : []),
    deploy(context, environment, flow),
    verify(context, environment, flow),
    rollback(context, environment, flow),
  ];
}

/** What a flow promotes: the image it built itself, or the one recorded for the tagged commit. */
function promoted(flow: Promoting): Version {
  if (flow === "deliver")
    return { image: provided("image", "image"), digest: provided("image", "digest"), revision: variable("commit"), version: variable("commit") };
  return {
    image: provided("release", "image"),
    digest: provided("release", "digest"),
    revision: provided("release", "revision"),
    version: variable("ref-name"),
  };
}

/** Preflight says "false" to a version that a newer one has overtaken: no failure, nothing to deploy. */
function readiness(environment: Environment): Values {
  return isChecked(environment) ? { ready: provided(`ready:${environment.name}`, "ready") } : {};
}

function isChecked(environment: Environment): boolean {
  return environment.approval !== undefined || environment.promotesFrom !== undefined;
}

/** What deploy says it wrote. A rollback reads only this: a job that never deployed leaves it empty. */
function deployedVersion(environment: Environment): Version & { readonly deployed: ContributedValue } {
  const from = (name: string) => provided(`deployed:${environment.name}`, name);
  return { deployed: from("deployed"), image: from("image"), digest: from("digest"), revision: from("revision"), version: from("version") };
}

function common(environment: Environment, flow: Promoting) {
  const at = `environments.${environment.name}`;
  return { flows: [flow], fields: [at, "delivery.state"] } as const;
}

/** Everything that must be true before anything of this environment starts. */
function before(environment: Environment, flow: Promoting) {
  const previous = environment.promotesFrom ? [needIfAny(`verified:${environment.promotesFrom}`)] : [];
  return flow === "deliver" ? [need("image"), needIfAny("releasable"), ...previous] : [need("release"), ...previous];
}

function preflight(context: TemplateContext, environment: Environment, flow: Promoting): JobContribution {
  const soak = context.service.environments.find((one) => one.name === environment.promotesFrom)?.soakMinutes ?? 0;
  return {
    ...common(environment, flow),
    id: `preflight-${environment.name}`,
    title: `Preflight ${environment.name}`,
    kind: "check",
    reason: `refuses ${environment.name} unless its protection is in place and the version was verified in ${environment.promotesFrom ?? "no environment before it"}`,
    provides: [`ready:${environment.name}`],
    outputs: { ready: "preflight" },
    needs: before(environment, flow),
    environment: { name: environment.name, access: "observe" },
    steps: [
      // The whole history: what overtook this version is found there.
      checkout("full"),
      taskStep("preflight", `Check what ${environment.name} asks for`, "preflight", {
        ...stateInputs(context.service),
        ...preflightInputs(environment, soak),
        ...predecessor(environment, flow),
        environment: text(environment.name),
        digest: promoted(flow).digest,
        revision: promoted(flow).revision,
      }),
    ],
    delayMinutes: soak,
    timeoutMinutes: soak + 15,
  };
}

/** How the environment before ended in this very run; a version that was overtaken there goes no further. */
function predecessor({ promotesFrom }: Environment, flow: Promoting): Values {
  return promotesFrom && flow === "deliver" ? { predecessor_outcome: provided(`verified:${promotesFrom}`, "outcome") } : {};
}

function approve(environment: Environment, flow: Promoting): JobContribution {
  return {
    ...common(environment, flow),
    id: `approve-${environment.name}`,
    title: `Approve ${environment.name}`,
    kind: "approve",
    reason: `a person of ${environment.approval!.reviewers.join(", ")} answers for ${environment.name}`,
    provides: [`approved:${environment.name}`],
    needs: [need(`ready:${environment.name}`)],
    environment: { name: environment.name, access: "deploy", approval: environment.approval! },
    steps: [],
    timeoutMinutes: 60,
  };
}

function deploy(context: TemplateContext, environment: Environment, flow: Promoting): JobContribution {
  const inputs: Values = {
    ...stateInputs(context.service),
    environment: text(environment.name),
    ...promoted(flow),
    run: variable("run-url"),
    ...readiness(environment),
  };
  return {
    ...common(environment, flow),
    id: `deploy-${environment.name}`,
    title: `Deploy to ${environment.name}`,
    kind: "deploy",
    reason: `records this digest as what ${environment.name} should run`,
    provides: [`deployed:${environment.name}`],
    needs: isChecked(environment) ? [need(`ready:${environment.name}`), needIfAny(`approved:${environment.name}`)] : before(environment, flow),
    environment: { name: environment.name, access: "deploy", ...(environment.host ? { url: `https://${environment.host}` } : {}) },
    steps: [checkout("full"), taskStep("deploy", "Write the state", "deploy", inputs)],
    outputs: { deployed: "deploy", image: "deploy", digest: "deploy", revision: "deploy", version: "deploy" },
    timeoutMinutes: 15,
  };
}

function verify(context: TemplateContext, environment: Environment, flow: Promoting): JobContribution {
  const { deployed, ...version } = deployedVersion(environment);
  const state = { ...stateInputs(context.service), environment: text(environment.name) };
  const minutes = verifyMinutes(context, environment.name);
  return {
    ...common(environment, flow),
    id: `verify-${environment.name}`,
    title: `Verify ${environment.name}`,
    kind: "verify",
    reason: `waits until ${environment.name} really runs this digest and is healthy, then records it as verified`,
    provides: [`verified:${environment.name}`],
    outputs: { outcome: "verify" },
    needs: [need(`deployed:${environment.name}`)],
    environment: { name: environment.name, access: "observe" },
    steps: [
      checkout("full"),
      taskStep("verify", "Wait for the rollout", "verify-rollout", {
        ...state,
        ...verifyInputs(context, text(environment.name)),
        deployed,
        digest: version.digest,
        revision: version.revision,
        timeout_minutes: text(String(minutes)),
      }),
      taskStep("record", "Record as verified", "deploy", { ...state, phase: text("verified"), ready: deployed, ...version, run: variable("run-url") }),
    ],
    timeoutMinutes: minutes + 10,
  };
}

function rollback(context: TemplateContext, environment: Environment, flow: Promoting): JobContribution {
  return {
    ...common(environment, flow),
    id: `rollback-${environment.name}`,
    title: `Roll back ${environment.name}`,
    kind: "rollback",
    reason: `brings ${environment.name} back to the last verified version when the deployment or its verification failed`,
    needs: [need(`deployed:${environment.name}`), need(`verified:${environment.name}`)],
    after: "failure",
    environment: { name: environment.name, access: "observe" },
    steps: [
      checkout("full"),
      taskStep("rollback", "Write the last verified version", "rollback", {
        ...stateInputs(context.service),
        environment: text(environment.name),
        failed_digest: deployedVersion(environment).digest,
        outcome: provided(`verified:${environment.name}`, "outcome"),
        run: variable("run-url"),
        reason: text("verification failed"),
      }),
    ],
    timeoutMinutes: 10,
  };
}
