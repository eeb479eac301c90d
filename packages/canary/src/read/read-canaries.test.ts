import { describe, expect, it } from "vitest";
import type { ArgoJudge, Canary, FlaggerJudge } from "../model.ts";
import { readExample, readExamples } from "../testing/read-examples.ts";
import { argoExample, flaggerTutorial } from "../testing/upstream-examples.ts";
import { readCanaries } from "./read-canaries.ts";

async function readOne(file: string): Promise<Canary> {
  const { readings, diagnostics } = await readCanaries([readExample(file)]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return readings[0]!.canary;
}

async function problems(...texts: readonly string[]): Promise<string[]> {
  const { diagnostics } = await readCanaries(texts.map((text, index) => ({ file: `${index}.yaml`, text })));
  return diagnostics.map(
    ({ code, message, location }) => `${location === undefined ? "" : `${location.file}:${location.line}:${location.column}: `}${message} [${code}]`,
  );
}

describe("the controllers' own examples", () => {
  it("reads the background analysis of Argo Rollouts as the mathematics has it", async () => {
    const { judge } = await readOne("argo-background.yaml");

    expect(judge).toEqual(argoExample({ scope: "service", windowSeconds: 15 }).judge);
  });

  it("reads Flagger's Istio tutorial as the mathematics has it, and names what it leaves out", async () => {
    const { judge, notModelled } = await readOne("flagger-istio.yaml");
    const { metrics, ...rest } = judge as FlaggerJudge;
    const { metrics: expected, ...wanted } = flaggerTutorial.judge as FlaggerJudge;

    expect(rest).toEqual(wanted);
    expect(metrics[0]).toEqual(expected[0]);
    expect(metrics[1]?.notModelled).toContain("quantile of durations");
    expect(notModelled.map(({ what }) => what)).toEqual(["spec.analysis.webhooks[0]", "metrics.request-duration"]);
  });

  it("reads an inline analysis as a step with one measurement, or with as many as count says", async () => {
    const once = (await readOne("argo-inline.yaml")).judge as ArgoJudge;
    const five = (await readOne("argo-inline-count.yaml")).judge as ArgoJudge;

    expect(once.steps.map(({ kind }) => kind)).toEqual(["set-weight", "pause", "analysis"]);
    expect(once.steps[2]).toMatchObject({ metrics: [{ failureLimit: 0, consecutiveErrorLimit: 4 }] });
    expect(once.steps[2]).not.toMatchObject({ metrics: [{ intervalSeconds: expect.anything() as number }] });
    expect(five.steps[2]).toMatchObject({ metrics: [{ intervalSeconds: 60, count: 5 }] });
  });

  it.each([
    ["flagger-istio-mirror.yaml", { kind: "blue-green", iterations: 10, routed: true, mirror: true }],
    ["flagger-istio-ab.yaml", { kind: "a/b", iterations: 10, matchedShare: 1 }],
    ["flagger-blue-green.yaml", { kind: "blue-green", iterations: 10, routed: false }],
    ["flagger-nginx.yaml", { kind: "canary", stepWeight: 0.05, maxWeight: 0.5 }],
    ["flagger-linkerd-steps.yaml", { kind: "canary", stepWeights: [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55] }],
  ])("%s", async (file, strategy) => {
    expect(((await readOne(file)).judge as FlaggerJudge).strategy).toEqual(strategy);
  });

  it("reads a metric template in percent as a share, with the canary's scope by the target's name", async () => {
    expect(((await readOne("flagger-gateway-api.yaml")).judge as FlaggerJudge).metrics).toEqual([
      { name: "error-rate", quantity: "error-ratio", scope: "canary", windowSeconds: 60, whenEmpty: "failed", maximum: 0.01 },
    ]);
  });

  it("takes zero for the threshold that a check of Flagger leaves out, as the controller does", async () => {
    const text = readExample("flagger-gateway-api.yaml").text.replace(/ *thresholdRange: .*\n/, "");
    const { readings } = await readCanaries([{ file: "a.yaml", text }]);

    expect(readings[0]?.metrics[0]?.metric).toMatchObject({ maximum: 0, quantity: "error-ratio" });
  });

  it("says what it assumes of irate", async () => {
    const { readings } = await readCanaries([readExample("argo-background.yaml")], { scrapeSeconds: 30 });

    expect(readings[0]?.metrics[0]?.metric.windowSeconds).toBe(30);
    expect(readings[0]?.canary.notModelled.at(-1)).toEqual({
      what: "metrics.success-rate.query",
      reason: "irate looks at the last two samples; a scrape every 30s is assumed (--scrape says otherwise)",
    });
  });

  it("shrinks windows by a scrape when it is known how far scrapes are apart, and refuses those that hold less than two", async () => {
    const windows = async (scrapeSeconds: number, scrapesKnown: boolean): Promise<unknown[]> => {
      const { text } = readExample("argo-background.yaml");
      const increase = { file: "argo.yaml", text: text.replaceAll("irate(", "increase(") };
      const { readings } = await readCanaries([readExample("flagger-istio.yaml"), increase], { scrapeSeconds, scrapesKnown });
      return readings.map(({ metrics }) => metrics[0]?.metric.notModelled ?? metrics[0]?.metric.windowSeconds);
    };

    expect(await windows(15, false)).toEqual([60, 300]);
    expect(await windows(15, true)).toEqual([45, 285]);
    expect(await windows(60, true)).toEqual(["its interval holds less than two scrapes", 240]);
    expect((await windows(300, true))[1]).toContain("its window holds less than two scrapes");
  });

  it("finds the load test, without counting it", async () => {
    const { readings } = await readCanaries([readExample("flagger-istio.yaml")]);

    expect(readings[0]?.loadTest).toMatchObject({ rps: 20, location: { line: 27 } });
    expect(readings[0]?.canary.loadTestRps).toBeUndefined();
  });

  it("reads all of them together in one go", async () => {
    const { readings } = await readCanaries(readExamples());

    expect(readings).toHaveLength(readExamples().length);
  });
});

const rollout = (canary: string, name = "shop"): string => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: ${name}, labels: {env: prod}}
spec:
  strategy:
    canary:
${canary}`;
const steps = "      steps: [{setWeight: 10}, {pause: {duration: 5m}}]\n";
const template = (metric: string, args = "[]", rest = ""): string => `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: {name: t}
spec:
  args: ${args}
${rest}  metrics:
  - name: m
    successCondition: result[0] >= 0.99
    interval: 1m
    provider: {prometheus: {query: 'sum(rate(x{code!~"5..",hash="{{args.hash}}"}[1m]))/sum(rate(x{hash="{{args.hash}}"}[1m]))'}}
${metric}`;
const background = (rest = ""): string => `      analysis: {templates: [{templateName: t}]${rest}}\n${steps}`;

describe("arguments", () => {
  it("fills them from the analysis before the template's default, and knows the canary's hash", async () => {
    const given = rollout(background(", args: [{name: hash, valueFrom: {podTemplateHashValue: Latest}}, {name: limit, value: '7'}]"));
    const { readings } = await readCanaries([
      { file: "a.yaml", text: given },
      {
        file: "b.yaml",
        text: template(
          "    failureLimit: '{{args.limit}}'\n    count: '{{ args.count }}'\n",
          "[{name: hash}, {name: limit, value: '2'}, {name: count, value: '40'}]",
        ),
      },
    ]);

    expect(readings[0]?.metrics[0]?.metric).toMatchObject({ scope: "canary", failureLimit: 7, count: 40 });
  });

  it("reads labels of the Rollout", async () => {
    const text = template("", "[{name: hash}]").replaceAll("hash=", "env=");
    const { readings } = await readCanaries([
      { file: "a.yaml", text: `${rollout(background(", args: [{name: hash, valueFrom: {fieldRef: {fieldPath: \"metadata.labels['env']\"}}}]"))}---\n${text}` },
    ]);

    expect(readings[0]?.metrics[0]?.query).toContain('env="prod"');
  });

  it("says which is missing, and where", async () => {
    expect(await problems(rollout(background()), template("", "[{name: hash}]"))).toEqual([
      '1.yaml:5:11: argument "hash" of the analysis gets no value from Rollout "shop" [canary/argument]',
    ]);
    expect(await problems(rollout(background()), template(""))).toEqual([
      '1.yaml:10:36: {{args.hash}} has no value in the analysis of Rollout "shop" [canary/argument]',
    ]);
  });
});

describe("templates", () => {
  it("follows templates of templates, each once, and dry runs by pattern", async () => {
    const outer =
      "apiVersion: argoproj.io/v1alpha1\nkind: ClusterAnalysisTemplate\nmetadata: {name: outer}\nspec: {templates: [{templateName: t}, {templateName: t}], dryRun: [{metricName: m.*}]}\n";
    const text = rollout(`      analysis: {templates: [{templateName: outer, clusterScope: true}], args: [{name: hash, value: x}]}\n${steps}`);
    const { readings, diagnostics } = await readCanaries([
      { file: "a.yaml", text },
      { file: "b.yaml", text: outer },
      { file: "c.yaml", text: template("") },
    ]);

    expect(diagnostics).toEqual([]);
    expect(readings[0]?.metrics.map(({ metric }) => metric)).toMatchObject([{ name: "m", dryRun: true, scope: "service" }]);
  });

  it("takes the one of the same namespace, and of the nearest folder", async () => {
    const at = (file: string, limit: number): { file: string; text: string } => ({ file, text: template(`    failureLimit: ${limit}\n`) });
    const { readings } = await readCanaries([
      { file: "overlays/prod/a.yaml", text: rollout(background(", args: [{name: hash, value: x}]")) },
      at("overlays/dev/t.yaml", 1),
      at("overlays/prod/t.yaml", 2),
    ]);

    expect(readings[0]?.metrics[0]?.metric).toMatchObject({ failureLimit: 2 });
  });

  it("says which is missing, and where", async () => {
    expect(await problems(rollout(background()))).toEqual(['0.yaml:7:45: AnalysisTemplate "t" is not among the manifests [canary/template-missing]']);
    expect(await problems(readExample("flagger-gateway-api.yaml").text.split("---")[0]!)).toEqual([
      '0.yaml:18:30: MetricTemplate "error-rate" is not among the manifests [canary/template-missing]',
    ]);
  });
});

describe("what is no canary", () => {
  it("says what a Rollout without analysis means", async () => {
    expect(await problems(rollout(steps))).toEqual([
      '0.yaml:7:7: Rollout "shop" has no analysis: nobody measures, so every release is promoted, however broken, unless a person aborts it [canary/no-analysis]',
    ]);
  });

  it("says that blue-green, missing steps and skipped analyses judge nobody", async () => {
    const blueGreen = rollout("").replace("    canary:\n", "    blueGreen: {activeService: a}\n");
    const skipped = readExample("flagger-istio.yaml").text.replace("  analysis:", "  skipAnalysis: true\n  analysis:");
    expect(await problems(blueGreen, skipped)).toEqual([
      '0.yaml:6:5: Rollout "shop" with strategy blueGreen sends no share of the traffic to the new version first [canary/not-a-canary]',
      '1.yaml:11:17: Canary "podinfo" skips its analysis: every release is promoted at once, however broken [canary/no-analysis]',
    ]);
  });

  it("says what was there instead", async () => {
    expect(await problems("kind: Deployment\n", "kind: Service\n")).toEqual([
      "there is no Argo Rollout and no Flagger Canary in 2 YAML files: only Deployment, Service [canary/no-canary]",
    ]);
    expect(await problems("a: 1")).toEqual(["there is no Argo Rollout and no Flagger Canary in 0.yaml: no Kubernetes manifest at all [canary/no-canary]"]);
  });
});

describe("files", () => {
  it("reports every broken document with its place and reads the others", async () => {
    const broken = `kind: Rollout\nmetadata: {name: x\n---\n${readExample("flagger-nginx.yaml").text}`;
    const { readings, diagnostics } = await readCanaries([{ file: "a.yaml", text: broken }]);

    expect(diagnostics).toMatchObject([{ code: "canary/syntax", location: { file: "a.yaml", line: 3 } }]);
    expect(readings).toHaveLength(1);
  });

  it("skips Helm templates and says so", async () => {
    const helm = "kind: Rollout\nmetadata:\n  name: {{ .Values.name }}\n";
    expect(await problems(helm, readExample("flagger-nginx.yaml").text)).toEqual([
      "0.yaml:3:9: this is a Helm template and was skipped [canary/helm-template]",
    ]);
  });

  it("reads lists, JSON, anchors and merge keys", async () => {
    const canary = {
      apiVersion: "flagger.app/v1beta1",
      kind: "Canary",
      metadata: { name: "json" },
      spec: { analysis: { metrics: [{ name: "request-success-rate", threshold: 99 }] } },
    };
    const list = JSON.stringify({ apiVersion: "v1", kind: "List", items: [canary] });
    const anchored = `x: &check {name: request-success-rate, interval: 2m}\napiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata: {name: anchored}\nspec: {analysis: {metrics: [{<<: *check, thresholdRange: {min: 99}}]}}\n`;
    const { readings } = await readCanaries([
      { file: "a.json", text: list },
      { file: "b.yaml", text: anchored },
    ]);

    expect(readings.map(({ metrics }) => metrics[0]?.metric)).toMatchObject([
      { minimum: 0.99, windowSeconds: 60 },
      { minimum: 0.99, windowSeconds: 120 },
    ]);
  });

  it("says which durations and numbers the controller refuses", async () => {
    const text = rollout(
      `      analysis: {startingStep: 5, templates: [{templateName: t}], args: [{name: hash, value: x}]}\n      steps: [{setWeight: 10}, {pause: {duration: soon}}]\n`,
    );
    expect(await problems(text, template("    failureLimit: many\n").replace("interval: 1m", "interval: 1 minute"))).toEqual([
      '0.yaml:8:51: the pause "soon" is no duration [canary/duration]',
      "0.yaml:7:32: startingStep 5 is behind the last step [canary/value]",
      '1.yaml:9:15: interval "1 minute" is no duration [canary/duration]',
      '1.yaml:11:19: failureLimit "many" is no whole number [canary/value]',
    ]);
  });

  it("names every step it leaves out", async () => {
    const text = rollout(
      `      trafficRouting: {nginx: {}}\n      analysis: {templates: [{templateName: t}], args: [{name: hash, value: x}]}\n      steps: [{setCanaryScale: {replicas: 1}}, {setHeaderRoute: {name: x}}, {setWeight: 5}, {pause: {}}, {plugin: {name: p}}]\n`,
    );
    const { readings } = await readCanaries([
      { file: "a.yaml", text },
      { file: "b.yaml", text: template("") },
    ]);
    const judge = readings[0]?.canary.judge as ArgoJudge;

    expect(judge.steps).toEqual([
      { kind: "other", what: "setCanaryScale" },
      { kind: "other", what: "setHeaderRoute" },
      { kind: "set-weight", weight: 0.05 },
      { kind: "pause", seconds: "manual" },
      { kind: "other", what: "plugin" },
    ]);
    expect(readings[0]?.canary.notModelled.map(({ what }) => what)).toEqual([
      "spec.strategy.canary.steps[1].setHeaderRoute",
      "spec.strategy.canary.steps[4].plugin",
    ]);
  });
});
