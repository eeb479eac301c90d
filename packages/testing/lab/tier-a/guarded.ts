import { until } from "../../../../tools/lab/src/index.ts";
import { chartCases } from "../../src/corpus-charts.ts";
import { repositories } from "../../src/corpus-repositories.ts";
import { apply, live, type Cluster } from "./apply.ts";
import type { PodSpec } from "./broken-pods.ts";
import { nameOf, type Document, type Manifest } from "./documents.ts";
import { renderEnvironment, type LabEnvironment } from "./environments.ts";

/** An environment of a golden that runs in the lab. */
export interface Guarded extends LabEnvironment {
  /** The only document of its kind. */
  readonly document: (kind: string) => Document;
  readonly podSpec: PodSpec;
}

/** Renders the environment of one golden and runs it. */
export async function runEnvironment(cluster: Cluster, path: string): Promise<Guarded> {
  const found = chartCases(repositories()).find((one) => one.path === path);
  if (found === undefined) throw new Error(`there is no golden ${path}`);
  const environment = await renderEnvironment(found);
  const complaints = [...(await apply(cluster, [environment.namespaceObject])), ...(await apply(cluster, environment.release))];
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  const document = (kind: string): Document => {
    const [only, ...others] = environment.release.filter(({ object }) => object.kind === kind);
    if (only === undefined || others.length > 0) throw new Error(`${path} has ${others.length + (only ? 1 : 0)} objects of kind ${kind}, not one`);
    return only;
  };
  const { template } = document("Deployment").object.spec as unknown as { readonly template: { readonly spec: PodSpec } };
  return { ...environment, document, podSpec: template.spec };
}

/** A pod of the golden's kind that no Service, budget or ReplicaSet takes for its own. */
export function podOf({ namespace }: Guarded, name: string, spec: PodSpec): object {
  return { apiVersion: "v1", kind: "Pod", metadata: { name, namespace, labels: { app: name } }, spec };
}

interface Status {
  readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string; readonly message?: string }[];
}

/** Asks for the live object until it is as wanted; gives up with its status. */
export async function untilIs(cluster: Cluster, document: Document, what: string, isSo: (status: Status & Counts, object: Manifest) => boolean): Promise<void> {
  await until(
    `${nameOf(document.object)}: ${what}`,
    async () => {
      const object = await live(cluster, document);
      const status = (object.status ?? {}) as Status & Counts;
      if (isSo(status, object)) return true;
      throw new Error(JSON.stringify(status));
    },
    { timeoutMs: 90_000, everyMs: 100 },
  );
}
/** The numbers of the statuses that are asked for. */
interface Counts {
  readonly replicas?: number;
  readonly availableReplicas?: number;
  readonly currentReplicas?: number;
  readonly desiredReplicas?: number;
  readonly currentHealthy?: number;
  readonly disruptionsAllowed?: number;
  readonly hard?: object;
}

/** The pods of a golden's Deployment, the oldest first. */
export async function podsOf({ kubectl }: Cluster, { namespace, document }: Guarded): Promise<readonly Pod[]> {
  const { selector } = document("Deployment").object.spec as unknown as { readonly selector: { readonly matchLabels: Readonly<Record<string, string>> } };
  const labels = Object.entries(selector.matchLabels).map(([key, value]) => `${key}=${value}`);
  const pods = (await kubectl.list("pods", namespace, labels.join(","))) as unknown as readonly Pod[];
  return pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
}
export interface Pod {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
  readonly spec: PodSpec;
  readonly status: Status;
}
