import { countWord, neededWords, timeWord, type NoSuggestion } from "@create-pipeline/canary";
import { defineTemplate, type FileContribution, type TemplateContext, type TemplateProblem } from "@create-pipeline/template";
import type { Service } from "@create-pipeline/spec";
import { designOf, requirementOf } from "./design.ts";
import { page } from "./page.ts";
import { checkCanary } from "./check-canary.ts";
import { workload } from "./workload.ts";

export default defineTemplate({
  id: "argo-rollouts",
  version: "0.1.0",
  slot: "rollout",
  summary: "a canary that detects what it is asked to detect, by Argo Rollouts and Prometheus",
  settings: ["delivery.canary", "delivery.rollout"],
  select: (service) => service.delivery.canary !== undefined && service.environments.length > 0,
  problems,
  workload,
  jobs: (context) => checkCanary(context),
  files: (context) => (designOf(context.service)?.kind === "found" ? [...chart(context), page(context)] : []),
});

function problems(service: Service): TemplateProblem[] {
  const design = designOf(service);
  const { canary } = service.delivery;
  if (canary === undefined || design?.kind !== "none") return [];
  const { sentence, ways } = neededWords(design, requirementOf(canary));
  const hint = ways.length === 0 ? leastWords(design, canary.rps) : `what would be needed: ${ways.join(", or ")}`;
  return [{ code: "canary/goal", message: `delivery.canary: ${sentence}`, hint, path: ["delivery", "canary"] }];
}

/** Where no single limit stands in the way, the traffic itself does. */
function leastWords({ needed: { leastExposed } }: NoSuggestion, rps: number): string {
  const otherwise = "ask for a larger regression, or give it more time or more traffic";
  if (leastExposed === undefined) return otherwise;
  const half = timeWord(leastExposed / (rps / 2));
  return `no canary whatever can tell with fewer than ${countWord(leastExposed)} requests, which with half of the traffic take ${half}; ${otherwise}`;
}

/** Files of the chart that the router in question has no use for. */
function chart(context: TemplateContext): FileContribution[] {
  const router = context.service.delivery.canary?.router;
  const needless = [
    "chart/values.schema.json",
    ...(router === "istio" ? [] : ["chart/templates/virtualservice.yaml"]),
    ...(router === "replicas" ? ["chart/templates/service-canary.yaml"] : []),
  ];
  return context
    .assets("chart")
    .filter((asset) => !needless.includes(asset))
    .map((asset) => ({
      path: context.at(`deploy/${asset}`),
      content: context.render(asset),
      ownership: "managed",
      id: asset,
      reason: "lets a share of the traffic try a new version, and takes it back when it fails too often",
      fields: ["delivery.canary"],
    }));
}
