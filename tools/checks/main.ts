// npm run check: everything that needs no test run, one after the other; all of it, however the one before ended.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const steps = ["types", "lint", "format:check", "boundaries", "unused", "versions", "generate:check"];

const failed = steps.filter((step) => {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", step], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  console.log(`${status === 0 ? "ok    " : "failed"}  npm run ${step}`);
  if (status !== 0) console.error(`${stdout}${stderr}`);
  return status !== 0;
});
if (failed.length > 0) console.error(`${failed.length} of ${steps.length} failed: ${failed.join(", ")}`);
process.exitCode = failed.length > 0 ? 1 : 0;
