import type { Json } from "./schema/schema-node.ts";

/** Where something is in the text: offsets in UTF-16 units, the end exclusive. */
export type Range = readonly [start: number, end: number];

/** A value of pipeline.yaml together with where it was written. */
export interface SourceNode {
  readonly value: Json;
  readonly range: Range;
  /** Of the key in front of it, in a mapping. */
  readonly keyRange?: Range;
  /** How a scalar was written, without quotes: `1.10` where the value is 1.1. */
  readonly written?: string;
  readonly entries?: ReadonlyMap<string, SourceNode>;
  readonly items?: readonly SourceNode[];
  /** How many values there are when aliases are expanded. */
  readonly size: number;
}
