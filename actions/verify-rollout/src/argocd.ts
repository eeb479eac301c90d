// https://argo-cd.readthedocs.io/en/stable/developer-guide/api-docs/#applications-api
import { isObject, type Json } from "./ask.ts";
import { isSince, oneLine, type Expected, type Observation } from "./observation.ts";

/** The parts of an Application's status that decide. */
interface Status {
  readonly sync: Json;
  readonly health: Json;
  readonly operation: Json;
  readonly reconciledAt: unknown;
  readonly images: readonly string[];
}

/** Reads an Application: ours means synced to our commit, our digest running, and health seen after that. */
export function observeApplication(application: Json, expected: Expected): Observation {
  const status = readStatus(application);
  if (status === undefined) return waiting("unreachable", "the answer is no Argo CD application");
  const metadata = isObject(application["metadata"]) ? application["metadata"] : {};
  if (metadata["deletionTimestamp"] !== undefined) return waiting("missing", "the application is being deleted");
  const broken = findBrokenSync(status, expected);
  if (broken !== undefined) return broken;
  const pending = findPending(status, application, expected);
  if (pending !== undefined) return waiting("timed-out", pending);
  // An aborted canary scales its pods down, so a release that is Degraded need not run any more.
  if (status.health["status"] !== "Degraded" && !runs(status, expected)) return waiting("timed-out", `no running image has ${expected.digest} yet`);
  return judgeHealth(status);
}

function readStatus(application: Json): Status | undefined {
  const status = application["status"];
  // A new application has an empty status until its first comparison.
  if (!isObject(status)) return isObject(application["spec"]) ? emptyStatus : undefined;
  const part = (name: string): Json => (isObject(status[name]) ? status[name] : {});
  const images = part("summary")["images"];
  return {
    sync: part("sync"),
    health: part("health"),
    operation: part("operationState"),
    reconciledAt: status["reconciledAt"],
    images: Array.isArray(images) ? images.filter((image) => typeof image === "string") : [],
  };
}

const emptyStatus: Status = { sync: {}, health: {}, operation: {}, reconciledAt: undefined, images: [] };

function findBrokenSync({ operation }: Status, { revision }: Expected): Observation | undefined {
  const phase = operation["phase"];
  if (phase !== "Failed" && phase !== "Error") return undefined;
  if (!namesRevision(operation["syncResult"], revision)) return undefined;
  return { kind: "broken", message: `the sync to ${revision} ended as ${phase}: ${oneLine(operation["message"])}` };
}

function findPending(status: Status, application: Json, expected: Expected): string | undefined {
  const { sync, operation, reconciledAt } = status;
  if (!namesRevision(sync, expected.revision)) return `it is at commit ${oneLine(sync["revision"]) || "none"}, not at ${expected.revision} yet`;
  if (sync["status"] !== "Synced") return `it is ${oneLine(sync["status"]) || "not compared yet"}, not Synced`;
  if (isObject(application["operation"]) || operation["phase"] === "Running" || operation["phase"] === "Terminating") return "a sync is running";
  // Without a change in the manifests nothing is synced, so the operation may be an older one.
  const isOurSync = namesRevision(operation["syncResult"], expected.revision);
  if (isOurSync && operation["phase"] !== "Succeeded") return `the sync is ${oneLine(operation["phase"])}`;
  const finished = isOurSync && typeof operation["finishedAt"] === "string" ? Date.parse(operation["finishedAt"]) : 0;
  // The revision turns to ours before health is looked at again; health of the last release must not count for this one.
  if (!isSince(reconciledAt, Math.max(finished, expected.since))) return "its health was not looked at since the sync";
  return undefined;
}

function runs({ images }: Status, { digest }: Expected): boolean {
  return images.some((image) => image.endsWith(`@${digest}`));
}

function namesRevision(value: unknown, revision: string): boolean {
  if (!isObject(value)) return false;
  const revisions = value["revisions"];
  return value["revision"] === revision || (Array.isArray(revisions) && revisions.includes(revision));
}

function judgeHealth({ health }: Status): Observation {
  const why = oneLine(health["message"]);
  const detail = why === "" ? "" : `: ${why}`;
  switch (health["status"]) {
    case "Healthy":
      return { kind: "healthy", message: "synced to our commit, our digest runs, healthy" };
    case "Degraded":
      return { kind: "broken", message: `our release is Degraded${detail}` };
    case "Suspended":
      // A canary between two steps is suspended, too; only time tells which it is.
      return waiting("suspended", `our release is Suspended${detail}`);
    default:
      return waiting("timed-out", `our release is ${oneLine(health["status"]) || "without a health"}${detail}`);
  }
}

function waiting(outcome: "timed-out" | "suspended" | "missing" | "unreachable", message: string): Observation {
  return { kind: "waiting", outcome, message };
}
