/**
 * How long the mathematics of `create-pipeline canary` takes, in processor time of this process: `node tools/bench/canary.ts`. The command around it is
 * measured by main.ts like every other. Not a test: nothing is enforced here.
 */
import { type Canary, power, type Question, suggest } from "../../packages/canary/src/index.ts";
import { median } from "./statistics.ts";

const ROUNDS = 11;
const question: Question = { traffic: { kind: "constant", rps: 5 }, baseline: 0.001, effects: [2, 5, 10] };
const requirement = { power: [{ ratio: 5, atLeast: 0.8 }], falseAborts: 0.01 };

/** Twenty weights of ten minutes, two metrics, a measurement each five minutes. */
function twentySteps(): Canary {
  const steps = Array.from({ length: 20 }, (_, index) => [
    { kind: "set-weight", weight: (index + 1) / 20 } as const,
    { kind: "pause", seconds: 600 } as const,
  ]).flat();
  const shared = { scope: "canary", windowSeconds: 300, whenEmpty: "failed", initialDelaySeconds: 300, intervalSeconds: 300, failureLimit: 3 } as const;
  const limits = { inconclusiveLimit: 0, consecutiveErrorLimit: 4, consecutiveSuccessLimit: 0 };
  const metrics = [
    { ...shared, ...limits, name: "errors", quantity: "error-ratio", successCondition: { operator: "<=", value: 0.01 } } as const,
    { ...shared, ...limits, name: "slow", quantity: "error-ratio", baseline: 0.01, successCondition: { operator: "<=", value: 0.05 } } as const,
  ];
  return { name: "twenty", notModelled: [], judge: { kind: "argo", steps, background: { startingStep: 0, metrics } } };
}

/** Milliseconds of processor time, which a busy machine lengthens less than the wall clock. */
function measure(work: () => unknown): { first: number; middle: number } {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return { first: times[0]!, middle: median(times) };
}

function row(what: string, wanted: string, { first, middle }: { first: number; middle: number }): string {
  return `| ${what} | ${wanted} | ${middle.toFixed(1)} ms | ${first.toFixed(1)} ms |`;
}

const canary = twentySteps();
const { candidates } = suggest("argo", question, requirement);
console.log(`| what | goal | median of ${ROUNDS} | first |\n|---|---|---:|---:|`);
console.log(
  row(
    "power of 20 steps, 2 metrics, 3 effects, smallest effect",
    "< 50 ms",
    measure(() => power(canary, question)),
  ),
);
console.log(
  row(
    `suggest over ${candidates.toLocaleString("en")} candidates`,
    "< 5000 ms",
    measure(() => suggest("argo", question, requirement)),
  ),
);
