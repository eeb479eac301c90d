import { percentWord } from "../report/words.ts";
import { modelledMetrics, placeOf } from "./finding.ts";
import type { Finding, LintContext } from "./finding.ts";

const fixes = {
  "argo-rollouts":
    'rollouts_pod_template_hash="{{args.canary-hash}}" in every selector, and under args: {name: canary-hash, valueFrom: {podTemplateHashValue: Latest}}',
  flagger: 'a label that only the target has in every selector, such as destination_workload="{{ target }}" or pod=~"{{ target }}-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)"',
} as const;

/** A query over the whole service sees the canary's failures diluted by the stable version's requests. */
export function canaryScope(context: LintContext): Finding[] {
  const { reading } = context;
  return modelledMetrics(context)
    .filter(({ metric }) => metric.scope === "service")
    .map((metric) => ({
      code: "canary/c03",
      level: "error",
      message: `the query of "${metric.name}" counts the stable version's requests, too`,
      why: `at a weight of ${percentWord(smallestWeight(context))}, that share of the canary's failures is left of it`,
      fix: fixes[reading.controller],
      location: metric.queryNode?.keyLocation ?? placeOf(metric),
      canary: reading.canary.name,
    }));
}

function smallestWeight({ reading: { canary } }: LintContext): number {
  const { judge } = canary;
  if (judge.kind === "argo") return Math.min(1, ...judge.steps.flatMap((step) => (step.kind === "set-weight" && step.weight > 0 ? [step.weight] : [])));
  if (judge.kind !== "flagger" || judge.strategy.kind !== "canary") return 1;
  return judge.strategy.stepWeight ?? judge.strategy.stepWeights?.[0] ?? 1;
}
