import { TaskError, type Inputs, type Ports, type Run, type TaskResult } from "@create-pipeline/action-kit";
import {
  decideRollback,
  findFieldProblem,
  needsHistory,
  shortDigest,
  type Decision,
  type RollbackRequest,
  type State,
  type Store,
  type Update,
  type VerifiedRelease,
} from "@create-pipeline/state";
import { asTask, findStateInputProblems, givenReason, openTaskStore, throwProblems } from "@create-pipeline/state/task";
import { findNothingToDo, reportNothing } from "./nothing-to-do.ts";

/** Takes an environment back to the last verified release by compare and swap. */
export const run: Run = asTask(async (inputs, ports) => {
  throwProblems(findProblems(inputs, ports));
  const { environment = "", outcome = "" } = inputs;
  const nothing = isByHand(inputs, ports) ? undefined : findNothingToDo({ environment, digest: givenDigest(inputs), outcome });
  if (nothing !== undefined) return reportNothing(inputs, ports, nothing);
  const store = await openTaskStore(inputs, ports);
  const pinned: Pinned = { digest: givenDigest(inputs) };
  const update = await store.update(environment, (current) => decide({ inputs, ports, store, pinned }, current));
  return report(inputs, ports, update);
});

/** By hand the failed digest is what is there at first; what comes after it is somebody's newer deployment. */
interface Pinned {
  digest: string;
}

interface Context {
  readonly inputs: Inputs;
  readonly ports: Ports;
  readonly store: Store;
  readonly pinned: Pinned;
}

function findProblems(inputs: Inputs, ports: Ports): (string | undefined)[] {
  const problems: (string | undefined)[] = findStateInputProblems(inputs);
  problems.push(findFieldProblem("environment", "environment", inputs["environment"]), findFieldProblem("run", "run", inputs["run"]));
  if (isByHand(inputs, ports) && givenReason(inputs) === undefined) problems.push("a rollback by hand needs a reason: who asked for it, and why");
  return problems;
}

/** A person names where to go, says `current`, or gives no digest at all. A pipeline always gives one: empty when its deployment never happened. */
function isByHand(inputs: Inputs, { env }: Ports): boolean {
  const isNamed = inputs["to"] !== "" && inputs["to"] !== "previous-verified";
  return isNamed || inputs["failed_digest"] === "current" || (inputs["failed_digest"] === "" && env["INPUT_FAILED_DIGEST"] === undefined);
}

function givenDigest(inputs: Inputs): string {
  return inputs["failed_digest"] === "current" ? "" : (inputs["failed_digest"] ?? "");
}

async function decide({ inputs, ports, store, pinned }: Context, current: State | null): Promise<Decision> {
  if (pinned.digest === "") pinned.digest = current?.digest ?? "";
  const request: RollbackRequest = {
    service: inputs["service"] ?? "",
    environment: inputs["environment"] ?? "",
    failedDigest: pinned.digest,
    ...(inputs["failed_revision"] ? { failedRevision: inputs["failed_revision"] } : {}),
    to: inputs["to"] || "previous-verified",
    run: inputs["run"] ?? "",
    reason: givenReason(inputs) ?? `${shortDigest(pinned.digest)} failed its verification`,
    at: ports.now().toISOString(),
  };
  const history = needsHistory(current, request) ? await readVerified(store, request.environment) : [];
  return decideRollback(current, request, history);
}

async function readVerified(store: Store, environment: string): Promise<VerifiedRelease[]> {
  const found: VerifiedRelease[] = [];
  for await (const state of store.history(environment)) {
    if (state.environment === environment && state.verified !== null) found.push(state.verified);
  }
  return found;
}

function report(inputs: Inputs, ports: Ports, { decision, state, commit }: Update): TaskResult {
  const place = `${inputs["service"]} ${inputs["environment"]}`;
  const outputs = {
    rolled_back: String(decision.kind === "write" || (decision.kind === "skip" && decision.reason === "unchanged")),
    changed: String(decision.kind === "write"),
    reason: decision.kind === "write" ? "rolled-back" : decision.reason,
    state_commit: commit ?? "",
    image: state?.image ?? "",
    digest: state?.digest ?? "",
    revision: state?.revision ?? "",
    version: state?.version ?? "",
  };
  switch (decision.kind) {
    case "refuse":
      throw new TaskError(decision.message, {
        exitCode: decision.exitCode,
        hint: decision.hint,
        result: { outputs, summary: `### ${place}: no rollback\n\n${decision.message}\n` },
      });
    case "skip":
      ports.log.info(decision.message);
      return { outputs, summary: `### ${place}: no rollback (${decision.reason})\n\n${decision.message}\n` };
    case "write": {
      const { version, digest, revision, previous } = decision.next;
      ports.log.info(`${place}: back to ${version} (${shortDigest(digest)}, commit ${revision}) from ${previous?.version}`);
      return {
        outputs,
        summary: `### ${place}: back to ${version}\n\n| | |\n|---|---|\n| digest | \`${digest}\` |\n| commit | \`${revision}\` |\n| was | ${previous?.version} |\n`,
      };
    }
  }
}
