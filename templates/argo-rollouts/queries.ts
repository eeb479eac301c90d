import { canaryRequestsQuery, sequentialGateQuery, type Counter, type GateOptions } from "@create-pipeline/canary";
import type { CanaryMetric } from "@create-pipeline/spec";
import type { Design } from "./design.ts";

/** What becomes longer than planned: pods that start at every step, and a person who looks before going on. */
const SLACK_PER_STEP_SECONDS = 60;
const SLACK_SECONDS = 600;
const LOOK_SECONDS = 60;

export interface Queries {
  /** Evidence against the canary beyond the bound: above 0 it is aborted. */
  readonly evidence: string;
  /** Requests the canary has served. */
  readonly requests: string;
}

/** Arguments of the analysis, which the controller fills in, as Argo Rollouts writes them. */
const NAMESPACE = "{{args.namespace}}";
const CANARY = "{{args.canary-hash}}";
const STABLE = "{{args.stable-hash}}";

export function queriesOf({ judge, steps, durationSeconds }: Design, metric: CanaryMetric): Queries {
  const service: Counter = {
    metric: metric.name,
    matchers: [
      // Equal pods have an equal hash in every namespace.
      { label: metric.namespaceLabel, operator: "=", value: NAMESPACE },
      { label: metric.podHashLabel, operator: "=~", value: `${CANARY}|${STABLE}` },
    ],
  };
  const options: GateOptions = {
    requests: service,
    errors: { ...service, matchers: [...service.matchers, { label: metric.statusLabel, operator: "=~", value: metric.failed }] },
    canary: [{ label: metric.podHashLabel, operator: "=", value: CANARY }],
    lookBackSeconds: inMinutes(durationSeconds + steps.length * SLACK_PER_STEP_SECONDS + SLACK_SECONDS),
    stepSeconds: LOOK_SECONDS,
  };
  return { evidence: sequentialGateQuery(judge, options), requests: canaryRequestsQuery(options) };
}

function inMinutes(seconds: number): number {
  return Math.ceil(seconds / 60) * 60;
}
