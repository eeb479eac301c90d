/** `managed`: ours. `merged`: ours and theirs. `seeded`: written once, theirs from then on. */
export type Ownership = "managed" | "merged" | "seeded";

/** One file of a pristine rendering, before it meets the repository. */
export interface GeneratedFile {
  /** Relative to the repository's root, POSIX separators. */
  readonly path: string;
  readonly content: string;
  readonly executable: boolean;
  readonly ownership: Ownership;
  /** Stable across renames of the path, unique within the service: "github-actions/workflow/verify". */
  readonly id: string;
  /** Which template, platform or task wrote it, and in which version. */
  readonly source: { readonly id: string; readonly version: string };
  /** One sentence for `explain`: why the file exists. */
  readonly reason: string;
  /** Paths in pipeline.yaml that change it: "delivery.gitops". */
  readonly fields: readonly string[];
  /** A file at the root to which every service of the repository adds its part; `content` is the three joined. */
  readonly shared?: SharedFile;
}

/** With several services: the head once, the distinct bodies in the services' order, the tail once. */
export interface SharedFile {
  readonly head: string;
  readonly body: string;
  readonly tail: string;
}
