/** A process of its own that writes, so that tests can kill it: node apply-child.ts <root> <changes.json> <step to die at> <signal>. */
import { readFileSync } from "node:fs";
import { applyChanges } from "../src/index.ts";
import type { Change } from "../src/index.ts";

const [root = "", changes = "", step = "", signal = ""] = process.argv.slice(2);
const interruption = new AbortController();
process.on("SIGINT", () => interruption.abort());
process.on("SIGTERM", () => interruption.abort());

try {
  await applyChanges(root, JSON.parse(readFileSync(changes, "utf8")) as Change[], {
    signal: interruption.signal,
    onStep: (reached) => {
      if (step === "list") process.stdout.write(`${reached}\n`);
      if (reached === step) process.kill(process.pid, signal);
      // A killed process must not run on while the signal is on its way.
      if (reached === step && signal === "SIGKILL") for (;;);
    },
  });
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
