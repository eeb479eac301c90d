/**
 * Builds the published command: templates' assets are compiled, then everything is bundled without dependencies.
 * `npm ci` runs it, so it has to be quick. `--sizes` prints what a user loads.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { BuildOptions, Metafile, PluginBuild } from "esbuild";
import { buildAssets } from "./assets.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const target = join(root, "packages/create-pipeline");
const output = join(target, "dist");

const common = {
  absWorkingDir: target,
  outdir: output,
  bundle: true,
  minify: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  // The package's own Node build is CommonJS, of which nothing can be left out.
  alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
  legalComments: "linked",
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

/** Everything that renders: many files, each loaded when it is needed. */
const commands = ["init", "generate", "plan", "explain", "list"];
const lazy: BuildOptions = {
  ...common,
  entryPoints: { ...Object.fromEntries(commands.map((name) => [name, `src/commands/${name}.ts`])), "create-engine": "src/create-engine.ts", plopfile: "plopfile.ts" },
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
};

/** What has to be quick is one file each: opening a module costs more than the few kilobytes that are there twice. */
const quick: BuildOptions = { ...common, entryPoints: { main: "src/entry.ts", check: "src/commands/check.ts" }, plugins: [{ name: "leave the rest outside", setup: leaveOutside }] };

function leaveOutside(setup: PluginBuild): void {
  setup.onResolve({ filter: /\/(commands\/[a-z]+|create-engine)\.ts$|^\.\/[a-z]+\.ts$/ }, ({ path, kind }) => {
    const name = basename(path, ".ts");
    const separate = name === "create-engine" || name === "check" || commands.includes(name);
    return kind === "dynamic-import" && separate ? { path: `./${name}.js`, external: true } : undefined;
  });
}

export async function buildAll(): Promise<Metafile["outputs"]> {
  buildAssets(join(root, "packages/lifecycle/build/assets.js"));
  rmSync(output, { recursive: true, force: true });
  const metafiles = await Promise.all([lazy, quick].map(async (options) => (await build(options)).metafile));
  copyTasks();
  chmodSync(join(target, "bin/create-pipeline.js"), 0o755);
  return Object.assign({}, ...metafiles.map((metafile) => metafile?.outputs)) as Metafile["outputs"];
}

/** The tasks of the embedded form are copied into services as they are. */
function copyTasks(): void {
  mkdirSync(join(output, "tasks"), { recursive: true });
  for (const task of readdirSync(join(root, "actions"))) {
    const program = join(root, "actions", task, "dist/main.js");
    if (existsSync(program)) copyFileSync(program, join(output, "tasks", `${task}.js`));
  }
}

function printSizes(outputs: Metafile["outputs"]): void {
  for (const [path, { bytes, inputs }] of Object.entries(outputs).sort(([, left], [, right]) => right.bytes - left.bytes)) {
    const largest = Object.entries(inputs).sort(([, left], [, right]) => right.bytesInOutput - left.bytesInOutput)[0]?.[0] ?? "";
    console.log(`${String(bytes).padStart(8)}  ${relative("dist", path)}  ${largest}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outputs = await buildAll();
  if (process.argv.includes("--sizes")) printSizes(outputs);
}
