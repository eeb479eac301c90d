/**
 * Builds the published command: templates' assets are compiled, then everything is bundled without dependencies.
 * `npm ci` runs it, so it has to be quick. `--sizes` prints what a user loads.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { BuildOptions, Metafile, Plugin } from "esbuild";
import { buildAssets } from "./assets.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const target = join(root, "packages/create-pipeline");

const common = {
  absWorkingDir: target,
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

const command = (name: string): Record<string, string> => ({ [name]: `src/commands/${name}.ts` });

/**
 * What people run all day is one file each: opening a module costs a millisecond, more than the kilobytes that are there
 * twice. The rest shares its parts. Wherever one of these is imported late, its file is meant.
 */
const bundles: readonly BuildOptions[] = [
  {
    entryPoints: { main: "src/entry.ts", ...command("check") },
    plugins: [outside("init", "generate", "check", "plan", "explain", "list", "canary", "create-engine")],
  },
  {
    entryPoints: { ...command("init"), ...command("generate") },
    plugins: [outside("init", "generate", "check", "plan", "explain", "list", "canary", "interview")],
  },
  {
    entryPoints: {
      ...command("plan"),
      ...command("explain"),
      ...command("list"),
      ...command("canary"),
      "create-engine": "src/create-engine.ts",
      interview: "src/interview.ts",
      plopfile: "plopfile.ts",
    },
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
  },
];

/**
 * `import` of a Node module asks for every export it has, and some of them load whole subsystems when asked for: util its
 * text decoders and diff, fs its streams, crypto WebCrypto. Taken this way, only what is used is touched.
 */
const lightBuiltins: Plugin = {
  name: "Node modules without their facade",
  setup: (setup) => {
    setup.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: "builtin" }));
    setup.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({ contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})` }));
  },
};

function outside(...names: readonly string[]): Plugin {
  return {
    name: "late imports stay outside",
    setup: (setup) => {
      setup.onResolve({ filter: /^\..*\.ts$/ }, ({ path, kind }) => {
        const name = basename(path, ".ts");
        return kind === "dynamic-import" && names.includes(name) ? { path: `./${name}.js`, external: true } : undefined;
      });
    },
  };
}

/** Writes `output`, the published package's dist/. */
export async function buildAll(output: string): Promise<Metafile["outputs"]> {
  buildAssets(join(root, "packages/lifecycle/build/assets.js"));
  rmSync(output, { recursive: true, force: true });
  const metafiles = await Promise.all(
    bundles.map(async (options) => (await build({ ...common, ...options, outdir: output, plugins: [lightBuiltins, ...(options.plugins ?? [])] })).metafile),
  );
  copyTasks(join(output, "tasks"));
  chmodSync(join(target, "bin/create-pipeline.js"), 0o755);
  return Object.assign({}, ...metafiles.map((metafile) => metafile?.outputs)) as Metafile["outputs"];
}

/** The tasks of the embedded form are copied into services as they are. */
function copyTasks(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const task of readdirSync(join(root, "actions"))) {
    const program = join(root, "actions", task, "dist/main.js");
    if (existsSync(program)) copyFileSync(program, join(folder, `${task}.js`));
  }
}

function printSizes(outputs: Metafile["outputs"]): void {
  for (const [path, { bytes, inputs }] of Object.entries(outputs).sort(([, left], [, right]) => right.bytes - left.bytes)) {
    const largest = Object.entries(inputs).sort(([, left], [, right]) => right.bytesInOutput - left.bytesInOutput)[0]?.[0] ?? "";
    console.log(`${String(bytes).padStart(8)}  ${relative("dist", path)}  ${largest}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outputs = await buildAll(join(target, "dist"));
  if (process.argv.includes("--sizes")) printSizes(outputs);
}
