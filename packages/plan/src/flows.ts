import type { Service } from "@create-pipeline/spec";
import type { Flow, FlowInput } from "./plan.ts";

export type FlowShell = Omit<Flow, "jobs">;

/** The six standard flows of a service. One without jobs is left out of the plan. */
export function flowShells(service: Service): FlowShell[] {
  return [verify(service), deliver(service), release(service), promote(service), rollback(service), rescan(service)];
}

/** What flows that write the state have in common: it takes only what is newer, so runs need not wait for one another. */
function trusted(service: Service) {
  return { inputs: [], concurrency: { group: service.service.name, policy: "independent" }, trust: "trusted", paths: [] } as const;
}

function verify({ service }: Service): FlowShell {
  return {
    id: "verify",
    title: `${service.name}: verify`,
    reason: "checks a change before it is merged, with no secret in reach",
    triggers: [{ on: "change" }, { on: "queue" }],
    inputs: [],
    concurrency: { group: `${service.name}-verify`, policy: "supersede" },
    trust: "untrusted",
    paths: service.paths,
  };
}

function deliver(service: Service): FlowShell {
  return {
    ...trusted(service),
    id: "deliver",
    title: `${service.service.name}: deliver`,
    reason: deliverReason(service),
    triggers: [{ on: "main" }],
    paths: service.service.paths,
  };
}

function deliverReason({ build, environments }: Service): string {
  if (environments.length > 0) return "builds what was merged once and takes that one digest from environment to environment";
  return build ? "builds what was merged once and publishes it by digest" : "checks again what was merged";
}

function release(service: Service): FlowShell {
  const { name } = service.service;
  return {
    ...trusted(service),
    id: "release",
    title: `${name}: release`,
    reason: "promotes the digest that was built for the tagged commit",
    triggers: [{ on: "tag", pattern: service.directory === "" ? "v*" : `${name}-v*` }],
  };
}

function promote(service: Service): FlowShell {
  return {
    ...trusted(service),
    id: "promote",
    title: `${service.service.name}: promote`,
    reason: "takes a version to an environment by hand, with a recorded reason",
    triggers: [{ on: "manual" }],
    inputs: promoteInputs(service),
  };
}

function rollback(service: Service): FlowShell {
  return {
    ...trusted(service),
    id: "rollback",
    title: `${service.service.name}: roll back`,
    reason: "brings an environment back to a version that was verified there",
    triggers: [{ on: "manual" }],
    inputs: rollbackInputs(service),
  };
}

function rescan(service: Service): FlowShell {
  const { name } = service.service;
  return {
    ...trusted(service),
    id: "rescan",
    title: `${name}: rescan`,
    reason: "looks for vulnerabilities that became known after a version was deployed",
    triggers: [{ on: "schedule", cron: service.delivery.rescan }],
    concurrency: { group: `${name}-rescan`, policy: "supersede" },
  };
}

function environmentInput(service: Service): FlowInput {
  const options = service.environments.map((environment) => environment.name);
  return { name: "environment", description: "Where to", required: true, default: options[0] ?? "", options };
}

const REASON: FlowInput = { name: "reason", description: "Why, for the record", required: true, default: "", options: [] };

function promoteInputs(service: Service): FlowInput[] {
  return [
    environmentInput(service),
    {
      name: "version",
      description: "Version, commit or digest to promote; empty takes what the previous environment runs",
      required: false,
      default: "",
      options: [],
    },
    REASON,
    { name: "hotfix", description: "Pass over the previous environment", required: false, default: "false", options: ["false", "true"] },
  ];
}

function rollbackInputs(service: Service): FlowInput[] {
  return [
    environmentInput(service),
    { name: "version", description: "Version or digest to go back to; empty takes the last verified one", required: false, default: "", options: [] },
    REASON,
  ];
}
