import { posix } from "node:path";
import { importsOf, isForTests } from "./sources.ts";

type Sources = ReadonlyMap<string, string>;

const DEV_ONLY = /^@create-pipeline\/(?:testing$|lab$|[a-z-]+\/testing$)|(?:^|\/)tools\/|^(?:vitest|fast-check)$/;
const PLATFORM = /^packages\/platforms\/src\/([^/]+)\//;

/** Places in packages/plan that name a platform; a plan is what all of them have in common. */
export function platformNames(sources: Sources, platforms: readonly string[]): string[] {
  const vendors = platforms.flatMap((id) => [id, id.split("-")[0] ?? id]);
  const pattern = new RegExp(`\\b(?:${[...new Set(vendors)].join("|")})\\b`, "i");
  return matchingLines(new Map([...sources].filter(([path]) => path.startsWith("packages/plan/"))), (line) => pattern.test(line));
}

/** Imports from one platform's folder into another's. */
export function crossImports(sources: Sources, platforms: readonly string[]): string[] {
  return [...sources].flatMap(([path, text]) => {
    const own = PLATFORM.exec(path)?.[1];
    if (own === undefined || !platforms.includes(own)) return [];
    const targets = importsOf(text).map((name) => PLATFORM.exec(`${posix.join(posix.dirname(path), name)}/`)?.[1]);
    return targets.filter((target) => target !== undefined && target !== own && platforms.includes(target)).map((target) => `${path} imports ${target}`);
  });
}

/** Sources that are no tests and import what only tests may: turbo does not know which file of a package is a test. */
export function testOnlyImports(sources: Sources): string[] {
  return [...sources]
    .filter(([path]) => !isForTests(path))
    .flatMap(([path, text]) =>
      importsOf(text)
        .filter((name) => DEV_ONLY.test(name))
        .map((name) => `${path} imports ${name}`),
    );
}

function matchingLines(sources: Sources, matches: (line: string) => boolean): string[] {
  return [...sources].flatMap(([path, text]) => text.split("\n").flatMap((line, index) => (matches(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])));
}
