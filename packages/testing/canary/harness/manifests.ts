import {
  durationText,
  goDuration,
  patchManifests,
  readCanaries,
  sequentialGateQuery,
  type CanaryReading,
  type Design,
  type GateOptions,
  type SequentialJudge,
} from "@create-pipeline/canary";

/** Minutes become this many times shorter; rates are as many times higher, so that every window holds what it held. */
export const FASTER = 10;
/** Stands for the service's name until a query is asked. */
const NAME = "shop";
/** How the job is scraped whose counters a reading is about. */
export interface Scraped {
  readonly scrapeSeconds: number;
  readonly scrapesKnown: true;
}

/** Before anybody designed it: a share of errors over all pods, not guarded. */
const rollout = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: ${NAME} }
spec:
  strategy:
    canary:
      trafficRouting: { nginx: {} }
      analysis:
        templates: [{ templateName: errors }]
        args: []
      steps: [{ setWeight: 50 }, { pause: { duration: 5m } }]
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: errors }
spec:
  args: []
  metrics:
    - name: errors
      interval: 5m
      successCondition: result[0] <= 0.01
      provider:
        prometheus:
          query: sum(increase(http_requests_total{service="${NAME}", status=~"5.."}[5m])) / sum(increase(http_requests_total{service="${NAME}"}[5m]))
`;

const flagger = `apiVersion: flagger.app/v1beta1
kind: Canary
metadata: { name: ${NAME} }
spec:
  provider: istio
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: ${NAME} }
  analysis:
    interval: 2m
    threshold: 5
    maxWeight: 50
    stepWeight: 10
    metrics:
      - name: errors
        interval: 2m
        templateRef: { name: errors }
        thresholdRange: { max: 0.05 }
---
apiVersion: flagger.app/v1beta1
kind: MetricTemplate
metadata: { name: errors }
spec:
  provider: { type: prometheus }
  query: sum(increase(http_requests_total{deployment="{{ target }}", status=~"5.."}[{{ interval }}])) / sum(increase(http_requests_total{deployment="{{ target }}"}[{{ interval }}]))
`;

/** What the design becomes as manifests, read again; in fast time unless it is to be looked at in its own. */
export async function designed(design: Design, scraped: Scraped, times = FASTER): Promise<CanaryReading> {
  return await only(faster(await patched(design, scraped), times), scraped);
}

/** The same, but for what tells the canary's requests from the others'. */
export async function withoutCanaryLabel(design: Design, scraped: Scraped): Promise<CanaryReading> {
  const text = faster(await patched(design, scraped), FASTER);
  return await only(text.replaceAll(/rollouts_pod_template_hash="[^"]*",\s*/g, ""), scraped);
}

async function patched(design: Design, scraped: Scraped): Promise<string> {
  const text = design.controller === "argo" ? rollout : flagger;
  const { files } = await patchManifests(await only(text, scraped), design, [{ file: "canary.yaml", text }]);
  return files[0]?.after ?? "";
}

/** As people write it: a window without requests is a failure. */
export async function unguarded(scraped: Scraped): Promise<CanaryReading> {
  return await only(faster(flagger, FASTER), scraped);
}

/** The gate as the analysis of every weight, as the template for Argo Rollouts has it; the query is made for the fast time. */
export async function gated(design: Design, gate: Pick<SequentialJudge, "alpha" | "ratios" | "combine">, scraped: Scraped): Promise<CanaryReading> {
  const requests = { metric: "http_requests_total", matchers: [{ label: "service", operator: "=", value: NAME }] } as const;
  const options: GateOptions = {
    requests,
    errors: { ...requests, matchers: [...requests.matchers, { label: "status", operator: "=~", value: "5.." }] },
    canary: [{ label: "rollouts_pod_template_hash", operator: "=", value: "{{args.canary-hash}}" }],
    lookBackSeconds: 2400 / FASTER,
    stepSeconds: 60 / FASTER,
  };
  const looks = (design.checksPerWeight * design.intervalSeconds) / LOOK_SECONDS;
  const steps = design.weights.map((weight) => `        - setWeight: ${Math.round(weight * 100)}\n        - analysis: ${analysis}\n`);
  const text = `${gatedRollout}${steps.join("")}${gateTemplate.replace("LOOKS", String(looks))}`;
  const query = sequentialGateQuery(gate, options).split("\n").map((line) => `            ${line}`).join("\n"); // prettier-ignore
  return await only(`${faster(text, FASTER)}${query}\n`, scraped);
}

/** Between two looks of the gate; its steps are half as long. */
const LOOK_SECONDS = 120;
const analysis = "{ templates: [{ templateName: gate }], args: [{ name: canary-hash, valueFrom: { podTemplateHashValue: Latest } }] }";

const gatedRollout = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: ${NAME} }
spec:
  strategy:
    canary:
      trafficRouting: { nginx: {} }
      steps:
`;

const gateTemplate = `---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: gate }
spec:
  args: [{ name: canary-hash }]
  metrics:
    - name: evidence
      initialDelay: 2m
      interval: 2m
      count: LOOKS
      successCondition: len(result) > 0 && result[0] <= 0
      failureCondition: len(result) > 0 && result[0] > 0
      failureLimit: 0
      inconclusiveLimit: 2
      provider:
        prometheus:
          query: |
`;

async function only(text: string, scraped: Scraped): Promise<CanaryReading> {
  const { readings, diagnostics } = await readCanaries([{ file: "canary.yaml", text }], scraped);
  const problem = diagnostics.find(({ severity }) => severity === "error");
  if (problem !== undefined || readings[0] === undefined) throw new Error(`${problem?.message ?? "there is no canary"} in\n${text}`);
  return readings[0];
}

/** Every duration of a manifest and of its queries, divided. */
function faster(text: string, times: number): string {
  return text.replaceAll(/(?<=[\s[:"])(?:\d+h)?(?:\d+m)?(?:\d+s)?(?=[\])}:\s"',]|$)/gm, (duration) =>
    duration === "" ? "" : durationText((goDuration(duration) ?? 0) / times),
  );
}
