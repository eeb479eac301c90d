import { comment, commentAbove, flow, type YamlMap } from "@create-pipeline/emit";
import type { CanaryRouter, CanarySettings, Service } from "@create-pipeline/spec";
import type { Difference, TemplateContext, WorkloadPart } from "@create-pipeline/template";
import { designOf, type Design } from "./design.ts";
import { queriesOf } from "./queries.ts";
import { goalWords, reachedWords } from "./words.ts";

/** Minutes a step may take beyond its length: its pods start first. */
const START_MINUTES = 1;

export function workload(context: Pick<TemplateContext, "service" | "render">): WorkloadPart | undefined {
  const { service } = context;
  const { canary } = service.delivery;
  const design = designOf(service);
  if (canary === undefined || design?.kind !== "found") return undefined;
  const schema = JSON.parse(context.render("chart/values.schema.json")) as { readonly properties: Readonly<Record<string, unknown>> };
  const minutes = Math.ceil(design.durationSeconds / 60) + design.steps.length * START_MINUTES;
  return {
    withoutFiles: ["templates/deployment.yaml", "templates/NOTES.txt", ...(canary.router === "istio" ? ["templates/httproute.yaml"] : [])],
    values: values(canary, design),
    environmentValues: Object.fromEntries(canary.environments.map((name) => [name, environmentValues(service, canary.router)])),
    valuesSchema: schema.properties,
    kinds: [
      { group: "argoproj.io", kind: "AnalysisRun" },
      { group: "argoproj.io", kind: "AnalysisTemplate" },
      { group: "argoproj.io", kind: "Rollout" },
      ...(canary.router === "istio" ? [{ group: "networking.istio.io", kind: "VirtualService" }] : []),
    ],
    differences: differences(canary.router),
    rolloutMinutes: Object.fromEntries(canary.environments.map((name) => [name, minutes])),
  };
}

function values(canary: CanarySettings, design: Design): YamlMap {
  const { evidence, requests } = queriesOf(design, canary.metric);
  const { address, namespace } = canary.prometheus;
  return {
    scaleTarget: flow({ apiVersion: "argoproj.io/v1alpha1", kind: "Rollout" }),
    canary: commentAbove(
      {
        enabled: comment(false, "true in the environments that have one"),
        router: canary.router,
        prometheus: { address, namespace },
        steps: design.steps.map(({ weight, seconds, minimumRequests }) => flow({ weight, seconds, minimumRequests })),
        queries: {
          evidence: commentAbove(evidence, "Evidence against the canary beyond the bound, in nats, over every minute of the release: above 0 it is aborted."),
          requests: commentAbove(requests, "Requests the canary has served: with fewer than a step's minimumRequests the release waits for a person."),
        },
      },
      [`Goal: ${goalWords(canary)}.`, `Reached: ${reachedWords(design)}.`, "The job check-canary computes this again for every change."].join("\n"),
    ),
  };
}

/** In the mesh and behind the Gateway API the Service of the service's own name is the stable one: who calls it by name meets no canary. */
function environmentValues({ service }: Service, router: CanaryRouter): YamlMap {
  const backends = [flow({ name: service.name, weight: 100 }), flow({ name: `${service.name}-canary`, weight: 0 })];
  return { canary: { enabled: true }, ...(router === "gateway-api" ? { route: { backends } } : {}) };
}

function differences(router: CanaryRouter): Difference[] {
  if (router === "replicas") return [];
  const weights: Difference =
    router === "gateway-api"
      ? { group: "gateway.networking.k8s.io", kind: "HTTPRoute", jqPathExpressions: [".spec.rules[].backendRefs[].weight"] }
      : { group: "networking.istio.io", kind: "VirtualService", jqPathExpressions: [".spec.http[].route[].weight"] };
  return [{ group: "", kind: "Service", jqPathExpressions: ['.spec.selector["rollouts-pod-template-hash"]'] }, weights];
}
