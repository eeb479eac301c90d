/**
 * The long proofs: `node tools/proofs.ts` runs `npm run test:runs` when what they prove has changed since they last
 * passed on this machine. A hash over the files decides; the marker lies in the cache, outside the work tree.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execFileSync, spawnSync } from "node:child_process";
import { cacheRoot } from "./cache.ts";

/** What the real runs prove: the generated pipelines, the tasks in them, and the services they deliver. */
const PROVEN = ["packages", "templates", "actions", "infra", "examples", "package-lock.json"];

const root = join(import.meta.dirname, "..");
const marker = join(cacheRoot(), "proofs", hashOf(PROVEN));

if (existsSync(marker)) {
  console.log("real runs: nothing they prove has changed since they last passed here");
} else {
  const { status } = spawnSync("npm", ["run", "--silent", "test:runs", "--", ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
  if (status === 0) {
    mkdirSync(dirname(marker), { recursive: true });
    writeFileSync(marker, "");
  }
  process.exitCode = status ?? 1;
}

function hashOf(paths: readonly string[]): string {
  const files = execFileSync("git", ["ls-files", "-z", "--", ...paths], { cwd: root, encoding: "utf8", maxBuffer: 64 << 20 }).split("\0");
  const hash = createHash("sha256");
  for (const file of files.filter((name) => name !== "" && existsSync(join(root, name)))) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}
