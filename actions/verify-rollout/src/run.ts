import { TaskError, type Inputs, type Ports, type Run, type TaskResult } from "@create-pipeline/action-kit";
import { findFieldProblem, shortDigest, StateError, type State, type Store } from "@create-pipeline/state";
import { asTask, findPlatform, findStateInputProblems, openTaskStore } from "@create-pipeline/state/task";
import { observeApplication } from "./argocd.ts";
import { createAsk, isObject, requireHttps, type Ask } from "./ask.ts";
import { observeCommitStatus } from "./commit-status.ts";
import type { Expected, Observation, Observe } from "./observation.ts";
import { github } from "./platforms/github.ts";
import { gitlab } from "./platforms/gitlab.ts";
import { watch, type Verdict } from "./watch.ts";

/** Waits for the rollout of one release and says how it ended. */
export const run: Run = asTask(async (inputs, ports) => {
  refuseProblems(inputs, ports);
  return report(inputs, ports, await verify(inputs, ports));
});

/** Nobody was asked, so a rollback must learn that nothing is known: a missing token says nothing about the release. */
function refuseProblems(inputs: Inputs, ports: Ports): void {
  const problems = findProblems(inputs, ports).filter((problem) => problem !== undefined);
  if (problems.length === 0) return;
  const outputs = { outcome: "unreachable", message: "nobody was asked: the inputs are wrong", healthy: "false" };
  throw new TaskError(problems.join("\n"), { exitCode: 2, hint: "nothing was done", result: { outputs, summary: "" } });
}

function findProblems(inputs: Inputs, ports: Ports): (string | undefined)[] {
  const problems: (string | undefined)[] = findStateInputProblems(inputs);
  problems.push(findFieldProblem("environment", "environment", inputs["environment"]));
  if (inputs["deployed"] === "false") return problems;
  problems.push(findFieldProblem("digest", "digest", inputs["digest"]), findFieldProblem("revision", "revision", inputs["revision"]));
  const needs = (names: readonly string[]): void => {
    for (const name of names) if (inputs[name] === "") problems.push(`mode ${inputs["mode"]} needs ${name}`);
  };
  if (inputs["mode"] === "argocd") {
    needs(["server", "argocd_token"]);
    try {
      if (inputs["server"]) requireHttps("server", inputs["server"]);
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  if (inputs["mode"] === "status") {
    needs(["platform_token"]);
    if (findPlatform(inputs["platform"] ?? "", ports.env) === "none") problems.push("mode status needs platform: github or gitlab; the job runs on neither");
  }
  return problems;
}

async function verify(inputs: Inputs, ports: Ports): Promise<Verdict> {
  if (inputs["deployed"] === "false") return { outcome: "not-deployed", message: "the job before deployed nothing, so there is nothing to verify" };
  const store = await openTaskStore(inputs, ports);
  let state: State | null;
  try {
    state = await store.read(inputs["environment"] ?? "");
  } catch (error) {
    if (!(error instanceof StateError) || error.exitCode !== 1) throw error;
    return { outcome: "unreachable", message: `the state can't be read: ${error.message}` };
  }
  if (state === null) return { outcome: "missing", message: `${inputs["environment"]} holds nothing` };
  const other = nameOther(inputs, state);
  if (other !== undefined) return { outcome: "superseded", message: other };
  if (inputs["mode"] === "state") {
    return { outcome: "healthy", message: "the state holds this release; nothing else is asked, because no verification was chosen" };
  }
  const ask = await createAsk(ports, inputs["ca_file"] ?? "");
  const expected = { digest: state.digest, revision: state.revision, since: Date.parse(state.deployedAt) };
  return await watch(
    {
      observe: createObserve(inputs, ports, { ask, expected }),
      findSuperseded: () => findSuperseded(inputs, ports, store),
      timeoutMs: Number(inputs["timeout_minutes"]) * 60_000,
      intervalMs: Number(inputs["interval_seconds"]) * 1000,
    },
    ports,
  );
}

function createObserve(inputs: Inputs, ports: Ports, { ask, expected }: { readonly ask: Ask; readonly expected: Expected }): Observe {
  const { project = "", application_namespace: namespace = "" } = inputs;
  const application = nameApplication(inputs);
  if (inputs["mode"] === "status") {
    const token = inputs["platform_token"] ?? "";
    const reader = findPlatform(inputs["platform"] ?? "", ports.env) === "gitlab" ? gitlab(ports, token) : github(ports, token);
    const context = inputs["context"] || `argocd/${application}`;
    return () => observeCommitStatus(reader, context, expected, ask);
  }
  const query = new URLSearchParams({ ...(project === "" ? {} : { project }), ...(namespace === "" ? {} : { appNamespace: namespace }) });
  const url = `${requireHttps("server", inputs["server"] ?? "")}/api/v1/applications/${application}?${query.toString()}`.replace(/\?$/, "");
  return () => observeArgo(url, inputs, ask, expected);
}

function nameApplication(inputs: Inputs): string {
  return inputs["application"] || `${inputs["service"]}-${inputs["environment"]}`;
}

async function observeArgo(url: string, inputs: Inputs, ask: Ask, expected: Expected): Promise<Observation> {
  const reply = await ask(url, { authorization: `Bearer ${inputs["argocd_token"]}`, accept: "application/json" });
  switch (reply.kind) {
    case "unauthorized":
      return { kind: "final", outcome: "unreachable", message: "Argo CD answers 401: argocd_token is wrong or has expired" };
    case "forbidden":
      return {
        kind: "waiting",
        outcome: "missing",
        message: `${nameApplication(inputs)} does not exist, or argocd_token may not get it (Argo CD answers 403 to both)`,
      };
    case "missing":
      return { kind: "waiting", outcome: "missing", message: `${nameApplication(inputs)} does not exist in Argo CD` };
    case "silent":
      return { kind: "waiting", outcome: "unreachable", message: reply.why };
    case "json":
      return observeApplication(isObject(reply.value) ? reply.value : {}, expected);
  }
}

/** The state repository may be away for a moment; that alone says nothing about the rollout. */
async function findSuperseded(inputs: Inputs, ports: Ports, store: Store): Promise<string | undefined> {
  try {
    const state = await store.read(inputs["environment"] ?? "");
    return state === null ? undefined : nameOther(inputs, state);
  } catch (error) {
    ports.log.warning(`the state can't be read: ${(error as Error).message}`);
    return undefined;
  }
}

function nameOther(inputs: Inputs, state: State): string | undefined {
  if (state.digest === inputs["digest"] && state.revision === inputs["revision"]) return undefined;
  return `${state.environment} holds ${state.version} (${shortDigest(state.digest)}) by now; what becomes of ${shortDigest(inputs["digest"] ?? "")} does not matter any more`;
}

const titles = {
  healthy: "healthy",
  degraded: "the release is degraded",
  suspended: "the rollout is suspended and nobody went on with it in time",
  "timed-out": "the rollout did not finish in time",
  unreachable: "nobody could be asked",
  missing: "there is nothing to ask about",
  superseded: "a newer release took its place",
  "not-deployed": "nothing was deployed",
} as const satisfies Record<Verdict["outcome"], string>;

function report(inputs: Inputs, ports: Ports, { outcome, message }: Verdict): TaskResult {
  const place = `${inputs["service"]} ${inputs["environment"]}`;
  const result = {
    outputs: { outcome, message, healthy: String(outcome === "healthy") },
    summary: `### ${place}: ${titles[outcome]}\n\n${message.replaceAll(/[<>&|`]/g, " ")}\n`,
  };
  if (outcome === "healthy" || outcome === "superseded" || outcome === "not-deployed") {
    ports.log.info(`${place}: ${titles[outcome]}: ${message}`);
    return result;
  }
  const waited = outcome === "timed-out" || outcome === "suspended" ? ` (${inputs["timeout_minutes"]} min)` : "";
  throw new TaskError(`${place}: ${titles[outcome]}${waited}: ${message}`, { result });
}
