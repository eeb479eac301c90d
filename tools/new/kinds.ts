import { join } from "node:path";

export type KindName = "template" | "action" | "platform";

/** What `npm run new` can make. */
export interface Kind {
  readonly name: KindName;
  readonly what: string;
  /** Where its folder goes, from the repository's root. */
  readonly room: string;
  /** The package that npm links into node_modules; a platform is no package of its own. */
  readonly packageName?: (id: string) => string;
  /** Programs that finish it, as arguments of Node. */
  readonly finish: (id: string) => readonly (readonly string[])[];
  /** Arguments of vitest: the contract, and its own tests. */
  readonly tests: (id: string) => readonly (readonly string[])[];
  readonly next: (id: string) => readonly string[];
}

const GENERATE = ["tools/reference/main.ts"];

export const kinds: readonly Kind[] = [
  {
    name: "template",
    what: "something a service can have: jobs, files, documentation",
    room: "templates",
    packageName: (id) => `@create-pipeline/template-${id}`,
    finish: () => [GENERATE],
    tests: () => [["templates/contract.test.ts"]],
    next: (id) => [
      `npm install, which records the new package in package-lock.json`,
      `decide in templates/${id}/template.ts who has it (select), what its job provides and needs, and say why (reason)`,
      `npx create-pipeline plan examples/orders shows it; its goldens change with it, and a changeset says so (npx changeset)`,
      `docs/adding-a-template.md has the rules`,
    ],
  },
  {
    name: "action",
    what: "a task: one unit of work, the same on every platform",
    room: "actions",
    packageName: (id) => `@create-pipeline/action-${id}`,
    finish: (id) => [["packages/action-kit/scripts/generate-readme.ts", id], ["packages/action-kit/scripts/build-actions.ts", id], GENERATE],
    tests: (id) => [["packages/action-kit/scripts", "--testNamePattern", `\\b${id}\\b`], [`actions/${id}/`]],
    next: (id) => [
      `npm install, which records the new package in package-lock.json`,
      `say in actions/${id}/task.json what it takes and gives; then npm run generate`,
      `write the work in actions/${id}/src/run.ts; npm run build:actions ${id} after each change`,
      `docs/adding-an-action.md has the rules`,
    ],
  },
  {
    name: "platform",
    what: "a CI system that plans are written for",
    room: "packages/platforms/src",
    finish: () => [GENERATE],
    tests: (id) => [["packages/platforms/src/contract.test.ts", `packages/platforms/src/${id}/`]],
    next: (id) => [
      `put the vendor's documentation on line 1 of every source instead of the placeholder, and in index.ts`,
      `say in packages/spec/src which editions and which registry it has: the lines that name "${id}"`,
      `model.ts, render.ts, emit.ts and read.ts in this order; capabilities.ts answers for each feature`,
      `docs/adding-a-platform.md has the rules`,
    ],
  },
];

/** Why an id can't be used; undefined where it can. */
export function problemOf(kind: Kind, id: string, exists: (path: string) => boolean): string | undefined {
  if (!/^[a-z](?!.*--)[a-z0-9-]{0,38}[a-z0-9]$/.test(id))
    return `"${id}" is no id: 2 to 40 lower-case letters, digits and single hyphens, starting with a letter`;
  if (["shared", "testing", "node_modules"].includes(id)) return `"${id}" is the name of a folder that means something else`;
  const folder = join(kind.room, id);
  return exists(folder) ? `${folder} exists already` : undefined;
}

/** The words a skeleton is filled with. */
export function wordsOf(id: string): Readonly<Record<string, string>> {
  const title = id.split("-").join(" ");
  return {
    id,
    title: `${title[0]?.toUpperCase() ?? ""}${title.slice(1)}`,
    variable: id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
    // A reserved host: nobody takes it for the vendor's.
    docs: `https://docs.example.com/${id}`,
  };
}
