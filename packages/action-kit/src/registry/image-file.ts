import { join, posix } from "node:path";
import type { RegistryClient } from "./client.ts";
import { extractFile, indexLayer, storeBlob } from "./layer.ts";
import type { Descriptor, LayerEntry, LayerIndex } from "./layer.ts";
import { parseImage } from "./manifest.ts";
import type { Platform } from "./manifest.ts";
import { formatReference } from "./reference.ts";
import type { ImageReference } from "./reference.ts";
import { RegistryError } from "./registry-error.ts";

/** Which file of which image goes where. */
export interface ImageFile {
  readonly reference: ImageReference;
  readonly platform: Platform;
  /** Absolute path in the image. */
  readonly path: string;
  readonly target: string;
  readonly mode: number;
  /** A private folder for layers. */
  readonly workspace: string;
}

interface Layers {
  readonly count: number;
  /** Fetches and indexes a layer once; 0 is the newest. */
  load(layer: number): Promise<LayerIndex>;
  file(layer: number): string;
}

interface Hit {
  readonly layer: number;
  readonly entry: LayerEntry;
}

const DEEPEST_LINKS = 32;

/** Copies one file out of an image without a container engine; every digest on the way is checked. */
export async function copyImageFile(client: RegistryClient, wanted: ImageFile): Promise<void> {
  const image = await parseImage(client, wanted.reference, wanted.platform);
  const layers = openLayers(client, wanted, image.layers.toReversed());
  const found = await resolve(layers, relative(wanted.path), 0);
  if (found === undefined) {
    throw new RegistryError("missing", `${formatReference(wanted.reference)} has no file ${wanted.path}`, {
      hint: "correct the path under tools in packages/pins/src/images.json",
    });
  }
  await extractFile(layers.file(found.layer), found.entry, wanted.target, wanted.mode);
}

function openLayers(client: RegistryClient, wanted: ImageFile, descriptors: readonly Descriptor[]): Layers {
  const indexes = new Map<number, Promise<LayerIndex>>();
  const file = (layer: number): string => join(wanted.workspace, `layer-${layer}`);
  const fetchLayer = async (layer: number): Promise<LayerIndex> => {
    const descriptor = descriptors[layer];
    if (descriptor === undefined) throw new RangeError(`no layer ${layer}`);
    const body = await client.blob(wanted.reference, descriptor.digest);
    await storeBlob(body, descriptor, file(layer), formatReference(wanted.reference));
    return await indexLayer(file(layer));
  };
  return {
    count: descriptors.length,
    file,
    load: (layer) => {
      const index = indexes.get(layer) ?? fetchLayer(layer);
      indexes.set(layer, index);
      return index;
    },
  };
}

/** Follows links like a process whose root is the image; layers are fetched only as far down as needed. */
async function resolve(layers: Layers, path: string, links: number): Promise<Hit | undefined> {
  if (links > DEEPEST_LINKS) throw new RegistryError("missing", `too many links on the way to ${path} in the image`);
  const hit = await find(layers, path);
  const redirected = await throughLinkedFolder(layers, path, hit?.layer ?? layers.count - 1);
  if (redirected !== undefined) return await resolve(layers, redirected, links + 1);
  if (hit === undefined) return undefined;
  switch (hit.entry.type) {
    case "file":
      return hit;
    case "symlink":
      return await resolve(layers, linkTarget(path, hit.entry.link), links + 1);
    case "hardlink":
      return await resolve(layers, relative(`/${hit.entry.link}`), links + 1);
    case "directory":
    case "other":
      throw new RegistryError("missing", `/${path} in the image is not a regular file`);
  }
}

/** The newest layer that has the path, unless a newer one deletes it. */
async function find(layers: Layers, path: string): Promise<Hit | undefined> {
  for (let layer = 0; layer < layers.count; layer += 1) {
    const index = await layers.load(layer);
    const entry = index.entries.get(path);
    if (entry !== undefined) return { layer, entry };
    if (hides(index, path)) return undefined;
  }
  return undefined;
}

function hides(index: LayerIndex, path: string): boolean {
  if (index.whiteouts.has(path)) return true;
  return ancestors(path).some((folder) => index.whiteouts.has(folder) || index.opaque.has(folder)) || index.opaque.has("");
}

/** The path behind the first folder on the way that is really a link (Debian's /bin), looking at layers down to `deepest`. */
async function throughLinkedFolder(layers: Layers, path: string, deepest: number): Promise<string | undefined> {
  for (const folder of ancestors(path)) {
    for (let layer = 0; layer <= deepest; layer += 1) {
      const index = await layers.load(layer);
      const entry = index.entries.get(folder);
      if (entry?.type === "symlink") return relative(`/${linkTarget(folder, entry.link)}/${path.slice(folder.length + 1)}`);
      if (entry !== undefined || hides(index, folder)) break;
    }
  }
  return undefined;
}

/** The folders above a path, outermost first. */
function ancestors(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Where a link points, never above the root of the image. */
function linkTarget(path: string, link: string): string {
  return relative(posix.resolve("/", posix.dirname(path), link));
}

function relative(path: string): string {
  return posix.resolve("/", path).slice(1);
}
