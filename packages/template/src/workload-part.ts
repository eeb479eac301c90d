import type { YamlMap } from "@create-pipeline/emit";

/**
 * What one template adds to the workload of another: the chart's owner takes in files, values and their schema, those who deploy it take in
 * kinds, differences and time. Neither knows the other.
 */
export interface WorkloadPart {
  /** Files of the chart that are left out, as seen from its folder; what replaces them is an ordinary file of the template. */
  readonly withoutFiles: readonly string[];
  /** Values for every environment, and what is different in one. */
  readonly values: YamlMap;
  readonly environmentValues: Readonly<Record<string, YamlMap>>;
  /** JSON Schemas of the keys that `values` adds at the top. */
  readonly valuesSchema: Readonly<Record<string, unknown>>;
  /** Kinds that the chart renders, or a controller makes of them, beyond the usual ones. */
  readonly kinds: readonly { readonly group: string; readonly kind: string }[];
  /** What a controller writes into objects of the chart, and a deployment must leave alone. */
  readonly differences: readonly Difference[];
  /** Minutes a rollout takes beyond the start of its pods, by environment. */
  readonly rolloutMinutes: Readonly<Record<string, number>>;
}

export interface Difference {
  readonly group: string;
  readonly kind: string;
  readonly jqPathExpressions: readonly string[];
}
