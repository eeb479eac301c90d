import { checkout, credential, input, need, provided, taskStep, text, variable, type JobContribution } from "@create-pipeline/plan";
import { stateInputs, type TemplateContext } from "@create-pipeline/template";
import { policyOf } from "./policy.ts";
import { verifyInputs, verifyMinutes } from "./steps.ts";

const ENVIRONMENT = input("environment");

/** The flows that a person starts: the environment is an input, so one set of jobs serves them all. */
export function byHandJobs(context: TemplateContext): JobContribution[] {
  return [
    promotePreflight(context),
    promoteDeploy(context),
    promoteVerify(context),
    promoteRollback(context),
    rollbackByHand(context),
    verifyRollback(context),
  ];
}

const target = (access: "deploy" | "observe") => ({ name: "", input: "environment", access }) as const;

function promotePreflight(context: TemplateContext): JobContribution {
  return {
    id: "preflight",
    flows: ["promote"],
    title: "Preflight",
    kind: "check",
    reason: "finds the asked version and refuses what the environment's rules do not allow",
    fields: ["environments"],
    provides: ["ready"],
    environment: target("observe"),
    steps: [
      checkout("full"),
      taskStep("preflight", "Check what the environment asks for", "preflight", {
        ...stateInputs(context.service),
        environment: ENVIRONMENT,
        policy: text(policyOf(context.service)),
        platform_token: credential("api-token"),
        version: input("version"),
        reason: input("reason"),
        hotfix: input("hotfix"),
      }),
    ],
    outputs: { ready: "preflight", image: "preflight", digest: "preflight", revision: "preflight", version: "preflight" },
    timeoutMinutes: 30,
  };
}

function promoteDeploy(context: TemplateContext): JobContribution {
  const from = (name: string) => provided("ready", name);
  return {
    id: "deploy",
    flows: ["promote"],
    title: "Deploy",
    kind: "deploy",
    reason: "records the version as what the environment should run, with who asked and why",
    fields: ["environments", "delivery.state"],
    provides: ["deployed"],
    needs: [need("ready")],
    environment: target("deploy"),
    steps: [
      checkout("full"),
      taskStep("deploy", "Write the state", "deploy", {
        ...stateInputs(context.service),
        environment: ENVIRONMENT,
        ready: from("ready"),
        image: from("image"),
        digest: from("digest"),
        revision: from("revision"),
        version: from("version"),
        run: variable("run-url"),
        reason: input("reason"),
        hotfix: input("hotfix"),
      }),
    ],
    outputs: { deployed: "deploy", image: "deploy", digest: "deploy", revision: "deploy", version: "deploy" },
    timeoutMinutes: 15,
  };
}

function promoteVerify(context: TemplateContext): JobContribution {
  return { ...verifyJob(context, "deployed"), id: "verify", flows: ["promote"], provides: ["verified"], outputs: { outcome: "verify" } };
}

function promoteRollback(context: TemplateContext): JobContribution {
  return {
    id: "rollback",
    flows: ["promote"],
    title: "Roll back",
    kind: "rollback",
    reason: "brings the environment back to its last verified version when the promotion or its verification failed",
    fields: ["environments"],
    needs: [need("deployed"), need("verified")],
    after: "failure",
    environment: target("observe"),
    steps: [
      checkout("full"),
      taskStep("rollback", "Write the last verified version", "rollback", {
        ...stateInputs(context.service),
        environment: ENVIRONMENT,
        failed_digest: provided("deployed", "digest"),
        outcome: provided("verified", "outcome"),
        run: variable("run-url"),
        reason: text("verification failed"),
      }),
    ],
    timeoutMinutes: 10,
  };
}

function rollbackByHand(context: TemplateContext): JobContribution {
  return {
    id: "roll-back",
    flows: ["rollback"],
    title: "Roll back",
    kind: "rollback",
    reason: "a person decided that the environment must go back, and says why",
    fields: ["environments"],
    provides: ["rolled-back"],
    environment: target("observe"),
    steps: [
      checkout("full"),
      taskStep("rollback", "Write the verified version", "rollback", {
        ...stateInputs(context.service),
        environment: ENVIRONMENT,
        failed_digest: text("current"),
        to: input("version"),
        run: variable("run-url"),
        reason: input("reason"),
      }),
    ],
    outputs: { rolled_back: "rollback", image: "rollback", digest: "rollback", revision: "rollback", version: "rollback" },
    timeoutMinutes: 10,
  };
}

function verifyRollback(context: TemplateContext): JobContribution {
  return { ...verifyJob(context, "rolled-back"), id: "verify", flows: ["rollback"] };
}

function verifyJob(context: TemplateContext, role: "deployed" | "rolled-back") {
  const from = (name: string) => provided(role, name);
  const changed = role === "deployed" ? "deployed" : "rolled_back";
  const state = { ...stateInputs(context.service), environment: ENVIRONMENT };
  const minutes = verifyMinutes(context);
  return {
    title: "Verify",
    kind: "verify",
    reason: "waits until the environment really runs this digest and is healthy, then records it as verified",
    fields: ["delivery.verify"],
    needs: [need(role)],
    environment: target("observe"),
    steps: [
      checkout("full"),
      taskStep("verify", "Wait for the rollout", "verify-rollout", {
        ...state,
        ...verifyInputs(context, ENVIRONMENT),
        deployed: from(changed),
        digest: from("digest"),
        revision: from("revision"),
        timeout_minutes: text(String(minutes)),
      }),
      taskStep("record", "Record as verified", "deploy", {
        ...state,
        phase: text("verified"),
        ready: from(changed),
        image: from("image"),
        digest: from("digest"),
        revision: from("revision"),
        version: from("version"),
        run: variable("run-url"),
      }),
    ],
    timeoutMinutes: minutes + 10,
  } as const;
}
