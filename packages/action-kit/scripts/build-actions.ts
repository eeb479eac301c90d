// Bundles every task: node packages/action-kit/scripts/build-actions.ts [--check] [id…]
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsdown";

const actions = fileURLToPath(new URL("../../../actions", import.meta.url));

/** The ids of all tasks that have something to build. */
export async function actionIds(): Promise<string[]> {
  const folders = await readdir(actions);
  return folders.filter((id) => existsSync(join(actions, id, "src/main.ts"))).toSorted();
}

/** Bundles one task into a folder, as main.js. */
export async function buildAction(id: string, outDir: string): Promise<void> {
  const folder = join(actions, id);
  const task = JSON.parse(await readFile(join(folder, "task.json"), "utf8")) as { tools: string[] };
  await build({
    config: false,
    cwd: folder,
    entry: { main: "src/main.ts" },
    outDir,
    clean: false,
    dts: false,
    logLevel: "error",
    platform: "node",
    target: "node20.19",
    // Neither module system: see README.md, "One file that runs anywhere".
    format: "iife",
    deps: { alwaysBundle: [/.*/u], neverBundle: [] },
    treeshake: { moduleSideEffects: false },
    plugins: [onlyTools(task.tools), withoutRequire()],
    outputOptions: {
      entryFileNames: "main.js",
      globals: builtinGlobals(),
      // In a service's repository the linter of the service is not to judge it, and an example in a comment looks like a secret to gitleaks.
      banner: "/* eslint-disable */",
      comments: { legal: true, annotation: false, jsdoc: false },
    },
  });
}

/** Each task carries the pins of its own tools, and only what is needed to fetch them. */
function onlyTools(tools: readonly string[]): { name: string; transform(code: string, id: string): { code: string } | undefined } {
  return {
    name: "only-tools",
    transform: (code, id) => {
      if (!id.endsWith("/pins/src/images.json")) return undefined;
      const images = JSON.parse(code) as Record<string, { tools?: Record<string, string> }>;
      const kept = Object.entries(images).filter(([, image]) => Object.keys(image.tools ?? {}).some((tool) => tools.includes(tool)));
      return {
        code: JSON.stringify(
          Object.fromEntries(
            kept.map(([name, image]) => [name, { ...image, provides: [], proof: [], role: undefined, verifiedBy: undefined, note: undefined }]),
          ),
        ),
      };
    },
  };
}

/** For Node, yaml offers CommonJS alone, and that asks for `require`; what it has for browsers are modules without it. */
function withoutRequire(): { name: string; resolveId(id: string): string | undefined } {
  return {
    name: "without-require",
    resolveId: (id) => (id === "yaml" ? fileURLToPath(new URL("./browser/index.js", import.meta.resolve("yaml/package.json"))) : undefined),
  };
}

/** `process.getBuiltinModule` needs neither require nor import. */
function builtinGlobals(): Record<string, string> {
  const names = builtinModules.flatMap((name) => (name.startsWith("node:") ? [name] : [name, `node:${name}`]));
  return Object.fromEntries(names.map((name) => [name, `process.getBuiltinModule(${JSON.stringify(name)})`]));
}

/** The tasks whose committed bundle is not what their sources make. */
export async function staleActions(ids: readonly string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "build-actions-"));
  const stale: string[] = [];
  try {
    for (const id of ids) {
      await buildAction(id, join(folder, id));
      const committed = await readFile(join(actions, id, "dist/main.js"), "utf8").catch(() => "");
      if ((await readFile(join(folder, id, "main.js"), "utf8")) !== committed) stale.push(id);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return stale;
}

async function main(args: readonly string[]): Promise<number> {
  const named = args.filter((arg) => !arg.startsWith("-"));
  const ids = named.length > 0 ? named : await actionIds();
  if (args.includes("--check")) {
    const stale = await staleActions(ids);
    for (const id of stale)
      console.error(`actions/${id}/dist/main.js is not built from its sources; run node packages/action-kit/scripts/build-actions.ts ${id}`);
    return stale.length > 0 ? 1 : 0;
  }
  for (const id of ids) {
    await buildAction(id, join(actions, id, "dist"));
    console.log(`built actions/${id}/dist/main.js`);
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
