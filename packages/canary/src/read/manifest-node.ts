import type { Location } from "@create-pipeline/diagnostics";

/** Where something is in the text: offsets in UTF-16 units, the end exclusive. */
export type Range = readonly [start: number, end: number];

/** A value of a manifest together with where it was written. */
export class ManifestNode {
  readonly value: unknown;
  readonly range: Range;
  /** Of the key in front of it, in a mapping. */
  readonly keyRange: Range | undefined;
  readonly entries: ReadonlyMap<string, ManifestNode> | undefined;
  readonly items: readonly ManifestNode[] | undefined;
  readonly #locationOf: (range: Range) => Location;

  constructor(parts: {
    readonly value: unknown;
    readonly range: Range;
    readonly keyRange?: Range | undefined;
    readonly entries?: ReadonlyMap<string, ManifestNode> | undefined;
    readonly items?: readonly ManifestNode[] | undefined;
    readonly locationOf: (range: Range) => Location;
  }) {
    this.value = parts.value;
    this.range = parts.range;
    this.keyRange = parts.keyRange;
    this.entries = parts.entries;
    this.items = parts.items;
    this.#locationOf = parts.locationOf;
  }

  /** A scalar itself; of a collection its key, because a whole mapping under carets says nothing. */
  get location(): Location {
    const collection = this.entries !== undefined || this.items !== undefined;
    if (!collection) return this.#locationOf(this.range);
    const [first] = this.entries?.values() ?? [];
    return this.#locationOf(this.keyRange ?? first?.keyRange ?? this.range);
  }

  get keyLocation(): Location {
    return this.#locationOf(this.keyRange ?? this.range);
  }

  /** The node at the end of a path, if every step of it exists. */
  at(...path: readonly (string | number)[]): ManifestNode | undefined {
    const [first, ...rest] = path;
    if (first === undefined) return undefined;
    const child = typeof first === "number" ? this.items?.[first] : this.entries?.get(first);
    return rest.length === 0 ? child : child?.at(...rest);
  }

  /** The items of a list at a path; none where there is none. */
  list(...path: readonly string[]): readonly ManifestNode[] {
    return this.at(...path)?.items ?? [];
  }

  /** What is written at a path as text; numbers and booleans as YAML prints them. */
  text(...path: readonly string[]): string | undefined {
    const value = this.at(...path)?.value;
    return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
  }
}

/** A Kubernetes object in a file. */
export interface Manifest {
  readonly file: string;
  readonly kind: string;
  readonly name: string;
  /** Absent where the manifest leaves it to whoever applies it. */
  readonly namespace: string | undefined;
  readonly node: ManifestNode;
}

/** The text of a file of manifests, by the name messages use for it. */
export interface ManifestSource {
  readonly file: string;
  readonly text: string;
}
