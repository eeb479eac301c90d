import { TaskError, type Inputs, type Ports, type Run, type TaskResult } from "@create-pipeline/action-kit";
import {
  decideDeploy,
  decideVerified,
  describe,
  findFieldProblem,
  relateRevisions,
  shortDigest,
  type Decision,
  type DeployRequest,
  type State,
  type Update,
} from "@create-pipeline/state";
import { asTask, findStateInputProblems, givenReason, openTaskStore, resolveSourceRemote, throwProblems } from "@create-pipeline/state/task";

/** Writes the desired state of one environment, or records that it was verified. */
export const run: Run = asTask(async (inputs, ports) => {
  throwProblems(findProblems(inputs));
  if (isNotReady(inputs)) return reportNotReady(inputs, ports);
  const store = await openTaskStore(inputs, ports);
  const environment = inputs["environment"] ?? "";
  const update = await store.update(environment, (current) => decide(inputs, ports, current));
  return report(inputs, ports, update);
});

function findProblems(inputs: Inputs): (string | undefined)[] {
  const problems: (string | undefined)[] = findStateInputProblems(inputs);
  problems.push(findFieldProblem("environment", "environment", inputs["environment"]));
  if (isNotReady(inputs)) return problems;
  problems.push(findFieldProblem("digest", "digest", inputs["digest"]), findFieldProblem("revision", "revision", inputs["revision"]));
  if (inputs["phase"] === "verified") return problems;
  problems.push(
    findFieldProblem("image", "image", inputs["image"]),
    findFieldProblem("version", "version", inputs["version"]),
    findFieldProblem("run", "run", inputs["run"]),
  );
  if (inputs["hotfix"] === "true" && givenReason(inputs) === undefined) problems.push(`hotfix needs a reason, not ${describe(inputs["reason"])}`);
  return problems;
}

/** The rest of the inputs comes from a job that did nothing, and may be empty. */
function isNotReady(inputs: Inputs): boolean {
  return inputs["ready"] === "false";
}

async function decide(inputs: Inputs, ports: Ports, current: State | null): Promise<Decision> {
  const at = ports.now().toISOString();
  const { digest = "", revision = "" } = inputs;
  if (inputs["phase"] === "verified") return decideVerified(current, { digest, revision, at });
  const reason = givenReason(inputs);
  const request: DeployRequest = {
    service: inputs["service"] ?? "",
    environment: inputs["environment"] ?? "",
    image: inputs["image"] ?? "",
    digest,
    revision,
    version: inputs["version"] ?? "",
    run: inputs["run"] ?? "",
    ...(reason === undefined ? {} : { reason }),
    at,
    hotfix: inputs["hotfix"] === "true",
  };
  if (current === null || current.revision === revision) return decideDeploy(current, request, "same");
  const remote = await resolveSourceRemote(inputs, ports);
  const related = await relateRevisions(
    { deployed: current.revision, wanted: revision, source: inputs["source"] || ".", remote },
    { exec: ports.exec, env: ports.env, tempDir: ports.files.tempDir, sleep: ports.sleep },
  );
  if (related.detail !== undefined) ports.log.warning(`the history of the source can't be read: ${related.detail}`);
  return decideDeploy(current, request, related.relation);
}

function report(inputs: Inputs, ports: Ports, { decision, state, commit }: Update): TaskResult {
  const place = `${inputs["service"]} ${inputs["environment"]}`;
  const outputs = {
    ...toOutputs(isThere(inputs, state) ? state : null),
    changed: String(decision.kind === "write"),
    reason: nameReason(inputs, decision),
    state_commit: commit ?? "",
  };
  switch (decision.kind) {
    case "refuse":
      throw new TaskError(decision.message, {
        exitCode: decision.exitCode,
        hint: `${decision.hint}; nothing was written`,
        result: { outputs, summary: `### ${place}: refused\n\n${decision.message}\n` },
      });
    case "skip":
      ports.log.info(decision.message);
      return { outputs, summary: `### ${place}: nothing to do (${decision.reason})\n\n${decision.message}\n` };
    case "write": {
      const { version, digest, revision } = decision.next;
      const done = inputs["phase"] === "verified" ? "is recorded as verified" : "is what should run";
      ports.log.info(`${place}: ${version} (${shortDigest(digest)}, commit ${revision}) ${done}`);
      return { outputs, summary: `### ${place}: ${version} ${done}\n\n| | |\n|---|---|\n| digest | \`${digest}\` |\n| commit | \`${revision}\` |\n` };
    }
  }
}

function reportNotReady(inputs: Inputs, ports: Ports): TaskResult {
  const [what, why] =
    inputs["phase"] === "verified" ? ["verified", "nothing was deployed"] : ["deployed", "the check before says that there is nothing to deploy"];
  ports.log.info(`${inputs["service"]} ${inputs["environment"]}: nothing is ${what}, because ${why}`);
  return {
    outputs: { ...toOutputs(null), changed: "false", reason: "not-ready", state_commit: "" },
    summary: `### ${inputs["service"]} ${inputs["environment"]}: nothing to do (not-ready)\n\nNothing is ${what}, because ${why}.\n`,
  };
}

/** A rollback starts from these: what somebody else put there must not look like ours, or a refused deployment would take it away. */
function toOutputs(state: State | null): Record<string, string> {
  return {
    deployed: String(state !== null),
    image: state?.image ?? "",
    digest: state?.digest ?? "",
    revision: state?.revision ?? "",
    version: state?.version ?? "",
    previous_digest: state?.previous?.digest ?? "",
  };
}

function isThere(inputs: Inputs, state: State | null): boolean {
  return state?.digest === inputs["digest"] && state?.revision === inputs["revision"];
}

function nameReason(inputs: Inputs, decision: Decision): string {
  if (decision.kind !== "write") return decision.reason;
  return inputs["phase"] === "verified" ? "verified" : "deployed";
}
