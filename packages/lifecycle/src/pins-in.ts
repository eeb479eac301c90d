import type { GeneratedFile } from "@create-pipeline/files";
import { actionNames, actionPin, imageIds, imagePin } from "@create-pipeline/pins";

const EXACT = /\b[0-9a-f]{40}\b|sha256:[0-9a-f]{64}/g;

/** The pins that some files name: "actions/checkout@v7.0.1" to its commit, "docker.io/library/node:24" to its digest. */
export function pinsIn(files: readonly GeneratedFile[]): Record<string, string> {
  const known = knownPins();
  const found = new Map<string, string>();
  for (const { path, content } of files) {
    if (path.startsWith(".pipeline/actions/")) continue;
    for (const [exact] of content.matchAll(EXACT)) {
      const name = known.get(exact);
      if (name !== undefined) found.set(name, exact);
    }
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function knownPins(): Map<string, string> {
  const actions = actionNames()
    .map(actionPin)
    .map(({ name, version, sha }) => [sha, `${name}@${version}`] as const);
  const images = imageIds()
    .map(imagePin)
    .map(({ name, tag, digest }) => [digest, `${name}:${tag}`] as const);
  return new Map([...actions, ...images]);
}
