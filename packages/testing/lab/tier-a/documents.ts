import { parse } from "yaml";

type Json = Readonly<Record<string, unknown>>;

export interface Manifest extends Json {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: Json;
}

/** An object and the very text that says it. */
export interface Document {
  readonly text: string;
  readonly object: Manifest;
}

/** The documents of a YAML stream, without the empty ones. */
export function documentsOf(stream: string): readonly Document[] {
  return stream.split(/^---(?:[ \t].*)?$/m).flatMap((text) => {
    const object = parse(text, { uniqueKeys: false, logLevel: "silent" }) as Manifest | null;
    return object === null ? [] : [{ text, object }];
  });
}

/** `apps/v1 Deployment orders`: what is looked for and counted. */
export function nameOf({ apiVersion, kind, metadata }: Manifest): string {
  return `${apiVersion} ${kind} ${metadata.name}`;
}

/** The fields of a manifest that the cluster's object does not have in the same way, each with its path. What is empty may be gone. */
export function lostFields(manifest: unknown, live: unknown, path = ""): readonly string[] {
  if (isEmpty(manifest) && (live === undefined || isEmpty(live))) return [];
  if (Array.isArray(manifest)) {
    if (!Array.isArray(live) || live.length !== manifest.length) return [path];
    return manifest.flatMap((item, index) => lostFields(item, live[index], `${path}[${index}]`));
  }
  if (typeof manifest === "object" && manifest !== null) {
    if (typeof live !== "object" || live === null) return [path];
    return Object.entries(manifest).flatMap(([key, value]) => lostFields(value, (live as Json)[key], path === "" ? key : `${path}.${key}`));
  }
  return manifest === live ? [] : [`${path}: ${JSON.stringify(manifest)} became ${JSON.stringify(live)}`];
}

const isEmpty = (value: unknown): boolean => value === null || (typeof value === "object" && Object.keys(value).length === 0);
