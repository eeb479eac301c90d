import { flow } from "@create-pipeline/emit";
import type { YamlMap, YamlValue } from "@create-pipeline/emit";
import { durationText } from "../read/duration.ts";
import type { ManifestNode } from "../read/manifest-node.ts";
import type { PromqlParser } from "../read/read-query.ts";
import type { CanaryReading, MetricReading } from "../read/reading.ts";
import type { Design } from "../suggest/design.ts";
import { withMatcher, withWindow } from "./canary-selector.ts";
import type { PatchContext } from "./patch-manifests.ts";

const hashArgument = "canary-hash";
/** The last weight is held half an interval longer, so that its last measurement is taken. */
const SLACK = 0.5;

/** The design written into a Rollout and the template of its first modelled metric. */
export function patchArgo(reading: CanaryReading, metric: MetricReading, design: Design, context: PatchContext): void {
  const canary = reading.manifest.node.at("spec", "strategy", "canary");
  if (canary === undefined) return;
  patchSteps(reading, canary, design, context);
  const hashed = patchTemplate(metric, design, context);
  patchAnalysis(reading, canary, hashed, context);
  const spec = metric.manifest.node.at("spec");
  if (hashed && spec !== undefined) context.edit(metric.manifest).set(spec, "args", [...argumentsIn(spec), { name: hashArgument }]);
}

/** What stands before the first weight stays; weights and pauses are new. */
function patchSteps(reading: CanaryReading, canary: ManifestNode, design: Design, { edit, note }: PatchContext): void {
  const { steps } = reading.facts;
  const first = steps.findIndex((step) => step.at("setWeight") !== undefined);
  const kept = steps.slice(0, Math.max(0, first)).map(({ value }) => value as YamlValue);
  const dropped = steps
    .slice(Math.max(0, first))
    .flatMap((step) => [...(step.entries?.keys() ?? [])].filter((key) => key !== "setWeight" && key !== "pause" && key !== "analysis"));
  if (dropped.length > 0) note(`steps ${[...new Set(dropped)].join(", ")} behind the first weight are gone: put them back where they belong`);
  const seconds = design.checksPerWeight * design.intervalSeconds;
  const last = design.weights.length - 1;
  const ramp = design.weights.flatMap((weight, index): YamlMap[] => [
    { setWeight: Math.round(weight * 100) },
    { pause: flow({ duration: durationText(index === last ? seconds + SLACK * design.intervalSeconds : seconds) }) },
  ]);
  edit(reading.manifest).set(canary, "steps", [...kept, ...ramp]);
}

/** A background analysis from the first step on, which passes the canary's hash when it is asked for; an inline one becomes it. */
function patchAnalysis(reading: CanaryReading, canary: ManifestNode, hashed: boolean, { edit }: PatchContext): void {
  const edits = edit(reading.manifest);
  const hash: YamlMap[] = hashed ? [{ name: hashArgument, valueFrom: flow({ podTemplateHashValue: "Latest" }) }] : [];
  const background = canary.at("analysis");
  if (background !== undefined) {
    edits.remove(background, "startingStep");
    if (hashed) edits.set(background, "args", [...argumentsIn(background), ...hash]);
    return;
  }
  const inline = reading.facts.steps.map((step) => step.at("analysis")).find((node) => node !== undefined);
  if (inline === undefined) return;
  const given = [...argumentsIn(inline), ...hash];
  edits.set(canary, "analysis", { ...(inline.value as Readonly<Record<string, YamlValue>>), ...(given.length > 0 && { args: given }) });
}

/** Whether the query now asks for an argument that the analysis has to pass. */
function patchTemplate(metric: MetricReading, design: Design, { edit, note, parser }: PatchContext): boolean {
  const edits = edit(metric.manifest);
  const { node } = metric;
  const interval = durationText(design.intervalSeconds);
  edits.set(node, "interval", interval);
  edits.set(node, "initialDelay", interval);
  edits.remove(node, "count");
  edits.remove(node, "failureCondition");
  edits.set(node, "failureLimit", design.failures - 1);
  edits.set(node, "successCondition", guardedCondition(metric, design.errorShare));
  const written = metric.queryNode?.value;
  if (metric.queryNode === undefined || typeof written !== "string") return false;
  const scoped = metric.metric.scope === "service" ? scopedQuery(written, parser) : written;
  if (scoped === undefined) note(`add a label that only the canary has to every selector of "${metric.name}": its holes keep it from being done here`);
  else if (scoped !== written) note(`the query now selects rollouts_pod_template_hash: make sure that the metric has this label of the pods`);
  const query = withWindow(scoped ?? written, interval);
  edits.setText(metric.queryNode, query.includes("\n") ? query : query.trim());
  return scoped !== undefined && scoped !== written;
}

function scopedQuery(query: string, parser: PromqlParser): string | undefined {
  return withMatcher(query, `rollouts_pod_template_hash="{{args.${hashArgument}}}"`, parser);
}

/** In the query's unit; a window without requests is no failure. */
function guardedCondition({ metric, scale }: MetricReading, errorShare: number): string {
  const success = metric.quantity === "success-ratio";
  const bound = Number(((success ? 1 - errorShare : errorShare) * scale).toPrecision(6));
  return `len(result) == 0 || isNaN(result[0]) || result[0] ${success ? ">=" : "<="} ${bound}`;
}

function argumentsIn(node: ManifestNode): readonly YamlValue[] {
  return node
    .list("args")
    .filter((argument) => argument.text("name") !== hashArgument)
    .map(({ value }) => value as YamlValue);
}
