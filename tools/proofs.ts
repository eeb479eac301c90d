/**
 * The long proofs: `node tools/proofs.ts [name...]` runs each of them when what it proves has changed since it last passed on this machine.
 * A hash over the files decides; the markers lie in the cache, outside the work tree.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execFileSync, spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { cacheRoot } from "./cache.ts";

interface Proof {
  readonly name: string;
  /** The script of package.json, and which of its files. */
  readonly script: string;
  readonly files: readonly string[];
  /** What it proves: pathspecs of git. */
  readonly proves: readonly string[];
}

/** What is deployed, and by which tasks. */
const delivered = [
  "infra",
  "templates",
  "actions/deploy",
  "actions/rollback",
  "actions/verify-rollout",
  "packages/state",
  "packages/action-kit",
  "packages/spec",
  "examples",
];
const lab = ["tools/lab", ":!tools/lab/src/command", "package-lock.json"];

const harness = ["packages/testing/lab/harness", "packages/testing/runs/harness"];

const proofs: readonly Proof[] = [
  {
    name: "real runs",
    script: "test:runs",
    files: [],
    proves: ["packages", ":!packages/testing/lab", ":!packages/testing/canary", "templates", "actions", "infra", "examples", "package-lock.json"],
  },
  { name: "lab tier B", script: "test:lab", files: ["tier-b"], proves: [...delivered, ...lab, ...harness, "packages/testing/lab/tier-b"] },
  { name: "lab tier C", script: "test:lab", files: ["tier-c"], proves: [...delivered, ...lab, "packages/canary", ...harness, "packages/testing/lab/tier-c"] },
  { name: "canary", script: "test:canary", files: [], proves: ["packages/canary", "packages/testing/canary", "tools/lab/src/prometheus", "package-lock.json"] },
  { name: "lab tier F", script: "test:lab", files: ["tier-f"], proves: [...delivered, ...lab, "packages/testing/lab/tier-f"] },
];

const root = join(import.meta.dirname, "..");

/** Runs one proof unless it passed on these very files; answers whether it holds. */
function prove({ name, script, files, proves }: Proof, reports: string | undefined): boolean {
  const marker = join(cacheRoot(), "proofs", hashOf([name, ...proves], proves));
  if (existsSync(marker)) {
    console.log(`${name}: nothing it proves has changed since it last passed here`);
    return true;
  }
  const report =
    reports === undefined ? [] : ["--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, `${name.replaceAll(" ", "-")}.json`)}`];
  const { status } = spawnSync("npm", ["run", "--silent", script, "--", ...files, ...report], { cwd: root, stdio: "inherit" });
  if (status !== 0) return false;
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, "");
  return true;
}

function hashOf(facts: readonly string[], paths: readonly string[]): string {
  const files = execFileSync("git", ["ls-files", "-z", "--", ...paths], { cwd: root, encoding: "utf8", maxBuffer: 64 << 20 }).split("\0");
  const hash = createHash("sha256").update(JSON.stringify(facts));
  for (const file of files.filter((path) => path !== "" && existsSync(join(root, path)))) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { reports: { type: "string" } } });
// Every proof runs, so that one that fails does not hide another.
const chosen = proofs.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const held = chosen.map((proof) => prove(proof, values.reports));
process.exitCode = held.every(Boolean) ? 0 : 1;
