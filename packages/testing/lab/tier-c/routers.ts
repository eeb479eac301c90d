import type { KubeObject } from "@create-pipeline/lab";

/** How traffic is split between the stable and the canary Service of a name. */
export interface Router {
  readonly trafficRouting: (name: string, namespace: string) => Readonly<Record<string, unknown>>;
  readonly objects: (name: string) => readonly KubeObject[];
  /** Where the API has the object that bears the weights. */
  readonly path: (name: string, namespace: string) => string;
  readonly canaryWeight: (object: KubeObject) => number;
}

interface Weighted {
  readonly weight?: number;
}

const istio = { apiVersion: "networking.istio.io/v1" };

function virtualService(name: string, route: readonly object[]): KubeObject {
  return { ...istio, kind: "VirtualService", metadata: { name }, spec: { hosts: [name], http: [{ name: "primary", route }] } };
}

const virtualServicePath = (name: string, namespace: string): string => `/apis/networking.istio.io/v1/namespaces/${namespace}/virtualservices/${name}`;

function secondWeight(object: KubeObject): number {
  const { http } = object["spec"] as { readonly http: readonly { readonly name?: string; readonly route: readonly Weighted[] }[] };
  return http.find((route) => route.name === "primary")?.route[1]?.weight ?? 0;
}

/** Istio, told apart by the two Services. */
export const istioHosts: Router = {
  trafficRouting: (name) => ({ istio: { virtualServices: [{ name, routes: ["primary"] }] } }),
  objects: (name) => [
    virtualService(name, [
      { destination: { host: `${name}-stable` }, weight: 100 },
      { destination: { host: `${name}-canary` }, weight: 0 },
    ]),
  ],
  path: virtualServicePath,
  canaryWeight: secondWeight,
};

/** Istio, told apart by two subsets of one Service, whose labels the controller writes. */
export const istioSubsets: Router = {
  trafficRouting: (name) => ({
    istio: {
      virtualServices: [{ name, routes: ["primary"] }],
      destinationRule: { name, stableSubsetName: "stable", canarySubsetName: "canary" },
    },
  }),
  objects: (name) => [
    virtualService(name, [
      { destination: { host: `${name}-stable`, subset: "stable" }, weight: 100 },
      { destination: { host: `${name}-stable`, subset: "canary" }, weight: 0 },
    ]),
    {
      ...istio,
      kind: "DestinationRule",
      metadata: { name },
      spec: { host: `${name}-stable`, subsets: ["stable", "canary"].map((subset) => ({ name: subset, labels: { "app.kubernetes.io/name": name } })) },
    },
  ],
  path: virtualServicePath,
  canaryWeight: secondWeight,
};
