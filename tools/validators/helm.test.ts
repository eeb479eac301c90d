import { expect, test } from "vitest";
import { describeWithTools } from "../describe-with-tools.ts";
import { validate as helmLint } from "./helm-lint.ts";
import { validate as helmTemplate } from "./helm-template.ts";
import { validate as pipelineCheck } from "./pipeline-check.ts";
import { rulesOf, spoil } from "./rules-of.ts";
import { goodChart } from "./samples.ts";

const spoiled = (path: string, from: string, to: string): Readonly<Record<string, string>> => ({
  ...goodChart,
  [path]: spoil(goodChart[path] ?? "", from, to),
});

describeWithTools("helm-lint", ["helm"], () => {
  test("accepts a sound chart", async () => {
    expect(await rulesOf(helmLint, goodChart)).toEqual([]);
  });

  test.for([
    ["chart/Chart.yaml", "version: 1.0.0", "version: one", "Chart.yaml chart"],
    ["chart/values.yaml", "replicas: 2", "replica: 2", "values.yaml chart"],
    ["chart/templates/configmap.yaml", ".Values.replicas | quote", ".Values.replicas | qoute", "templates/ chart"],
    ["chart/templates/configmap.yaml", "name: {{ .Release.Name }}", "name: Not_A_Name", "templates/configmap.yaml chart"],
  ] as const)("rejects %s with %j turned into %j", async ([path, from, to, expected]) => {
    expect(await rulesOf(helmLint, spoiled(path, from, to))).toContain(expected);
  });
});

describeWithTools("helm-template with kubeconform", ["helm", "kubeconform", "kubernetes-schemas"], () => {
  test("accepts a sound chart", async () => {
    expect(await rulesOf(helmTemplate, goodChart)).toEqual([]);
  });

  test.for([
    ["chart/templates/configmap.yaml", " | quote", "", "schema chart"],
    ["chart/templates/configmap.yaml", "data:", "datum:", "schema chart"],
    ["chart/templates/configmap.yaml", "kind: ConfigMap", "kind: ConfigMop", "unknown-kind chart"],
    ["chart/templates/configmap.yaml", "{{ .Release.Name }}", '{{ required "name" .Values.name }}', "render chart"],
    ["chart/Chart.yaml", ">=1.35.0-0", ">=1.99.0-0", "render chart"],
  ] as const)("rejects %s with %j turned into %j as %s", async ([path, from, to, expected]) => {
    expect(await rulesOf(helmTemplate, spoiled(path, from, to))).toEqual([expected]);
  });
});

describeWithTools("helm with values", ["helm", "kubeconform", "kubernetes-schemas"], () => {
  const files = { ...goodChart, "values/production.yaml": "replicas: many\n" };

  test("rejects a value file that the chart's schema does not allow", async () => {
    const options = { values: ["values/production.yaml"] };

    expect(await rulesOf((inputs) => helmTemplate(inputs, options), files)).toEqual(["render chart"]);
    expect(await rulesOf((inputs) => helmLint(inputs, options), files)).toContain("templates/ chart");
  });

  test("leaves value files alone that nobody asked for", async () => {
    expect(await rulesOf(helmTemplate, files)).toEqual([]);
  });

  test("rejects a set value that the chart's schema does not allow", async () => {
    expect(await rulesOf((inputs) => helmTemplate(inputs, { set: ["replicas=many"] }), goodChart)).toEqual(["render chart"]);
  });
});

describeWithTools("pipeline-check on charts", ["pipeline-check", "helm"], () => {
  const pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostNetwork: true\n  containers: [{name: a, image: a}]\n";

  test("accepts a sound chart", async () => {
    expect(await rulesOf(pipelineCheck, goodChart)).toEqual([]);
  });

  test("rejects a pod that breaks out of its sandbox", async () => {
    expect(await rulesOf(pipelineCheck, { ...goodChart, "chart/templates/pod.yaml": pod })).toContain("K8S-002 chart");
  });
});
