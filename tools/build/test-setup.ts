import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildAssets } from "./assets.ts";

const folder = join(import.meta.dirname, "../../packages/lifecycle/build");

/**
 * Before any test: the assets of the templates as their files are now. Beside the old ones and renamed, because another run may
 * be reading them; left alone when nothing changed, so that a watching run does not start again.
 */
export function setup(): void {
  mkdirSync(folder, { recursive: true });
  const fresh = mkdtempSync(join(folder, "new-"));
  try {
    buildAssets(join(fresh, "assets.js"));
    for (const name of ["assets.d.ts", "assets.js"]) replaceIfChanged(join(fresh, name), join(folder, name));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function replaceIfChanged(from: string, to: string): void {
  if (existsSync(to) && readFileSync(to, "utf8") === readFileSync(from, "utf8")) return;
  renameSync(from, to);
}
