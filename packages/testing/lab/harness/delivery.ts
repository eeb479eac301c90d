/** A service that is delivered into a lab: its repository as the product writes it, Argo CD on it, and our own tasks moving its state. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAction } from "@create-pipeline/action-kit/testing";
import type { ActionRun } from "@create-pipeline/action-kit/testing";
import { claimArgoCdPorts, startArgoCd, startGitHost, until } from "@create-pipeline/lab";
import type { ArgoCd, GitHost, KubeObject, Lab } from "@create-pipeline/lab";
import { createServiceRepository } from "../../runs/harness/service-repository.ts";
import type { ServiceRepository } from "../../runs/harness/service-repository.ts";

const service = "payments";
const gitHostName = "github.com";
const tellAgainMs = 15_000;

/** What a pipeline run would deploy. */
export interface Build {
  readonly revision: string;
  readonly digest: string;
  readonly version: string;
}

/** The outcome of a task as a pipeline sees it. */
export interface TaskRun {
  readonly code: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
}

export interface Delivery {
  readonly repository: ServiceRepository;
  readonly argoCd: ArgoCd;
  readonly gitHost: GitHost;
  readonly deploy: (environment: string, build: Build) => Promise<TaskRun>;
  readonly verify: (environment: string, build: Build, minutes?: number) => Promise<TaskRun>;
  /** What the pipeline does after `verify` said healthy. */
  readonly markVerified: (environment: string, build: Build) => Promise<TaskRun>;
  readonly rollback: (environment: string, failed: Build, outcome: string) => Promise<TaskRun>;
  readonly application: (environment: string) => Promise<Application | undefined>;
  readonly close: () => Promise<void>;
}

/** The parts of an Argo CD Application that the proofs look at. */
export interface Application extends KubeObject {
  readonly spec: { readonly source: { readonly targetRevision: string } };
  readonly status?: {
    readonly sync?: { readonly status?: string; readonly revision?: string };
    readonly health?: { readonly status?: string };
    readonly operationState?: { readonly phase?: string; readonly message?: string; readonly syncResult?: { readonly revision?: string } };
    readonly summary?: { readonly images?: readonly string[] };
  };
}

/** A digest that begins with what decides a pod's fate in the lab, and is otherwise made up. */
export function digestOf(number: number, fate: "runs" | "never-ready" | "crashes" = "runs"): string {
  const prefix = { runs: "", "never-ready": "0bad", crashes: "dead" }[fate];
  return `sha256:${prefix}${String(number).padStart(64 - prefix.length, "0")}`;
}

/** Writes the service's pipeline, applies its Argo CD objects as they were generated, and starts Argo CD. */
export async function startDelivery(lab: Lab, choices: readonly string[] = []): Promise<Delivery> {
  const folder = await mkdtemp(join(tmpdir(), "lab-delivery-"));
  const gitHost = await startGitHost(lab.pki, lab.ports, join(folder, "git"), gitHostName);
  const ports = await claimArgoCdPorts(lab);
  const repository = createServiceRepository(service, folder, { registry: "ghcr.io", argoCd: `localhost:${ports.server}`, choices });
  shortenTimes(repository);
  const argoCd = await startArgoCd(lab, ports, gitHost);
  await lab.kubectl.apply(repository.read("deploy/argocd/project.yaml"));
  await lab.kubectl.apply(repository.read("deploy/argocd/applicationset.yaml"));
  const token = await argoCd.createToken(service, "verify-rollout");
  const base = { service, source: repository.folder, state_repository: repository.origin };
  const image = `ghcr.io/acme/${service}`;
  const application = async (environment: string): Promise<Application | undefined> =>
    (await lab.kubectl.get("application", `${service}-${environment}`, argoCd.namespace)) as Application | undefined;
  /**
   * Stands for the webhook of the git host; without it Argo CD looks every three minutes. It tells again after a while, not at
   * once: every change of the annotation while the controller works is a conflict to it, and after each it waits twice as long.
   */
  const tellArgoCd = async (environment: string): Promise<void> => {
    const state = repository.state(environment);
    let nextTelling = 0;
    await until(
      `the application of ${environment} to follow the state`,
      async () => {
        if ((await application(environment))?.spec.source.targetRevision === state?.revision) return true;
        if (performance.now() < nextTelling) return undefined;
        nextTelling = performance.now() + tellAgainMs;
        await argoCd.refresh(service);
        return undefined;
      },
      { everyMs: 500, timeoutMs: 150_000 },
    );
  };
  return {
    repository,
    argoCd,
    gitHost,
    deploy: async (environment, build) => {
      const run = await act("deploy", { ...base, environment, image, ...build, run: `run-${build.version}` });
      await tellArgoCd(environment);
      return run;
    },
    verify: (environment, { digest, revision }, minutes = 2) =>
      act("verify-rollout", {
        ...base,
        environment,
        digest,
        revision,
        mode: "argocd",
        server: `https://${argoCd.host}`,
        argocd_token: token,
        ca_file: argoCd.ca,
        project: service,
        timeout_minutes: String(minutes),
        interval_seconds: "2",
      }),
    markVerified: (environment, { digest, revision }) => act("deploy", { ...base, environment, phase: "verified", digest, revision }),
    rollback: async (environment, failed, outcome) => {
      const run = await act("rollback", { ...base, environment, failed_digest: failed.digest, failed_revision: failed.revision, outcome, run: "run-rollback" });
      await tellArgoCd(environment);
      return run;
    },
    application,
    close: async () => {
      await gitHost.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits that stand for minutes in production; the proofs divide them, and change nothing else of what was generated. */
const workload = { "progressDeadlineSeconds: 300": "progressDeadlineSeconds: 15", "minReadySeconds: 10": "minReadySeconds: 1" };
const shorterTimes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "deploy/argocd/applicationset.yaml": { "duration: 10s": "duration: 1s", "maxDuration: 5m": "maxDuration: 2s" },
  "deploy/chart/templates/deployment.yaml": workload,
  "deploy/chart/templates/rollout.yaml": workload,
  "deploy/chart/templates/analysistemplate.yaml": {
    "initialDelay: 60s": "initialDelay: 1s",
    "interval: 60s": "interval: 1s",
    'initialDelay: {{ "{{args.seconds}}s" | quote }}': "initialDelay: 2s",
  },
};

function shortenTimes(repository: ServiceRepository): void {
  const present = Object.entries(shorterTimes).filter(([path]) => existsSync(join(repository.folder, path)));
  const files = present.map(([path, changes]) => {
    let text = repository.read(path);
    for (const [long, short] of Object.entries(changes)) {
      if (!text.includes(long)) throw new Error(`${path} has no "${long}" to shorten any more`);
      text = text.replace(long, short);
    }
    return [path, text] as const;
  });
  repository.commit("Shorter times for the lab", Object.fromEntries(files));
}

async function act(task: string, inputs: Readonly<Record<string, string>>): Promise<TaskRun> {
  const run = await runAction(task, { inputs });
  return { code: run.code, outputs: parseOutputs(run), log: `${run.stdout}${run.stderr}` };
}

/** The file that a task writes its outputs to: a key and a value a line, or a block between two markers. */
function parseOutputs({ outputs }: ActionRun): Readonly<Record<string, string>> {
  const entries: [string, string][] = [];
  const lines = outputs.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const block = /^([^=<]+)<<(.+)$/.exec(line);
    if (block === null) {
      const at = line.indexOf("=");
      if (at > 0) entries.push([line.slice(0, at), line.slice(at + 1)]);
      continue;
    }
    const end = lines.indexOf(block[2] ?? "", index + 1);
    entries.push([block[1] ?? "", lines.slice(index + 1, end).join("\n")]);
    index = end;
  }
  return Object.fromEntries(entries);
}

/** A whole delivery into one environment, as a pipeline does it: write, wait, write down that it was seen healthy. */
export async function deliver(delivery: Delivery, environment: string, build: Build): Promise<void> {
  const deployed = await delivery.deploy(environment, build);
  if (deployed.outputs["deployed"] !== "true") throw new Error(`${environment} was not deployed:\n${deployed.log}`);
  const verified = await delivery.verify(environment, build);
  if (verified.code !== 0) throw new Error(`${environment} was not verified:\n${verified.log}`);
  const marked = await delivery.markVerified(environment, build);
  if (marked.outputs["reason"] !== "verified") throw new Error(`${environment} was not recorded as verified:\n${marked.log}`);
}

/** Waits until an application is synced to this build and healthy, asking Kubernetes itself. */
export async function untilRunning(lab: Lab, delivery: Delivery, environment: string, build: Build): Promise<void> {
  await until(`${environment} runs ${build.digest}`, async () => {
    const status = (await delivery.application(environment))?.status;
    const isRunning = status?.sync?.status === "Synced" && status.health?.status === "Healthy" && status.sync.revision === build.revision;
    return isRunning && (await imageOf(lab, environment)).endsWith(build.digest) ? true : undefined;
  });
}

export const namespaceOf = (environment: string): string => `${service}-${environment}`;

/** The image of the service's Deployment, or nothing. */
export async function imageOf(lab: Lab, environment: string): Promise<string> {
  const deployment = await lab.kubectl.get("deployment", service, namespaceOf(environment));
  const spec = deployment?.["spec"] as { readonly template: { readonly spec: { readonly containers: readonly { readonly image: string }[] } } } | undefined;
  return spec?.template.spec.containers[0]?.image ?? "";
}
