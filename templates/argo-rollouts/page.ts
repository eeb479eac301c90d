import { countWord, percentWord, ratioWord, timeWord } from "@create-pipeline/canary";
import { inlineCode, markdownTable } from "@create-pipeline/emit";
import type { CanaryRouter, CanarySettings } from "@create-pipeline/spec";
import type { FileContribution, TemplateContext } from "@create-pipeline/template";
import { designOf, type Design } from "./design.ts";
import { goalWords, shareWord } from "./words.ts";

/** docs/pipeline/canary.md: what this canary detects, and what to do when it stops. */
export function page(context: TemplateContext): FileContribution {
  const { service, delivery } = context.service;
  const canary = delivery.canary!;
  const design = designOf(context.service) as Design;
  return {
    path: context.at("docs/pipeline/canary.md"),
    content: [...head(service.name, canary), ...numbers(canary, design), ...steps(design), ...endings(canary), ...surroundings(canary)].join("\n"),
    ownership: "managed",
    id: "docs/canary",
    reason: "what the canary detects, and what to do when it stops a release",
    fields: ["delivery.canary"],
  };
}

function head(name: string, canary: CanarySettings): string[] {
  return [
    `# The canary of ${name}`,
    "",
    `In ${canary.environments.join(", ")}, a new version first answers a small share of the requests. The goal, from ${inlineCode("delivery.canary")}: ${goalWords(canary)}.`,
    "",
  ];
}

function numbers({ baseline, detect }: CanarySettings, { healthy, bad, durationSeconds }: Design): string[] {
  const rows = [
    ["healthy", percentWord(baseline), shareWord(healthy), "-", countWord(healthy.requests)],
    [
      ratioWord(detect),
      percentWord(bad.errorProbability),
      shareWord(bad),
      bad.abortSeconds === undefined ? "-" : `${timeWord(bad.abortSeconds.median)}, 90 % within ${timeWord(bad.abortSeconds.p90)}`,
      countWord(bad.requests),
    ],
  ];
  return [
    "What it reaches, computed when the pipeline was generated:",
    "",
    markdownTable(["release", "errors", "aborted", "half within", "canary requests"], rows).trimEnd(),
    "",
    `A release that passes takes ${timeWord(durationSeconds)}, plus the time its pods need to start at each step.`,
    "",
  ];
}

function steps({ steps: all, judge }: Design): string[] {
  return [
    markdownTable(
      ["weight", "for", "requests at least"],
      all.map(({ weight, seconds, minimumRequests }) => [`${weight} %`, timeWord(seconds), String(minimumRequests)]),
    ).trimEnd(),
    "",
    `Every minute Prometheus is asked for the evidence against the canary: a sequential test on the errors of both versions, valid however often one looks (at most ${percentWord(judge.alpha)} of healthy releases are ever aborted).`,
    "It compares with the stable version at the same moment, so trouble that both have aborts nothing.",
    "",
  ];
}

function endings({ falseAborts }: CanarySettings): string[] {
  return [
    "## When it stops",
    "",
    "- **Aborted (Degraded)**: the new version failed more often than the stable one. All traffic is back on the stable version; the pipeline writes the last verified version into the state. Look at the errors of the pods with the canary's hash first.",
    `- **Paused (Suspended), InconclusiveAnalysisRun**: too few requests reached the canary, or their counters did not reach Prometheus; nothing was judged. Until the job that verifies the environment ends, a person decides: ${inlineCode("kubectl argo rollouts promote <name>")} goes on with the next step, ${inlineCode("kubectl argo rollouts abort <name>")} takes it back. After that the pipeline goes back to the last verified version.`,
    "- **Aborted with errors of the analysis**: Prometheus gave no answer for two minutes. A release that nobody watches does not go on.",
    `- Of healthy releases, ${percentWord(falseAborts)} at most are aborted. Releasing the same version again is no mistake; twice in a row is a reason to look.`,
    "",
  ];
}

const ROUTER_NEEDS: Readonly<Record<CanaryRouter, string>> = {
  "gateway-api": ", with its Gateway API plugin (`argoproj-labs/gatewayAPI`) in `argo-rollouts-config`",
  istio: ", whose controller runs with `--istio-api-version=v1`: its own default is a version that Istio no longer serves",
  replicas: "",
};

function surroundings(canary: CanarySettings): string[] {
  const { metric, prometheus } = canary;
  return [
    "## What it needs",
    "",
    `- Argo Rollouts in the cluster${ROUTER_NEEDS[canary.router]}.`,
    `- Prometheus at ${inlineCode(prometheus.address)}, which has the counter ${inlineCode(metric.name)} of every pod with the labels ${inlineCode(metric.statusLabel)}, ${inlineCode(metric.namespaceLabel)} and ${inlineCode(metric.podHashLabel)} (the pods' label ${inlineCode("rollouts-pod-template-hash")}: ${inlineCode("podTargetLabels")} of a PodMonitor, or a relabelling). Scrapes must be at most 30 s apart.`,
    prometheus.namespace === ""
      ? "- A way for Prometheus to the metrics of the pods: name it in `network.ingress` of the environment's values."
      : `- Its pods in the namespace ${inlineCode(prometheus.namespace)}: a network policy lets that one read the metrics.`,
    "",
    "For a service that runs already: apply `deploy/argocd/project.yaml` and `applicationset.yaml` first, so that Argo CD may deploy the new kinds. It then creates the Rollout beside the Deployment and takes the Deployment away when the Rollout is healthy.",
    "",
    "Another address in one environment, other steps or other limits are values of the chart (`deploy/environments/<environment>.yaml`, key `canary`). Whatever you change, the job `check-canary` computes what the canary then detects and fails when that is less than the goal.",
    "",
  ];
}
