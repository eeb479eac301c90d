import { checkRequirement, lint, parseRequirement, power, readCanaries } from "@create-pipeline/canary";
import { compile, type Compilation } from "@create-pipeline/lifecycle/compile";
import { parseSpec } from "@create-pipeline/spec";
import { describe, expect, it } from "vitest";
import { describeWithTools } from "../../../tools/describe-with-tools.ts";
import { newestKubernetesVersion } from "../../../tools/validators/charts.ts";
import { corpusLibrary } from "../src/corpus.ts";
import { chartCases, renderCharts } from "../src/corpus-charts.ts";

/** A service with one route and one environment that has no host, and a canary that wants something. */
async function compiled(canary: string): Promise<Compilation> {
  const text = [
    "version: 1",
    'service: { name: orders, owner: acme/team, language: node, repository: "https://github.com/acme/orders.git" }',
    "platform: github-actions",
    "build: { image: ghcr.io/acme/orders }",
    `delivery: { ${canary} }`,
    "environments: [dev, { name: production, host: orders.acme.example, replicas: { min: 5, max: 9 } }]",
    "",
  ].join("\n");
  const { service, diagnostics, locate } = parseSpec(text, "pipeline.yaml", { directory: "" });
  if (service === undefined) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return compile(service, locate, await corpusLibrary());
}

const texts = ({ files }: Compilation): Readonly<Record<string, string>> => Object.fromEntries(files.map(({ path, content }) => [path, content]));

describe("a goal", () => {
  it("that nothing meets is one problem, where it was written, and no half of a canary is generated", async () => {
    const { diagnostics, files } = await compiled("canary: { rps: 2, baseline: 0.1%, detect: 2x, maxDuration: 10m }");

    expect(diagnostics.map(({ code, severity, location }) => [code, severity, location?.line])).toEqual([["canary/goal", "error", 5]]);
    expect(diagnostics[0]?.hint).toMatch(/requests|what would be needed/);
    expect(files.map(({ path }) => path)).toContain("deploy/chart/templates/deployment.yaml");
    expect(files.map(({ path }) => path)).not.toContain("deploy/chart/templates/rollout.yaml");
  });

  it("is heard by everybody who has a part in it, and by nobody else", async () => {
    const [without, with_] = [texts(await compiled("")), texts(await compiled("canary: { rps: 50, baseline: 0.1%, detect: 5x }"))];
    const changed = Object.keys({ ...without, ...with_ }).filter((path) => without[path] !== with_[path] && !path.startsWith(".github/"));

    expect(changed.sort()).toEqual([
      ".gitattributes",
      ".pipeline/actions/canary-gate/main.js",
      "deploy/argocd/applicationset.yaml",
      "deploy/argocd/project.yaml",
      "deploy/chart/templates/NOTES.txt",
      "deploy/chart/templates/_canary.tpl",
      "deploy/chart/templates/analysistemplate.yaml",
      "deploy/chart/templates/deployment.yaml",
      "deploy/chart/templates/networkpolicy-metrics.yaml",
      "deploy/chart/templates/rollout.yaml",
      "deploy/chart/templates/service-canary.yaml",
      "deploy/chart/values.schema.json",
      "deploy/environments/production.yaml",
      "deploy/values.yaml",
      "docs/pipeline/README.md",
      "docs/pipeline/canary.md",
    ]);
  });

  it("makes the pipeline wait as long as its canary takes", async () => {
    const { plan } = await compiled("canary: { rps: 50, baseline: 0.1%, detect: 5x }");
    const jobs = plan.flows.flatMap((flow) => flow.jobs.map((job) => ({ ...job, flow: flow.id })));
    const minutes = (id: string): number => jobs.find((job) => job.flow === "deliver" && job.id === id)?.timeoutMinutes ?? 0;
    const takes = Number(/takes (\d+)m/.exec(texts(await compiled("canary: { rps: 50, baseline: 0.1%, detect: 5x }"))["deploy/values.yaml"] ?? "")?.[1]);

    expect(takes).toBeGreaterThan(5);
    expect(minutes("verify-production") - minutes("verify-dev")).toBeGreaterThan(takes);
    expect(jobs.filter(({ id, needs, flow }) => id === "required" && flow === "verify" && needs.includes("check-canary"))).toHaveLength(1);
  });
});

describeWithTools("a generated canary meets its own goal, read back from what Helm renders:", ["helm"], () => {
  it.each([
    ["gateway-api", 50, "0.1%", 5, 0.8, 0.01],
    ["istio", 200, "0.2%", 3, 0.9, 0.005],
    ["replicas", 20, "1%", 4, 0.8, 0.01],
  ] as const)("%s, %d requests/s, %s", { timeout: 120_000 }, async (router, rps, baseline, detect, wanted, falseAborts) => {
    const goal = `rps: ${rps}, baseline: ${baseline}, detect: ${detect}x, power: ${wanted * 100}%, falseAborts: ${falseAborts * 100}%`;
    const compilation = await compiled(`canary: { ${goal}, router: ${router} }`);
    expect(compilation.diagnostics).toEqual([]);
    const production = chartCases([{ name: router, texts: texts(compilation) }]).find(({ path }) => path.endsWith("production.yaml"));
    const rendered = production === undefined ? {} : await renderCharts(production);
    const { readings, diagnostics } = await readCanaries([{ file: "all.yaml", text: rendered[newestKubernetesVersion()] ?? "" }]);
    expect(diagnostics).toEqual([]);
    const [reading] = readings;
    if (reading === undefined) throw new Error("no canary was rendered");

    const question = { traffic: { kind: "constant", rps }, baseline: Number(baseline.slice(0, -1)) / 100, effects: [detect] } as const;
    const { requirement } = parseRequirement(`power(${detect}x)>=${wanted},false<=${falseAborts},duration<=60m`);
    const report = { name: "orders", file: "", controller: reading.controller, question, power: power(reading.canary, question), curve: [] };
    expect(reading.canary.judge.kind).toBe("sequential");
    expect(checkRequirement(report, requirement ?? { power: [] }).filter(({ met }) => !met)).toEqual([]);
    expect(lint(reading, question).map(({ code }) => code)).toEqual([]);
  });
});
