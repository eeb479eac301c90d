// Writes everything that is generated and committed: node tools/reference/main.ts [--check]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { canaryGuide, GUIDE } from "../../packages/canary/src/testing/canary-guide.ts";
import { buildAssets } from "../build/assets.ts";
import { generatedFiles, registries } from "./generated-files.ts";
import { staleFiles } from "./stale-files.ts";
import { root } from "./root.ts";

function write(files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const target = join(root, path);
    if (readText(target) === text) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    console.log(`wrote ${path}`);
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

if (process.argv.includes("--check")) {
  const stale = staleFiles(root, await generatedFiles());
  for (const path of stale) console.error(`${path} is not what its source says; run "npm run generate"`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  buildAssets(join(root, "packages/lifecycle/build/assets.js"));
  write(registries());
  write(await generatedFiles());
  // Takes seconds of simulation, so its own test compares it.
  write(new Map([[GUIDE, await canaryGuide()]]));
}
