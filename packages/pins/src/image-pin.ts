import images from "./images.json" with { type: "json" };

/** Where a fact about an image was read. */
export interface Proof {
  readonly repository: string;
  readonly file: string;
  /** Tag or commit that was read; the pinned version may be newer. */
  readonly at: string;
  readonly shows: string;
}

/** Somebody else's image at an exact digest. */
export interface ImagePin {
  readonly id: string;
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
  /** name:tag@sha256:…, as every container engine takes it. */
  readonly reference: string;
  /** Commands that jobs on this image may rely on; empty where nothing could be proven. */
  readonly provides: readonly string[];
  readonly proof: readonly Proof[];
}

/** A command and where it lies in a pinned image. */
export interface ToolPin {
  readonly command: string;
  readonly path: string;
  readonly image: ImagePin;
}

interface ImageEntry extends Omit<ImagePin, "id" | "reference"> {
  readonly tools?: Readonly<Record<string, string | undefined>>;
}

const entries: Readonly<Record<string, ImageEntry>> = images;

/** The short ids of all pinned images. */
export function imageIds(): readonly string[] {
  return Object.keys(entries);
}

/** The pin of an image by its short id; throws for an unknown id. */
export function imagePin(id: string): ImagePin {
  const entry = Object.hasOwn(entries, id) ? entries[id] : undefined;
  if (entry === undefined) throw new Error(`image "${id}" is not pinned; known ids: ${imageIds().join(", ")}`);
  const { name, tag, digest, provides, proof } = entry;
  return { id, name, tag, digest, reference: `${name}:${tag}@${digest}`, provides, proof };
}

/** The commands that can be taken out of pinned images. */
export function toolCommands(): readonly string[] {
  return Object.values(entries)
    .flatMap((entry) => Object.keys(entry.tools ?? {}))
    .toSorted();
}

/** The image and path of a command; throws when no pinned image is known to hold it. */
export function toolPin(command: string): ToolPin {
  for (const [id, entry] of Object.entries(entries)) {
    const tools = entry.tools ?? {};
    const path = Object.hasOwn(tools, command) ? tools[command] : undefined;
    if (path !== undefined) return { command, path, image: imagePin(id) };
  }
  throw new Error(`no pinned image holds the tool "${command}"; known tools: ${toolCommands().join(", ")}`);
}
