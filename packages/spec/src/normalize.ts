import { environmentEntries, platformEntries, present } from "./desugar.ts";
import { normalizeCanary } from "./normalize-canary.ts";
import { defaultEntry, nightlyCron, registryAuth } from "./computed-defaults.ts";
import { normalizeEnvironments } from "./normalize-environments.ts";
import { normalizeJobs, variables } from "./normalize-jobs.ts";
import type { BuildSettings, DeliverySettings, Environment, PlatformChoice, SecuritySettings, Service, ServiceIdentity, TaskSettings } from "./service.ts";
import type { SpecInput } from "./spec-input.ts";

export interface NormalizeContext {
  /** Folder of pipeline.yaml, relative to the repository's root, POSIX separators, "" for the root. */
  readonly directory: string;
}

const PACKAGE_MANAGERS = { node: "npm", go: "go", none: "none" } as const;

/** Fills in every default. Expects what the schema and the rules accepted; the same input gives the same service. */
export function normalize(input: SpecInput, context: NormalizeContext): Service {
  const service = normalizeIdentity(input, context.directory);
  const platforms = normalizePlatforms(input);
  const environments = normalizeEnvironments(
    environmentEntries(input).map(({ value }) => value),
    service,
  );
  return {
    directory: context.directory,
    service,
    platforms,
    ...(service.kind === "library" ? {} : { build: normalizeBuild(input, platforms, service) }),
    quality: { coverage: input.quality?.coverage ?? (service.language === "none" ? 0 : 80), failOn: input.quality?.failOn ?? "high" },
    security: normalizeSecurity(input),
    delivery: normalizeDelivery(input, service, environments),
    environments,
    jobs: normalizeJobs(input.jobs),
    tasks: normalizeTasks(input),
  };
}

function normalizeIdentity(input: SpecInput, directory: string): ServiceIdentity {
  const { name = "", kind = "service", owner = "", language = "none", ...given } = input.service ?? {};
  const answers = kind === "service";
  return {
    name,
    kind,
    owner,
    language,
    toolchain: given.toolchain ?? "",
    packageManager: PACKAGE_MANAGERS[language],
    port: answers ? (given.port ?? 8080) : 0,
    health: answers ? { live: given.health?.live ?? "/healthz", ready: given.health?.ready ?? "/readyz" } : { live: "", ready: "" },
    env: variables(given.env),
    repository: given.repository ?? "",
    schedule: given.schedule ?? "",
    paths: given.paths ? present(given.paths) : directory === "" ? [] : [`${directory}/**`],
  };
}

function normalizePlatforms(input: SpecInput): PlatformChoice[] {
  return platformEntries(input).flatMap(({ value }) =>
    value.name === undefined ? [] : [{ name: value.name, edition: value.edition ?? "free", visibility: value.visibility ?? "private" }],
  );
}

function normalizeBuild(input: SpecInput, platforms: readonly PlatformChoice[], service: ServiceIdentity): BuildSettings {
  const build = input.build ?? {};
  const image = build.image ?? "";
  return {
    builder: build.builder ?? "dockerfile",
    image,
    registry: { auth: build.registry?.auth ?? registryAuth(image, platforms) },
    platforms: build.platforms ? present(build.platforms) : ["linux/amd64"],
    dockerfile: build.dockerfile ?? "Dockerfile",
    entry: build.entry ?? defaultEntry(service),
  };
}

function normalizeSecurity({ security = {} }: SpecInput): SecuritySettings {
  const signing = security.signing ?? "keyless";
  return {
    signing,
    transparency: security.transparency ?? (signing === "keyless" ? "public" : "none"),
    sbom: security.sbom ? present(security.sbom) : ["cyclonedx", "spdx"],
    provenance: security.provenance ?? signing !== "none",
    licenses: present(security.licenses),
  };
}

function normalizeDelivery(input: SpecInput, service: ServiceIdentity, environments: readonly Environment[]): DeliverySettings {
  const { delivery = {} } = input;
  const { name } = service;
  const workload = delivery.workload ?? ((input.environments ?? []).length > 0 ? "helm" : "none");
  const gitops = delivery.gitops ?? (workload === "none" ? "none" : "argo-cd");
  const server = delivery.argocd?.server ?? "";
  return {
    workload,
    gitops,
    rollout: delivery.canary === undefined ? "rolling" : "canary",
    ...(delivery.canary === undefined ? {} : { canary: normalizeCanary(delivery.canary, service, environments) }),
    verify: delivery.verify ?? (gitops === "none" ? "none" : server === "" ? "status" : "argocd"),
    argocd: { server, project: delivery.argocd?.project ?? name, namespace: delivery.argocd?.namespace ?? "argocd" },
    state: { repository: delivery.state?.repository ?? "", branch: delivery.state?.branch ?? "environments", path: delivery.state?.path ?? name },
    rescan: delivery.rescan ?? nightlyCron(name),
  };
}

function normalizeTasks({ tasks = {} }: SpecInput): TaskSettings {
  return {
    form: tasks.form ?? (tasks.repository === undefined ? "embedded" : "referenced"),
    repository: tasks.repository ?? "",
    revision: tasks.revision ?? "",
    version: tasks.version ?? "",
    image: tasks.image ?? "",
  };
}
