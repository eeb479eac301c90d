import fc from "fast-check";
import { expect, it } from "vitest";
import type { ArgoMetric, ArgoStep, Canary, Condition, FlaggerMetric, FlaggerStrategy, Outcome, Quantity } from "../model.ts";
import { printManifests } from "../testing/print-manifests.ts";
import { readCanaries } from "./read-canaries.ts";

const percent = fc.integer({ min: 1, max: 100 }).map((whole) => whole / 100);
const seconds = fc.integer({ min: 10, max: 7200 });
const limit = fc.integer({ min: 0, max: 10 });
const quantity = fc.constantFrom<Quantity>("error-ratio", "success-ratio", "error-count", "request-count");
const scope = fc.constantFrom<"canary" | "service">("canary", "service");

/** What a value says when neither, one or both conditions hold; NaN fails every comparison. */
function says(success: Condition | undefined, failure: Condition | undefined, value: number): Outcome {
  const holds = ({ operator, value: bound }: Condition): boolean =>
    ({ "<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound })[operator];
  const [good, bad] = [success && holds(success), failure && holds(failure)];
  if (bad ?? !good) return "failed";
  return (good ?? !bad) ? "success" : "inconclusive";
}

const condition = (kind: Quantity): fc.Arbitrary<Condition> => {
  const share = kind.endsWith("ratio");
  const value = share ? fc.integer({ min: 1, max: 9999 }).map((parts) => parts / 10_000) : fc.integer({ min: 1, max: 100_000 });
  return fc.record({ operator: fc.constantFrom("<", "<=", ">", ">="), value });
};

const argoMetric = (name: string): fc.Arbitrary<ArgoMetric> =>
  quantity.chain((kind) =>
    fc
      .record({
        which: fc.constantFrom("success", "failure", "both"),
        success: condition(kind),
        failure: condition(kind),
        guard: fc.option(fc.integer({ min: 2, max: 1000 }), { nil: undefined }),
        rhythm: fc.record({ intervalSeconds: fc.option(seconds, { nil: undefined }), count: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }) }),
        rest: fc.record({
          scope,
          windowSeconds: seconds,
          initialDelaySeconds: limit,
          failureLimit: limit,
          inconclusiveLimit: limit,
          consecutiveErrorLimit: limit,
          consecutiveSuccessLimit: limit,
        }),
        dryRun: fc.boolean(),
      })
      .map(({ which, success, failure, guard, rhythm, rest, dryRun }): ArgoMetric => {
        const successCondition = which === "failure" ? undefined : success;
        const failureCondition = which === "success" ? undefined : failure;
        const guarded = guard !== undefined && kind.endsWith("ratio");
        return {
          name,
          quantity: kind,
          ...rest,
          // result[0] of nothing is an error; counts are zero.
          whenEmpty: guarded ? "error" : says(successCondition, failureCondition, kind.endsWith("ratio") ? Number.NaN : 0),
          ...(guarded && { minimumRequests: { requests: guard, outcome: "error" as const } }),
          ...(successCondition && { successCondition }),
          ...(failureCondition && { failureCondition }),
          ...(rhythm.intervalSeconds !== undefined && { intervalSeconds: rhythm.intervalSeconds }),
          ...(rhythm.count !== undefined && { count: rhythm.count }),
          ...(dryRun && { dryRun }),
        };
      }),
  );

const step: fc.Arbitrary<ArgoStep> = fc.oneof(
  percent.map((weight): ArgoStep => ({ kind: "set-weight", weight })),
  fc.oneof(seconds, fc.constant("manual" as const)).map((length): ArgoStep => ({ kind: "pause", seconds: length })),
  argoMetric("inline").map((metric): ArgoStep => ({ kind: "analysis", metrics: [metric] })),
  fc.constantFrom("setCanaryScale", "setHeaderRoute").map((what): ArgoStep => ({ kind: "other", what })),
);

const argo: fc.Arbitrary<Canary> = fc
  .record({ steps: fc.array(step, { minLength: 1, maxLength: 8 }), metrics: fc.tuple(argoMetric("first"), argoMetric("second")), start: fc.nat() })
  .map(({ steps, metrics, start }) => ({
    name: "shop",
    notModelled: [],
    judge: { kind: "argo", steps, background: { startingStep: start % steps.length, metrics } },
  }));

const flaggerMetric: fc.Arbitrary<FlaggerMetric> = fc
  .record({
    kind: quantity,
    scope,
    windowSeconds: seconds,
    bounds: fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 1000 })),
    which: fc.constantFrom("minimum", "maximum", "both"),
  })
  .map(({ kind, scope: where, windowSeconds, bounds, which }) => {
    const share = kind.endsWith("ratio");
    const [low, high] = share ? [bounds[0] / 1000, bounds[1] / 1000] : bounds;
    const range = { ...(which !== "maximum" && { minimum: low }), ...(which !== "minimum" && { maximum: high }) };
    const zeroFails = which !== "maximum" && low > 0;
    return { name: "check", quantity: kind, scope: where, windowSeconds, whenEmpty: share || zeroFails ? "failed" : "success", ...range };
  });

const strategy: fc.Arbitrary<FlaggerStrategy> = fc.oneof(
  fc.record({ kind: fc.constant("canary" as const), stepWeight: percent, maxWeight: percent }),
  fc.record({ kind: fc.constant("canary" as const), stepWeights: fc.array(percent, { minLength: 1, maxLength: 5 }) }),
  fc.record({ kind: fc.constant("blue-green" as const), iterations: fc.integer({ min: 1, max: 20 }), routed: fc.boolean() }),
  fc.record({ kind: fc.constant("a/b" as const), iterations: fc.integer({ min: 1, max: 20 }), matchedShare: fc.constant(1) }),
);

const flagger: fc.Arbitrary<Canary> = fc
  .record({ intervalSeconds: seconds, threshold: fc.integer({ min: 1, max: 20 }), strategy, metric: flaggerMetric })
  .map(({ metric, ...judge }) => ({ name: "shop", notModelled: [], judge: { kind: "flagger", ...judge, metrics: [metric] } }));

it.each([
  ["Argo Rollouts", argo],
  ["Flagger", flagger],
])("manifests of %s printed from a model read back as the same model", async (_, canaries) => {
  await fc.assert(
    fc.asyncProperty(canaries, async (canary) => {
      const { readings, diagnostics } = await readCanaries([{ file: "a.yaml", text: printManifests(canary) }]);

      expect(diagnostics).toEqual([]);
      expect(readings[0]?.canary.judge).toEqual(canary.judge);
    }),
    { numRuns: 200 },
  );
});
