import { describe, expect, it } from "vitest";
import { power } from "../engine/power.ts";
import type { Canary, Question } from "../model.ts";
import { readCanaries } from "../read/read-canaries.ts";
import type { Design } from "../suggest/design.ts";
import { canaryOf } from "../suggest/to-canary.ts";
import { readExample } from "../testing/read-examples.ts";
import { patchManifests } from "./patch-manifests.ts";

const shape = { weights: [0.05, 0.1, 0.2], checksPerWeight: 1, intervalSeconds: 300, failures: 2, errorShare: 0.004 } as const;
const question: Question = { traffic: { kind: "constant", rps: 5 }, baseline: 0.001, effects: [5, 10] };

async function patched(file: string, design: Design): Promise<{ readonly canary: Canary; readonly notes: readonly string[]; readonly text: string }> {
  const source = readExample(file);
  const { readings } = await readCanaries([source]);
  const patch = await patchManifests(readings[0]!, design, [source]);
  const text = patch.files[0]!.after;
  const again = await readCanaries([{ file, text }]);
  expect(again.diagnostics).toEqual([]);
  return { canary: again.readings[0]!.canary, notes: patch.notes, text };
}

/** The manifest that comes out of a patch does what the design promised, to the last digit the engine has. */
async function keepsItsPromise(file: string, design: Design): Promise<readonly string[]> {
  const { canary, notes } = await patched(file, design);
  const [promised, found] = [power(canaryOf(design, "x"), question), power(canary, question)];

  expect(found.healthy.abort).toBeCloseTo(promised.healthy.abort, 10);
  expect(found.effects.map(({ abort }) => abort)).toEqual(promised.effects.map(({ abort }) => expect.closeTo(abort, 10)));
  expect(found.durationSeconds).toBe(promised.durationSeconds);
  return notes;
}

describe("a design written into manifests", () => {
  it.each([["argo-background.yaml"], ["argo-inline.yaml"], ["argo-inline-count.yaml"]])("%s does what the design promised", async (file) => {
    const notes = await keepsItsPromise(file, { controller: "argo", ...shape, checksPerWeight: 2 });

    expect(notes).toEqual(["the query now selects rollouts_pod_template_hash: make sure that the metric has this label of the pods"]);
  });

  it.each([["flagger-istio.yaml"], ["flagger-istio-ab.yaml"], ["flagger-blue-green.yaml"], ["flagger-nginx.yaml"], ["flagger-linkerd-steps.yaml"]])(
    "%s does what the design promised, with a query that knows empty windows",
    async (file) => {
      const notes = await keepsItsPromise(file, { controller: "flagger", ...shape });

      expect(notes).toEqual(["the address of Prometheus in the new MetricTemplate is a guess: write yours"]);
    },
  );

  it("keeps a metric template's own query inside a guard, and its unit", async () => {
    const notes = await keepsItsPromise("flagger-gateway-api.yaml", { controller: "flagger", ...shape });
    const { text } = await patched("flagger-gateway-api.yaml", { controller: "flagger", ...shape });

    expect(notes).toEqual([]);
    expect(text).toContain("thresholdRange: { max: 0.4 }");
  });

  it("says when a check of another provider can't be guarded", async () => {
    const source = { file: "a.yaml", text: readExample("flagger-nginx.yaml").text.replace("provider: nginx", "provider: contour") };
    const { readings } = await readCanaries([source]);
    const { notes, files } = await patchManifests(readings[0]!, { controller: "flagger", ...shape }, [source]);

    expect(notes).toEqual(["the built-in check stays, because the series of provider contour are not known: a window without requests fails it"]);
    expect(files[0]?.after).toContain("min: 99.6");
  });
});
