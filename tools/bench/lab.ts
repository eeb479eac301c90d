/**
 * How long the lab takes to start: `node tools/bench/lab.ts [rounds]`. Not a test: nothing is enforced here. The time of a whole
 * case stands in the proofs' own output, because it is one of them.
 */
import { memoryOf, startLab } from "@create-pipeline/lab";
import type { Lab } from "@create-pipeline/lab";
import { startTier } from "../lab/src/start-tier.ts";
import { median } from "./statistics.ts";

const rounds = Number(process.argv[2] ?? 5);

interface Row {
  readonly what: string;
  readonly goal: string;
  readonly start: () => Promise<Lab>;
}

const rows: readonly Row[] = [
  { what: "a control plane with Ready nodes", goal: "< 15 s", start: () => startLab() },
  { what: "tier A: with every custom resource", goal: "< 15 s", start: () => startTier({ tier: "A" }) },
  { what: "tier B: with Argo CD", goal: "", start: () => startTier({ tier: "B" }) },
  { what: "tier C: with Argo Rollouts and Prometheus", goal: "", start: () => startTier({ tier: "C" }) },
];

console.log(`| what | goal | median of ${rounds} | longest | memory |\n|---|---|---:|---:|---:|`);
for (const { what, goal, start } of rows) {
  const seconds: number[] = [];
  let mebibytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const lab = await start();
    seconds.push((performance.now() - began) / 1000);
    mebibytes = lab.processes.running.reduce((sum, { pid }) => sum + memoryOf({ pid }).now, 0) / 2 ** 20;
    await lab.stop();
  }
  console.log(`| ${what} | ${goal} | ${median(seconds).toFixed(1)} s | ${Math.max(...seconds).toFixed(1)} s | ${Math.round(mebibytes)} MiB |`);
}
