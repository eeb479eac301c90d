import type { Environment, Service } from "@create-pipeline/spec";
import { commentAbove, type YamlMap, type YamlValue } from "@create-pipeline/emit";

/** deploy/values.yaml: what is the same everywhere. Only what differs from the chart's own defaults. */
export function serviceValues({ service, build }: Service): YamlMap {
  const serving = service.kind === "service";
  return {
    kind: service.kind,
    image: { repository: build?.image ?? "" },
    ...(serving ? { port: service.port, health: { live: service.health.live, ready: service.health.ready } } : {}),
    ...(service.kind === "cronjob" ? { cronjob: { schedule: service.schedule } } : {}),
    ...(Object.keys(service.env).length > 0 ? { env: service.env } : {}),
  };
}

/** deploy/environments/<name>.yaml */
export function environmentValues(environment: Environment): YamlMap {
  return {
    environment: environment.name,
    replicas: { min: environment.replicas.min, max: environment.replicas.max },
    ...(environment.host ? { route: { host: environment.host, gateway: gateway() } } : {}),
    ...(Object.keys(environment.env).length > 0 ? { env: environment.env } : {}),
    ...(environment.secrets.length > 0 ? { secretStore: secretStore(), secrets: environment.secrets.map(({ name, from }) => ({ name, from })) } : {}),
  };
}

/** The chart refuses secrets without a store, and only the cluster's owners know its name: a convention that people can change. */
function secretStore(): YamlMap {
  return { name: commentAbove("default", "The ClusterSecretStore of this cluster; write its name here if it has another one.") };
}

/** Likewise: a host without a gateway is refused, and gateways belong to the cluster. */
function gateway(): YamlMap {
  return { name: commentAbove("default", "The Gateway of this cluster; write its name and namespace here if they are others."), namespace: "gateway-system" };
}

/** Values of several templates as Helm would join them: mappings by key, everything else by the last one. */
export function joinValues(all: readonly YamlMap[]): YamlMap {
  const joined: Record<string, YamlValue | undefined> = {};
  for (const [key, value] of all.flatMap(entriesOf)) {
    const before = joined[key];
    joined[key] = isMapping(before) && isMapping(value) ? joinValues([before, value]) : value;
  }
  return joined;
}

function entriesOf(map: YamlMap): (readonly [string, YamlValue | undefined])[] {
  return map instanceof Map ? [...map] : Object.entries(map);
}

/** A value with comments around it is not taken apart. */
function isMapping(value: YamlValue | undefined): value is YamlMap {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.getOwnPropertySymbols(value).length === 0;
}
