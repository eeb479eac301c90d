import type { ArgoJudge, Condition, FlaggerJudge, Judge, NotModelled, Phase, SequentialJudge } from "../model.ts";
import { inlineGates } from "./inline-gates.ts";
import type { MetricReading } from "./reading.ts";

export interface SequentialReading {
  readonly judge: Judge;
  readonly notModelled: readonly NotModelled[];
}

/** A release that the generated gate judges, as what it is; everything else stays what it was. */
export function withGate(judge: ArgoJudge | FlaggerJudge, metrics: readonly MetricReading[]): SequentialReading {
  if (judge.kind === "argo" && metrics.some(({ gate, place }) => gate !== undefined && place === "step")) return withInlineGates(judge, metrics);
  const reading = metrics.find(({ gate, place }) => gate !== undefined && place === "background");
  const gate = reading?.gate;
  if (reading === undefined || gate === undefined) return { judge, notModelled: [] };
  const problem = judge.kind === "argo" ? argoProblem(judge, reading) : flaggerProblem(judge, reading);
  if (problem !== undefined) return { judge, notModelled: [{ what: `metrics.${reading.name}`, reason: problem }] };
  const intervalSeconds = judge.kind === "flagger" ? judge.intervalSeconds : "failureLimit" in reading.metric ? (reading.metric.intervalSeconds ?? 0) : 0;
  const sequential: SequentialJudge = {
    kind: "sequential",
    ...gate,
    intervalSeconds,
    phases: judge.kind === "argo" ? argoPhases(judge) : flaggerPhases(judge),
  };
  const others = metrics.filter((other) => other !== reading && other.metric.notModelled === undefined);
  return { judge: sequential, notModelled: others.map(({ name }) => ({ what: `metrics.${name}`, reason: "it judges beside the sequential gate; left out" })) };
}

/** The same gate in the analysis of every step: it looks back over the whole release, so that its steps are one test. */
function withInlineGates(judge: ArgoJudge, metrics: readonly MetricReading[]): SequentialReading {
  const found = inlineGates(judge, metrics);
  const problem =
    "problem" in found ? found.problem : found.gates.map(({ gateConditions }) => conditionProblem(gateConditions)).find((text) => text !== undefined);
  if ("problem" in found || problem !== undefined) return { judge, notModelled: [{ what: "metrics", reason: problem ?? "" }] };
  const others = metrics.filter((other) => !found.gates.includes(other) && other.metric.notModelled === undefined);
  return {
    judge: { kind: "sequential", ...found.gate, intervalSeconds: found.intervalSeconds, phases: found.phases },
    notModelled: others.map(({ name }) => ({ what: `metrics.${name}`, reason: "it judges beside the sequential gate; left out" })),
  };
}

function argoProblem(judge: ArgoJudge, { gateConditions: conditions, metric }: MetricReading): string | undefined {
  if ((judge.background?.startingStep ?? 0) > 0) return "the gate starts later than the release";
  if (!("failureLimit" in metric) || metric.failureLimit !== 0 || metric.intervalSeconds === undefined || metric.count !== undefined)
    return "the gate has to be measured at an interval to the end, and to abort at its first word (failureLimit 0)";
  return conditionProblem(conditions);
}

function conditionProblem(conditions: MetricReading["gateConditions"]): string | undefined {
  const says = (condition: Condition | undefined, operator: Condition["operator"]): boolean =>
    condition === undefined || (condition.operator === operator && condition.value === 0);
  const fits =
    conditions !== undefined && says(conditions.success, "<=") && says(conditions.failure, ">") && (conditions.success ?? conditions.failure) !== undefined;
  return fits ? undefined : "the gate has to abort above 0: failureCondition: result[0] > 0";
}

function flaggerProblem(judge: FlaggerJudge, { metric }: MetricReading): string | undefined {
  if (judge.strategy.kind !== "canary") return "the gate compares with the stable version, and there is no share of the traffic to compare";
  if (judge.threshold !== 1) return "the gate has to abort at its first word (threshold 1)";
  return "maximum" in metric && metric.maximum === 0 ? undefined : "the gate has to fail above 0: thresholdRange: { max: 0 }";
}

function argoPhases({ steps }: ArgoJudge): Phase[] {
  let weight = 0;
  return steps.flatMap((step): Phase[] => {
    if (step.kind === "set-weight") weight = step.weight;
    return step.kind === "pause" ? [{ weight, seconds: step.seconds }] : [];
  });
}

/** A weight lasts one interval, up to and including the largest. */
function flaggerPhases({ intervalSeconds, strategy }: FlaggerJudge): Phase[] {
  if (strategy.kind !== "canary") return [];
  const step = strategy.stepWeight;
  const most = strategy.maxWeight ?? 1;
  const weights =
    step === undefined ? (strategy.stepWeights ?? []) : Array.from({ length: Math.ceil(most / step - 1e-9) }, (_, index) => Math.min(most, step * (index + 1)));
  return weights.map((weight) => ({ weight, seconds: intervalSeconds }));
}
