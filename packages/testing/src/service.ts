import type { PlatformName, Service, TaskSettings } from "@create-pipeline/spec";

export interface ServiceOptions {
  readonly platform?: PlatformName;
  readonly directory?: string;
  readonly language?: "node" | "go";
  readonly form?: TaskSettings["form"];
  readonly edition?: Service["platforms"][number]["edition"];
  readonly visibility?: "public" | "private";
  readonly image?: string;
  readonly auth?: "platform" | "secret";
}

const REVIEWERS = { reviewers: ["team-orders-leads"], minimum: 1 };

/** A normalized service called `orders`, on both platforms unless one is named. */
export function service(options: ServiceOptions = {}): Service {
  const platforms: readonly PlatformName[] = options.platform ? [options.platform] : ["github-actions", "gitlab-ci"];
  const language = options.language ?? "node";
  const directory = options.directory ?? "";
  return {
    directory,
    service: {
      name: "orders",
      kind: "service",
      owner: "team-orders",
      language,
      toolchain: language === "node" ? "24" : "1.26",
      packageManager: language === "node" ? "npm" : "go",
      port: 8080,
      health: { live: "/healthz", ready: "/readyz" },
      env: { LOG_LEVEL: "info" },
      repository: "https://git.example.com/acme/orders.git",
      schedule: "",
      paths: directory === "" ? [] : [`${directory}/**`],
    },
    platforms: platforms.map((name) => ({
      name,
      edition: options.edition ?? (name === "github-actions" ? "enterprise" : "premium"),
      visibility: options.visibility ?? "private",
    })),
    build: {
      builder: "dockerfile",
      image: options.image ?? "ghcr.io/acme/orders",
      registry: { auth: options.auth ?? "platform" },
      platforms: ["linux/amd64"],
      dockerfile: "Dockerfile",
      entry: language === "node" ? "src/server.js" : "./cmd/orders",
    },
    quality: { coverage: 80, failOn: "high" },
    security: { signing: "keyless", transparency: "public", sbom: ["cyclonedx"], provenance: true, licenses: [] },
    delivery: {
      workload: "helm",
      gitops: "argo-cd",
      rollout: "rolling",
      verify: "argocd",
      argocd: { server: "https://argocd.acme.example", project: "orders", namespace: "argocd" },
      state: { repository: "", branch: "environments", path: "state/orders" },
      rescan: "17 3 * * *",
    },
    environments: [
      { name: "dev", cluster: "dev-1", namespace: "orders", promote: "main", soakMinutes: 0, replicas: { min: 1, max: 1 }, env: {}, secrets: [] },
      {
        name: "staging",
        cluster: "staging-1",
        namespace: "orders",
        promotesFrom: "dev",
        promote: "main",
        soakMinutes: 30,
        replicas: { min: 1, max: 2 },
        env: {},
        secrets: [],
      },
      {
        name: "production",
        cluster: "production-1",
        namespace: "orders",
        promotesFrom: "staging",
        promote: "main",
        soakMinutes: 0,
        host: "orders.acme.example",
        approval: REVIEWERS,
        replicas: { min: 3, max: 12 },
        env: {},
        secrets: [{ name: "DATABASE_URL", from: "orders/db" }],
      },
    ],
    jobs: {},
    tasks: {
      form: options.form ?? "embedded",
      repository: "acme/pipelines",
      revision: "0123456789abcdef0123456789abcdef01234567",
      version: "v1.4.0",
      // On GitHub an action comes from its repository, on GitLab inside an image.
      image: options.form === "referenced" && options.platform === "gitlab-ci" ? `ghcr.io/acme/pipelines@sha256:${"5e".repeat(32)}` : "",
    },
  };
}
