import type { Flow, FlowId, FlowInput, Plan, Trigger } from "@create-pipeline/plan";
import { topological } from "@create-pipeline/plan";
import type fc from "fast-check";
import type { Draw } from "./draw.ts";
import { drawn } from "./draw.ts";
import { nastyTexts, nestedTexts } from "./nasty-texts.ts";
import { randomJobs } from "./random-jobs.ts";

export interface RandomPlanOptions {
  /** Also texts that open somebody's expressions; a platform may refuse those. Default: true. */
  readonly nested?: boolean;
  /** Name and folder of the service; default "orders" at the root. */
  readonly service?: string;
  readonly directory?: string;
}

interface FlowDraft {
  readonly id: FlowId;
  readonly triggers: readonly Trigger[];
  readonly trust: Flow["trust"];
  readonly policy: Flow["concurrency"]["policy"];
}

const FLOWS: readonly FlowDraft[] = [
  { id: "verify", triggers: [{ on: "change" }, { on: "queue" }], trust: "untrusted", policy: "supersede" },
  { id: "deliver", triggers: [{ on: "main" }], trust: "trusted", policy: "queue" },
  { id: "release", triggers: [{ on: "tag", pattern: "v*" }], trust: "trusted", policy: "queue" },
  { id: "promote", triggers: [{ on: "manual" }], trust: "trusted", policy: "queue" },
  { id: "rollback", triggers: [{ on: "manual" }], trust: "trusted", policy: "queue" },
  { id: "rescan", triggers: [{ on: "schedule", cron: "17 3 * * *" }], trust: "trusted", policy: "supersede" },
];

const INPUTS: readonly FlowInput[] = [
  { name: "environment", description: "Where to", required: true, default: "dev", options: ["dev", "staging"] },
  { name: "version", description: "Which one: 'this' or \"that\"", required: false, default: "", options: [] },
  { name: "dry-run", description: "Change nothing", required: false, default: "false", options: ["false", "true"] },
];

/** Valid plans of every shape that resolve could produce. */
export function randomPlan(options: RandomPlanOptions = {}): fc.Arbitrary<Plan> {
  return drawn((draw) => buildPlan(draw, options));
}

function buildPlan(draw: Draw, options: RandomPlanOptions): Plan {
  const service = options.service ?? "orders";
  const directory = options.directory ?? "";
  const texts = options.nested === false ? nastyTexts : [...nastyTexts, ...nestedTexts];
  const chosen = draw.some(FLOWS, FLOWS.length);
  const flows = (chosen.length === 0 ? FLOWS.slice(0, 1) : chosen).map((draft): Flow => {
    const inputs = draft.triggers.some((trigger) => trigger.on === "manual") ? draw.some(INPUTS, INPUTS.length) : [];
    const jobs = randomJobs(draw, { flow: draft.id, trusted: draft.trust === "trusted", texts, inputs, directory });
    return {
      id: draft.id,
      title: `${service}: ${draft.id}`,
      reason: `tests ${draft.id}`,
      triggers: draft.triggers,
      inputs,
      concurrency: { group: `${service}-${draft.id}`, policy: draft.policy },
      trust: draft.trust,
      paths: ["verify", "deliver"].includes(draft.id) && draw.chance(50) ? [`${directory === "" ? "src" : directory}/**`, "pipeline.yaml"] : [],
      jobs: topological(jobs),
    };
  });
  return { service, directory, flows };
}
