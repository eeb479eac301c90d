import { fakePorts } from "@create-pipeline/action-kit/testing";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";

const threshold = (failureLimit: number): string => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: orders }
spec:
  strategy:
    canary:
      trafficRouting: { nginx: {} }
      analysis: { templates: [{ templateName: errors }], args: [{ name: hash, valueFrom: { podTemplateHashValue: Latest } }] }
      steps: [{ setWeight: 20 }, { pause: { duration: 30m } }]
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: errors }
spec:
  args: [{ name: hash }]
  metrics:
    - name: errors
      interval: 5m
      failureLimit: ${failureLimit}
      failureCondition: result[0] > 0.003
      provider:
        prometheus:
          address: http://prometheus
          query: sum(rate(http_requests_total{hash="{{args.hash}}",status=~"5.."}[5m])) / sum(rate(http_requests_total{hash="{{args.hash}}"}[5m]))
`;
const inputs = { chart: "deploy/chart", values: '["a.yaml","b.yaml"]', release: "orders", rps: "50", baseline: "0.1%", require: "power(5x)>=0.8,false<=1%" };

function ports(answer: { readonly stdout?: string; readonly code?: number; readonly stderr?: string }): ReturnType<typeof fakePorts> {
  return fakePorts({ exec: () => answer });
}

describe("the gate", () => {
  test("passes a canary that does what is required, and says what it does", async () => {
    const fake = ports({ stdout: threshold(2) });
    const { outputs, summary } = await run(inputs, fake.ports);

    expect(fake.calls).toMatchObject([
      {
        command: "/tools/helm",
        args: ["template", "orders", "deploy/chart", "--values", "a.yaml", "--values", "b.yaml", "--set-string", `image.digest=sha256:${"0".repeat(64)}`],
      },
    ]);
    expect(outputs["result"]).toBe("passed");
    expect(Number(outputs["power"])).toBeGreaterThan(0.8);
    expect(fake.lines.join("\n")).toContain("ok    power(5x) is");
    expect(summary).toContain("- passed: power(5x)");
  });

  test("fails one that was made blind by an edit, with the numbers", async () => {
    await expect(run(inputs, ports({ stdout: threshold(8) }).ports)).rejects.toMatchObject({
      message: expect.stringMatching(/^power\(5x\) is 0 %, required is 80 % or more$/) as string,
      exitCode: 1,
      result: { outputs: { result: "failed", power: "0" } },
    });
  });

  test("names what can't be computed: it counts as nothing", async () => {
    const own = threshold(2).replace(/query: .*/, "query: my_own_verdict");
    await expect(run(inputs, ports({ stdout: own }).ports)).rejects.toMatchObject({ message: expect.stringContaining("power(5x) is 0 %") as string });
  });

  test.each([
    ["no canary at all", { stdout: "kind: Service\napiVersion: v1\nmetadata: { name: orders }\n" }, "there is no Argo Rollout"],
    ["a rolling update", { stdout: threshold(2).replace(/steps: .*/, "steps: []") }, "there is no canary in what deploy/chart renders"],
    ["two canaries", { stdout: `${threshold(2)}---\n${threshold(2).replaceAll("name: orders", "name: other")}` }, "renders 2 canaries"],
    ["a chart that does not render", { code: 1, stderr: "Error: image.digest" }, "the chart does not render: Error: image.digest"],
  ])("fails with %s", async (_, answer, message) => {
    await expect(run(inputs, ports(answer).ports)).rejects.toMatchObject({ message: expect.stringContaining(message) as string, exitCode: 1 });
  });

  test.each([
    ["a goal that is none", { require: "power(5x)>=80" }, "power(5x)>=80"],
    ["a goal that contradicts itself", { require: "power(5x)>=0.8,false<=0.9" }, "as often"],
    ["no traffic", { rps: "0" }, "0 requests per second are no traffic"],
    ["a baseline of everything", { baseline: "100%" }, "a baseline of 100%"],
    ["values that are no list", { values: "a.yaml" }, 'input "values" is not JSON'],
    ["values that are no files", { values: "[1]" }, 'input "values" is not an array of files'],
  ])("refuses %s before anything runs", async (_, changes, message) => {
    const fake = ports({ stdout: threshold(2) });
    await expect(run({ ...inputs, ...changes }, fake.ports)).rejects.toMatchObject({ message: expect.stringContaining(message) as string, exitCode: 2 });
    expect(fake.calls).toEqual([]);
  });
});
