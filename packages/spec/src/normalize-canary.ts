import { present } from "./desugar.ts";
import { durationMinutes } from "./duration.ts";
import type { CanarySettings, Environment, ServiceIdentity } from "./service.ts";
import type { CanaryInput } from "./spec-input.ts";

/** The share of 1 that "0.1%" stands for. */
export function shareOf(percentage: string): number {
  return Number((Number(percentage.replace("%", "")) / 100).toPrecision(12));
}

/** The factor that "5x" stands for. */
export function foldOf(text: string): number {
  return Number(text.replace("x", ""));
}

export function normalizeCanary(input: CanaryInput, service: ServiceIdentity, environments: readonly Environment[]): CanarySettings {
  const wanted = canaryEnvironments(input, environments);
  const address = input.prometheus?.address ?? "http://prometheus.monitoring:9090";
  const { name = "http_requests_total", failed = "5..", podHashLabel = "rollouts_pod_template_hash", namespaceLabel = "namespace" } = input.metric ?? {};
  return {
    rps: input.rps ?? 0,
    baseline: shareOf(input.baseline ?? "0%"),
    detect: foldOf(input.detect ?? "0x"),
    power: shareOf(input.power ?? "80%"),
    falseAborts: shareOf(input.falseAborts ?? "1%"),
    maxMinutes: durationMinutes(input.maxDuration ?? "1h"),
    environments: wanted.map((environment) => environment.name),
    router: input.router ?? (wanted.every(({ host }) => host !== undefined) ? "gateway-api" : "replicas"),
    prometheus: { address, namespace: input.prometheus?.namespace ?? namespaceIn(address) },
    metric: { name, statusLabel: input.metric?.statusLabel ?? (service.language === "go" ? "code" : "status"), failed, podHashLabel, namespaceLabel },
  };
}

/** Those asked for, or those at the end of a way of promotion. */
export function canaryEnvironments<T extends { readonly name?: string; readonly promotesFrom?: string }>(
  { environments: asked }: CanaryInput,
  all: readonly T[],
): readonly T[] {
  if (asked !== undefined) return all.filter(({ name }) => name !== undefined && present(asked).includes(name));
  return all.filter(({ name }) => !all.some(({ promotesFrom }) => promotesFrom === name));
}

/** `prometheus.monitoring`, `prometheus.monitoring.svc`: names that only a cluster knows. */
function namespaceIn(address: string): string {
  return /^https?:\/\/[a-z0-9-]+\.([a-z0-9-]+)(?:\.svc(?:\.[a-z0-9.-]*)?)?(?::\d+)?(?:\/|$)/.exec(address)?.[1] ?? "";
}
