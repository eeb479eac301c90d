import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { buildGo, until, type Image, type KubeObject, type Lab, type RealNode } from "@create-pipeline/lab";
import { nodePath } from "../../../../tools/index.ts";
import { renderChart } from "../../../../tools/validators/charts.ts";
import type { LoadPlan, LoadResult } from "./load-loop.ts";

const repositoryRoot = join(import.meta.dirname, "..", "..", "..", "..");
const generated = join(repositoryRoot, "packages", "testing", "corpus", "go-github", "expected", "deploy");
const example = join(repositoryRoot, "examples", "payments");

/** As the generated values name it; nothing answers there, the image is the test's own. */
export const repository = "ghcr.io/acme/payments";
export const namespace = "payments";
export const deployment = "payments";

export interface Release {
  /** More values, as JSON, which wins over the generated ones. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Changes the rendered text, for what is no value. */
  readonly change?: (manifests: string) => string;
}

/** The Go example with the chart that was generated for it, on a real node. */
export class RealService {
  readonly #lab: Lab;
  readonly #node: RealNode;

  constructor(lab: Lab, node: RealNode) {
    this.#lab = lab;
    this.#node = node;
  }

  /** Builds a version of the example, as its generated Dockerfile does, into an image that only the node has. */
  async build(version: string): Promise<Image> {
    const folder = await mkdtemp(join(this.#lab.directory, "build-"));
    const binary = await buildGo(example, "./cmd/payments", join(folder, "payments"), ["-X", `main.version=${version}`]);
    return this.#node.addImage({ repository, binary });
  }

  /** Renders the generated chart with an environment of the lab and applies it as a GitOps controller does. */
  async apply(digest: string, { values = {}, change = (text) => text }: Release = {}): Promise<void> {
    const folder = await mkdtemp(join(this.#lab.directory, "release-"));
    await cp(generated, join(folder, "deploy"), { recursive: true });
    // The example listens on 8080 unless it is told the port that the specification names.
    const environment = { environment: "lab", replicas: { min: 2, max: 4 }, env: { PORT: "9090" }, namespace: { create: true }, ...values };
    await writeFile(join(folder, "deploy", "environments", "lab.yaml"), JSON.stringify(environment));
    const rendered = await renderChart(folder, join("deploy", "chart"), {
      values: ["deploy/values.yaml", "deploy/environments/lab.yaml"],
      set: [`image.digest=${digest}`],
      release: deployment,
      namespace,
    });
    if ("error" in rendered) throw new Error(rendered.error);
    await rm(folder, { recursive: true });
    await this.#lab.kubectl.apply(withoutHooks(change(rendered.manifests)));
  }

  async rolledOut(timeout = "120s"): Promise<void> {
    // Without a number of replicas the deployment starts with one, until the autoscaler sees it.
    await until("the autoscaler's minimum", async () => (((await this.#deployment()).spec.replicas ?? 0) >= 2 ? true : undefined));
    await this.#lab.kubectl.run(["rollout", "status", "deployment", deployment, `--namespace=${namespace}`, `--timeout=${timeout}`]);
  }

  /** Pods that are there, those on their way out included. */
  async pods(): Promise<readonly PodView[]> {
    const pods = await this.#lab.kubectl.list("pods", namespace, `app.kubernetes.io/instance=${deployment}`);
    return pods.map(viewPod);
  }

  /** Pods when none is on its way out any more. */
  async settled(): Promise<readonly PodView[]> {
    return until("the old pods to be gone", async () => {
      const pods = await this.pods();
      return pods.some(({ leaving }) => leaving) ? undefined : pods;
    });
  }

  /** Where the Service is reached from the node and its pods. */
  async address(): Promise<string> {
    const service = await this.#lab.kubectl.get("service", deployment, namespace);
    if (service === undefined) throw new Error(`there is no service ${deployment}`);
    return `http://${(service["spec"] as { readonly clusterIP: string }).clusterIP}`;
  }

  /** Does something while a client on the node sends requests to the Service's cluster address, one plan each. */
  async underLoad(plans: readonly Omit<LoadPlan, "url" | "body">[], action: () => Promise<void>): Promise<readonly LoadResult[]> {
    const [results] = await Promise.all([Promise.all(plans.map((plan) => this.#load(plan))), action()]);
    return results;
  }

  async #load(plan: Omit<LoadPlan, "url" | "body">): Promise<LoadResult> {
    const body = JSON.stringify({ orderId: "o-1", amount: 1_485, currency: "EUR" });
    const full: LoadPlan = { ...plan, url: `${await this.address()}/payments`, body };
    const options = { timeoutMs: (plan.seconds + 30) * 1_000 };
    const { stdout } = await this.#node.machine.run(nodePath(), [join(import.meta.dirname, "load-loop.ts"), JSON.stringify(full)], options);
    return JSON.parse(stdout) as LoadResult;
  }

  async #deployment(): Promise<{ readonly spec: { readonly replicas?: number } }> {
    const object = await this.#lab.kubectl.get("deployment", deployment, namespace);
    if (object === undefined) throw new Error(`there is no deployment ${deployment}`);
    return object as unknown as { readonly spec: { readonly replicas?: number } };
  }
}

export interface PodView {
  readonly name: string;
  readonly image: string;
  readonly ready: boolean;
  readonly leaving: boolean;
  readonly containerId: string;
  /** As the runtime tells it. */
  readonly imageId: string;
  /** Why it does not run, when it waits. */
  readonly waiting: string | undefined;
}

interface PodObject {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
  readonly spec: { readonly containers: readonly { readonly image: string }[] };
  readonly status: { readonly containerStatuses?: readonly ContainerStatus[] };
}

interface ContainerStatus {
  readonly ready: boolean;
  readonly containerID?: string;
  readonly imageID: string;
  readonly state: { readonly waiting?: { readonly reason: string; readonly message?: string } };
}

export function viewPod(object: KubeObject): PodView {
  const { metadata, spec, status } = object as unknown as PodObject;
  const container = status.containerStatuses?.[0];
  return {
    name: metadata.name,
    image: spec.containers[0]?.image ?? "",
    ready: container?.ready ?? false,
    leaving: metadata.deletionTimestamp !== undefined,
    containerId: container?.containerID?.replace("containerd://", "") ?? "",
    imageId: container?.imageID ?? "",
    waiting: container?.state.waiting?.reason,
  };
}

/** Helm's tests are pods of their own, which `helm test` creates and a GitOps controller does not. */
function withoutHooks(manifests: string): string {
  const documents = parseAllDocuments(manifests).filter((document) => document.getIn(["metadata", "annotations", "helm.sh/hook"]) === undefined);
  return documents.map(String).join("---\n");
}
