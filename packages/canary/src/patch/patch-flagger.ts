import { flow } from "@create-pipeline/emit";
import { durationText } from "../read/duration.ts";
import type { ManifestNode } from "../read/manifest-node.ts";
import type { CanaryReading, MetricReading } from "../read/reading.ts";
import type { Design } from "../suggest/design.ts";
import type { PatchContext } from "./patch-manifests.ts";
import { flaggerErrorRatio, guardedQuery } from "./queries.ts";

/** The design written into a Canary; its check counts errors by a query that knows empty windows. */
export function patchFlagger(reading: CanaryReading, metric: MetricReading, design: Design, context: PatchContext): void {
  const { manifest } = reading;
  const analysis = manifest.node.at("spec", "analysis") ?? manifest.node.at("spec", "canaryAnalysis");
  if (analysis === undefined) return;
  const edits = context.edit(manifest);
  edits.set(analysis, "interval", durationText(design.intervalSeconds));
  edits.set(analysis, "threshold", design.failures);
  for (const key of ["maxWeight", "stepWeight", "iterations", "mirror", "mirrorWeight", "match"]) edits.remove(analysis, key);
  edits.set(analysis, "stepWeights", flow(design.weights.map((weight) => Math.round(weight * 100))));
  patchMetric(reading, metric, design, context);
}

function patchMetric(reading: CanaryReading, metric: MetricReading, design: Design, context: PatchContext): void {
  const edits = context.edit(reading.manifest);
  edits.set(metric.node, "interval", durationText(design.intervalSeconds));
  if (metric.queryNode === undefined) replaceBuiltIn(reading, metric.node, design, context);
  else {
    guardQuery(metric, context);
    edits.set(metric.node, "thresholdRange", rangeFor(metric, design.errorShare));
  }
  edits.remove(metric.node, "threshold");
}

/** The built-in check fails on windows without requests, so it becomes a template. */
function replaceBuiltIn({ manifest, canary }: CanaryReading, node: ManifestNode, design: Design, { edit, note }: PatchContext): void {
  const edits = edit(manifest);
  const provider = manifest.node.text("spec", "provider");
  const query = flaggerErrorRatio(provider);
  if (query === undefined) {
    edits.set(node, "thresholdRange", flow({ min: Number(((1 - design.errorShare) * 100).toPrecision(6)) }));
    note(`the built-in check stays, because the series of provider ${provider} are not known: a window without requests fails it`);
    return;
  }
  const name = `${canary.name}-error-rate`;
  edits.set(node, "name", "error-rate");
  edits.set(node, "templateRef", flow({ name }));
  edits.set(node, "thresholdRange", flow({ max: design.errorShare }));
  edits.append({
    apiVersion: "flagger.app/v1beta1",
    kind: "MetricTemplate",
    metadata: { name, ...(manifest.namespace !== undefined && { namespace: manifest.namespace }) },
    spec: { provider: { type: "prometheus", address: manifest.node.text("spec", "metricsServer") ?? "http://prometheus.monitoring:9090" }, query },
  });
  note("the address of Prometheus in the new MetricTemplate is a guess: write yours");
}

/** A template of one's own keeps its query; the interval is the window, and nothing counts as a good value. */
function guardQuery(metric: MetricReading, { edit, note }: PatchContext): void {
  const { queryNode, ratio } = metric;
  if (queryNode === undefined || typeof queryNode.value !== "string" || ratio === undefined) return;
  const written = queryNode.value.replaceAll(/\birate(?=\s*\()/g, "rate").replaceAll(/\[\s*\d+[smhdwy]+\s*\]/g, "[{{ interval }}]");
  const good = metric.metric.quantity === "error-ratio" ? 0 : metric.scale;
  const safe = metric.empty.idle === "success" && metric.empty.missing === "success";
  edit(metric.manifest).setText(queryNode, safe ? written : guardedQuery(written, good));
  if (ratio.needsAnError) note(`before the first error the numerator of "${metric.name}" has no series; the guard counts that as no errors`);
  if (metric.metric.scope === "service") note(`add a label that only the target has to every selector of "${metric.name}"`);
}

function rangeFor({ metric, scale }: MetricReading, errorShare: number): ReturnType<typeof flow> {
  const value = (share: number): number => Number((share * scale).toPrecision(6));
  return metric.quantity === "success-ratio" ? flow({ min: value(1 - errorShare) }) : flow({ max: value(errorShare) });
}
