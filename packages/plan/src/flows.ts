import type { Service } from "@create-pipeline/spec";
import type { Flow, FlowInput } from "./plan.ts";

export type FlowShell = Omit<Flow, "jobs">;

/** The six standard flows of a service. One without jobs is left out of the plan. */
export function flowShells(service: Service): FlowShell[] {
  const name = service.service.name;
  const paths = service.service.paths;
  const everything: readonly string[] = [];
  // The state takes only what is newer, one write at a time: runs need not wait for one another.
  const independent = { group: name, policy: "independent" } as const;
  return [
    {
      id: "verify",
      title: `${name}: verify`,
      reason: "checks a change before it is merged, with no secret in reach",
      triggers: [{ on: "change" }, { on: "queue" }],
      inputs: [],
      concurrency: { group: `${name}-verify`, policy: "supersede" },
      trust: "untrusted",
      paths,
    },
    {
      id: "deliver",
      title: `${name}: deliver`,
      reason: service.environments.length > 0 ? "builds what was merged once and takes that one digest from environment to environment" : "checks again what was merged",
      triggers: [{ on: "main" }],
      inputs: [],
      concurrency: independent,
      trust: "trusted",
      paths,
    },
    {
      id: "release",
      title: `${name}: release`,
      reason: "promotes the digest that was built for the tagged commit",
      triggers: [{ on: "tag", pattern: service.directory === "" ? "v*" : `${name}-v*` }],
      inputs: [],
      concurrency: independent,
      trust: "trusted",
      paths: everything,
    },
    {
      id: "promote",
      title: `${name}: promote`,
      reason: "takes a version to an environment by hand, with a recorded reason",
      triggers: [{ on: "manual" }],
      inputs: promoteInputs(service),
      concurrency: independent,
      trust: "trusted",
      paths: everything,
    },
    {
      id: "rollback",
      title: `${name}: roll back`,
      reason: "brings an environment back to a version that was verified there",
      triggers: [{ on: "manual" }],
      inputs: rollbackInputs(service),
      concurrency: independent,
      trust: "trusted",
      paths: everything,
    },
    {
      id: "rescan",
      title: `${name}: rescan`,
      reason: "looks for vulnerabilities that became known after a version was deployed",
      triggers: [{ on: "schedule", cron: service.delivery.rescan }],
      inputs: [],
      concurrency: { group: `${name}-rescan`, policy: "supersede" },
      trust: "trusted",
      paths: everything,
    },
  ];
}

function environmentInput(service: Service): FlowInput {
  const options = service.environments.map((environment) => environment.name);
  return { name: "environment", description: "Where to", required: true, default: options[0] ?? "", options };
}

const REASON: FlowInput = { name: "reason", description: "Why, for the record", required: true, default: "", options: [] };

function promoteInputs(service: Service): FlowInput[] {
  return [
    environmentInput(service),
    { name: "version", description: "Version, commit or digest to promote; empty takes what the previous environment runs", required: false, default: "", options: [] },
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
