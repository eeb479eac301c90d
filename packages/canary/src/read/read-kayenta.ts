import { fillHoles } from "./fill-holes.ts";
import type { Holes } from "./fill-holes.ts";
import type { ManifestNode } from "./manifest-node.ts";
import type { KayentaReading } from "./reading.ts";

/** The comparison a Kayenta metric asks for: how far its points are apart and how long they reach back. */
export function readKayenta(metric: ManifestNode, holes: Holes): KayentaReading | undefined {
  const node = metric.at("provider", "kayenta");
  const scope = node?.at("scopes", 0, "experimentScope");
  if (node === undefined || scope === undefined) return undefined;
  const time = (key: string): number => Date.parse(fillHoles(scope.text(key) ?? "", holes).text);
  const [start, end] = [time("start"), time("end")];
  const written = node.text("interval") ?? metric.text("interval");
  const interval = Number(written);
  const seconds = Number.isFinite(end - start) ? (end - start) / 1000 : Number.isFinite(interval) ? interval : undefined;
  return { node, stepSeconds: Number(scope.text("step") ?? 60), ...(seconds !== undefined && { seconds }) };
}
