/**
 * Builds the published command: templates' assets are compiled, then everything is bundled without dependencies.
 * `npm ci` runs it, so it has to be quick. `--sizes` prints what a user loads.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { BuildOptions, Metafile } from "esbuild";
import { buildAssets } from "./assets.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const target = join(root, "packages/create-pipeline");
const output = join(target, "dist");

const bundle = {
  absWorkingDir: target,
  entryPoints: { main: "src/entry.ts", plopfile: "plopfile.ts" },
  outdir: output,
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  chunkNames: "chunks/[name]-[hash]",
  // The package's own Node build is CommonJS, of which nothing can be left out.
  alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
  legalComments: "linked",
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

export async function buildAll(): Promise<Metafile> {
  buildAssets(join(root, "packages/lifecycle/build/assets.js"));
  rmSync(output, { recursive: true, force: true });
  const { metafile } = await build(bundle);
  copyTasks();
  chmodSync(join(target, "bin/create-pipeline.js"), 0o755);
  return metafile;
}

/** The tasks of the embedded form are copied into services as they are. */
function copyTasks(): void {
  mkdirSync(join(output, "tasks"), { recursive: true });
  for (const task of readdirSync(join(root, "actions"))) {
    const program = join(root, "actions", task, "dist/main.js");
    if (existsSync(program)) copyFileSync(program, join(output, "tasks", `${task}.js`));
  }
}

function printSizes({ outputs }: Metafile): void {
  for (const [path, { bytes, inputs }] of Object.entries(outputs).sort(([, left], [, right]) => right.bytes - left.bytes)) {
    const largest = Object.entries(inputs).sort(([, left], [, right]) => right.bytesInOutput - left.bytesInOutput)[0]?.[0] ?? "";
    console.log(`${String(bytes).padStart(8)}  ${relative("dist", path)}  ${largest}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const metafile = await buildAll();
  if (process.argv.includes("--sizes")) printSizes(metafile);
}
