/**
 * A stand-in for metrics-server: the API server asks it for `metrics.k8s.io` as it would ask the real one, through an APIService, and it
 * answers for the pods that there are with the numbers that a test sets. Nothing is measured.
 */
// https://github.com/kubernetes/metrics/blob/master/pkg/apis/metrics/v1beta1/types.go
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { Api } from "../api.ts";
import { issueServer } from "../pki.ts";
import type { Lab } from "../start-lab.ts";
import { until } from "../until.ts";

/** What one container uses. */
export interface Usage {
  readonly cpu: string;
  readonly memory: string;
}

export interface Metrics {
  /** From now on every container in the namespace uses this; nothing is known about it when it is left out. */
  readonly set: (namespace: string, usage?: Usage) => void;
  readonly close: () => Promise<void>;
}

interface PodList {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly namespace: string; readonly labels?: object };
    readonly spec: { readonly containers: readonly { readonly name: string }[] };
    readonly status: { readonly phase?: string };
  }[];
}

const group = "metrics.k8s.io";
const version = "v1beta1";
const service = { name: "metrics-stand-in", namespace: "kube-system" };

const resources = {
  kind: "APIResourceList",
  apiVersion: "v1",
  groupVersion: `${group}/${version}`,
  resources: [{ name: "pods", singularName: "", namespaced: true, kind: "PodMetrics", verbs: ["get", "list"] }],
};
const notFound = { kind: "Status", apiVersion: "v1", status: "Failure", reason: "NotFound", code: 404, message: "the stand-in has pods only" };

export async function startMetrics(lab: Lab): Promise<Metrics> {
  await issueServer(lab.pki, service.name, [`${service.name}.${service.namespace}.svc`]);
  const { certificate, key } = lab.pki.pair(service.name);
  const api = new Api(lab);
  const usages = new Map<string, Usage>();
  const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
    void answer(api, usages, request.url ?? "").then(
      (body) => response.writeHead(body === notFound ? 404 : 200, { "content-type": "application/json" }).end(JSON.stringify(body)),
      () => response.writeHead(500).end(),
    );
  });
  const port = await lab.ports.claim();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  server.unref();
  await register(lab, port);
  return {
    set: (namespace, usage) => void (usage === undefined ? usages.delete(namespace) : usages.set(namespace, usage)),
    close: async () => {
      api.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(api: Api, usages: ReadonlyMap<string, Usage>, url: string): Promise<object> {
  const { pathname, search } = new URL(url, "https://stand-in");
  if (pathname === `/apis/${group}/${version}`) return resources;
  const place = new RegExp(`^/apis/${group}/${version}/(?:namespaces/([^/]+)/)?pods$`).exec(pathname);
  if (place === null) return notFound;
  const namespace = place[1];
  const { body } = await api.send("GET", `/api/v1/${namespace === undefined ? "" : `namespaces/${namespace}/`}pods${search}`);
  const items = (body as unknown as PodList).items.flatMap(({ metadata, spec, status }) => {
    const usage = usages.get(metadata.namespace);
    if (usage === undefined || status.phase !== "Running") return [];
    const { name, namespace: own, labels = {} } = metadata;
    const containers = spec.containers.map((container) => ({ name: container.name, usage }));
    return [{ metadata: { name, namespace: own, labels }, timestamp: new Date().toISOString().replace(/\.\d+/, ""), window: "15s", containers }];
  });
  return { kind: "PodMetricsList", apiVersion: `${group}/${version}`, metadata: {}, items };
}

/** An ExternalName leads the API server to this machine, and the certificate is still checked against the Service's own name. */
async function register({ kubectl, pki }: Lab, port: number): Promise<void> {
  const name = `${version}.${group}`;
  const items = [
    { apiVersion: "v1", kind: "Service", metadata: service, spec: { type: "ExternalName", externalName: "localhost" } },
    {
      apiVersion: "apiregistration.k8s.io/v1",
      kind: "APIService",
      metadata: { name },
      spec: {
        group,
        version,
        groupPriorityMinimum: 100,
        versionPriority: 100,
        service: { ...service, port },
        caBundle: readFileSync(pki.pair("ca").certificate, "base64"),
      },
    },
  ];
  await kubectl.apply(JSON.stringify({ apiVersion: "v1", kind: "List", items }));
  await until("the stand-in of metrics-server", async () => {
    const found = (await kubectl.get("apiservice", name))?.["status"] as ApiServiceStatus | undefined;
    const available = found?.conditions?.find(({ type }) => type === "Available");
    if (available?.status === "True") return true;
    throw new Error(available?.message ?? "nothing is known about it");
  });
}
interface ApiServiceStatus {
  readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message: string }[];
}
