import { escapeMarkdown, inlineCode, markdownTable } from "@create-pipeline/emit";
import { evaluate, smallestDetectable } from "../engine/power.ts";
import { lint } from "../lint/lint.ts";
import type { Fate, Question } from "../model.ts";
import { readCanaries } from "../read/read-canaries.ts";
import type { CanaryReading } from "../read/reading.ts";
import { lintName } from "../report/findings.ts";
import { percentWord, ratioWord, roughPercent } from "../report/words.ts";
import { readExamples } from "./read-examples.ts";

/** From the repository's root. */
export const GUIDE = "docs/guides/canary-power.md";

const BASELINE = 0.001;
const rates = [50, 5, 0.5, 0.05] as const;

/** What stands in the first line of an example: which page of the documentation it has its shape from. */
const origin = /^# In the shape of (.*)\.$/m;

/** The verdicts on the controllers' own examples; `npm run generate` writes it, and a test compares. */
export async function canaryGuide(): Promise<string> {
  const examples = await Promise.all(
    readExamples().map(async (source) => ({
      title: capitalized(origin.exec(source.text)?.[1] ?? source.file),
      file: source.file,
      reading: (await readCanaries([source])).readings[0],
    })),
  );
  const known = examples.flatMap(({ title, reading }) => (reading === undefined ? [] : [{ title, reading }]));
  return `${head}
${markdownTable(
  ["example", ...rates.map((rps) => `${rps} requests/s`)],
  known.map(({ title, reading }) => [escapeMarkdown(title), ...rates.map((rps) => verdict(reading, rps))]),
)}
${middle}
${markdownTable(
  ["example", "found with 80 % at 5 requests/s", "lints", "not modelled"],
  known.map(({ title, reading }) => [escapeMarkdown(title), smallest(reading), lints(reading), left(reading)]),
)}
${tail}`;
}

function ask(rps: number): Question {
  return { traffic: { kind: "constant", rps }, baseline: BASELINE, effects: [10] };
}

/** Of a release ten times as bad, and of a healthy one. */
function verdict({ canary, metrics }: CanaryReading, rps: number): string {
  if (metrics.every(({ metric }) => metric.notModelled !== undefined)) return "not modelled";
  const evaluator = evaluate(canary, ask(rps));
  return `${cell(evaluator.fate(10))} / ${cell(evaluator.fate(1))}`;
}

/** A simulation is told to whole percents: more would be the digits of chance. */
function cell({ abort, method }: Fate): string {
  if (method.kind === "exact") return percentWord(abort);
  if (abort < 0.005) return "< 1 %";
  return abort > 0.995 ? "> 99 %" : `≈ ${roughPercent(abort)}`;
}

function smallest({ canary }: CanaryReading): string {
  const found = smallestDetectable(evaluate(canary, ask(5)), BASELINE);
  return found === undefined ? "nothing" : `${ratioWord(found)} (${percentWord(Math.min(1, found * BASELINE))} errors)`;
}

function lints(reading: CanaryReading): string {
  const names = new Set(lint(reading, ask(5)).map(({ code }) => lintName(code)));
  return [...names].sort().join(", ");
}

function left({ canary }: CanaryReading): string {
  return [...new Set(canary.notModelled.map(({ what }) => inlineCode(what.split(".").slice(-2).join("."))))].join(", ");
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const head = `<!-- Generated from packages/canary/src/testing/examples by "npm run generate". Do not edit. -->

# What the tutorials' canaries detect

A canary is a measurement, and a measurement can miss. \`create-pipeline canary power\` computes how often: it reads the manifests, walks
through the controller's own rules measurement by measurement, and says how likely a bad release is aborted, how soon, how many requests
it reaches until then, and how often a healthy release is aborted by chance.

\`\`\`sh
create-pipeline canary power -f deploy/ --rps 5 --baseline 0.1%
create-pipeline canary lint -f deploy/ --rps 5 --baseline 0.1%
create-pipeline canary suggest -f deploy/ --rps 5 --baseline 0.1% --require 'power(5x)>=0.8,false<=1%'
\`\`\`

People start from the examples in the documentation of Argo Rollouts and Flagger. These are the tool's verdicts on configurations in
their shape, with 0.1 % errors before the release. Each cell: how often a release that fails **ten times** as often is aborted, and how
often a **healthy** one is.
`;

const middle = `
Read it by columns. With a lot of traffic, thresholds of 95 and 99 % are too far away for a tenfold regression to reach them. With
little traffic the windows are nearly empty: chance decides, and whether an empty window counts as a failure.
`;

const tail = `
- **Not modelled** is what the numbers leave out, by name: latency percentiles (how durations are distributed is not written in a
  manifest), load tests, experiments, Kayenta's judgement, and weights that are made of whole pods.
- The lints are explained in the [list of diagnostics](../reference/diagnostics.md#canary/c01).
- Background analysis is terminated with the last step, and a first measurement at once looks back at the time before the release.
- Where windows overlap, as in the examples with a check every 10 or 15 seconds, the numbers are simulated (≈).
- Without a share of the users' requests, as in blue-green, the load test of the example is all that the checks see.
- Every release is taken as one of independent requests; give \`--cluster\` where errors come in bunches.

## Traffic that changes over the day

\`--profile\` takes a file instead of \`--rps\`, and \`--start 14:00\` says when the release starts in it. Either a day, as rates at times or as
numbers for equal pieces of it, or the answer of Prometheus' \`/api/v1/query_range\` as it came, whose series are added up:

\`\`\`yaml
- { at: "08:00", rps: 50 }
- { at: "20:00", rps: 2 }
\`\`\`

## What is read

Argo Rollouts: \`Rollout\` with \`AnalysisTemplate\` and \`ClusterAnalysisTemplate\`, inline and background, arguments filled in. Flagger: \`Canary\`
with \`MetricTemplate\`. Files, folders, several documents in one file, lists, JSON; Helm charts after \`helm template\`, overlays after \`kustomize build\`.
Queries are parsed with Prometheus' own grammar: the window, \`rate\` or \`irate\`, whose requests the labels select, what the ratio counts, guards
such as \`or vector(0)\` and \`and sum(…) > 100\`. Of conditions, what comes down to one threshold. Everything else is named as not modelled.

## Keep it so

A job with \`canary power --require 'power(5x)>=0.8,false<=1%'\` fails when an edit of the manifests takes the power away.
`;
