import { expect, test } from "vitest";
import { expandSpec } from "./expand-spec.ts";
import { normalize } from "./normalize.ts";
import { schemaAt, spellings, type Path } from "./schema/schema-at.ts";
import { isMapNode, isObjectNode, type Json, type SchemaNode } from "./schema/schema-node.ts";
import { schema } from "./schema/schema.ts";
import type { SpecInput } from "./spec-input.ts";

const minimal = {
  version: 1,
  service: { name: "orders", owner: "acme", language: "node", repository: "https://github.com/acme/orders.git" },
  platform: "github-actions",
  build: { image: "ghcr.io/acme/orders" },
  delivery: { canary: { rps: 50, baseline: "0.1%", detect: "5x" } },
  environments: ["dev", { name: "production", approval: { reviewers: ["acme/leads"] } }],
  jobs: { test: { services: [{ name: "db", image: `postgres@sha256:${"0".repeat(64)}` }] } },
} as const satisfies SpecInput;

const with_ = (changes: SpecInput, directory = "") => normalize({ ...minimal, ...changes }, { directory });

/** Every key with a fixed default, with a place where the minimal file leaves it out. */
function* defaults(node: SchemaNode, path: Path): Generator<readonly [string, Path, Json]> {
  for (const spelling of spellings(node)) {
    if (isObjectNode(spelling)) {
      for (const [key, child] of Object.entries(spelling.properties)) {
        const at = [...path, key];
        if (child.default !== undefined) yield [at.join("."), at, child.default];
        yield* defaults(child, at);
      }
    } else if (isMapNode(spelling)) yield* defaults(spelling.additionalProperties, [...path, "test"]);
    else if (spelling.type === "array") yield* defaults(spelling.items, [...path, path[0] === "environments" ? 1 : 0]);
  }
}

const fixed = [...defaults(schema, [])].filter(([name]) => !/^(environments|jobs|platform\.(edition|visibility)|jobs\.test\.env)$/.test(name));

test.each(fixed)("the default of %s is what counts", (_, path, expected) => {
  let value: unknown = expandSpec(normalize(minimal, { directory: "" }));
  for (const step of path) value = (value as Record<string | number, unknown>)[step];

  expect(schemaAt(schema, path)).toBeDefined();
  expect(value).toEqual(expected);
});

test("defaults that depend on other keys", () => {
  expect(with_({ build: { image: "registry.acme.example/orders" } }).build?.registry.auth).toBe("secret");
  expect(with_({ platform: ["github-actions", "gitlab-ci"] }).build?.registry.auth).toBe("secret");
  expect(with_({ platform: "gitlab-ci", build: { image: "registry.gitlab.com/acme/orders" } }).build?.registry.auth).toBe("platform");
  expect(with_({ service: { ...minimal.service, language: "none" } }).quality.coverage).toBe(0);
  expect(with_({ service: { ...minimal.service, language: "go" } }).build?.entry).toBe("./cmd/orders");
  expect(with_({ security: { signing: "none" } }).security.provenance).toBe(false);
  expect(with_({ tasks: { repository: "acme/pipelines" } }).tasks.form).toBe("referenced");
  expect(with_({}, "services/orders").service.paths).toEqual(["services/orders/**"]);
});

test("how a delivery is verified follows from what there is", () => {
  expect(with_({}).delivery).toMatchObject({ workload: "helm", gitops: "argo-cd", verify: "status" });
  expect(with_({ delivery: { argocd: { server: "argocd.acme.example" } } }).delivery.verify).toBe("argocd");
  expect(with_({ delivery: { gitops: "none" } }).delivery.verify).toBe("none");
  expect(with_({ environments: [] }).delivery).toMatchObject({ workload: "none", gitops: "none", verify: "none" });
});

test("a canary in shares of 1, where the users are, by what divides their traffic", () => {
  const canary = { rps: 50, baseline: "0.1%", detect: "5x" } as const;
  const of = (changes: SpecInput) => with_({ delivery: { canary }, ...changes }).delivery;

  expect(of({})).toMatchObject({
    rollout: "canary",
    canary: { baseline: 0.001, detect: 5, power: 0.8, falseAborts: 0.01, maxMinutes: 60, environments: ["production"], router: "replicas" },
  });
  expect(
    of({ environments: ["dev", { name: "eu", host: "eu.acme.example" }, { name: "us", promotesFrom: "dev", host: "us.acme.example" }] }).canary,
  ).toMatchObject({
    environments: ["eu", "us"],
    router: "gateway-api",
  });
  expect(of({ service: { ...minimal.service, language: "go" } }).canary?.metric.statusLabel).toBe("code");
  expect(of({ delivery: {} })).toMatchObject({ rollout: "rolling" });
  const reaching = (address: string) => of({ delivery: { canary: { ...canary, prometheus: { address } } } }).canary?.prometheus.namespace;
  expect(["http://p.metrics:9090", "https://p.metrics.svc.cluster.local/a", "https://metrics.acme.example", "http://10.1.2.3:9090"].map(reaching)).toEqual([
    "metrics",
    "metrics",
    "",
    "",
  ]);
});

test("an environment promotes from the one above it, and as it does", () => {
  const { environments } = with_({ environments: ["dev", { name: "staging", promote: "release" }, "production"] });

  expect(environments.map(({ name, promotesFrom, promote, namespace }) => [name, promotesFrom, promote, namespace])).toEqual([
    ["dev", undefined, "main", "orders-dev"],
    ["staging", "dev", "release", "orders-staging"],
    ["production", "staging", "release", "orders-production"],
  ]);
});

test("environments stand in promotion order, whatever the file says", () => {
  const { environments } = with_({ environments: ["dev", { name: "production", promotesFrom: "staging" }, { name: "staging", promotesFrom: "dev" }] });

  expect(environments.map(({ name }) => name)).toEqual(["dev", "staging", "production"]);
});

test("replicas follow from each other", () => {
  const replicas = (given: { min?: number; max?: number }) => with_({ environments: [{ name: "dev", replicas: given }] }).environments[0]?.replicas;

  expect([replicas({}), replicas({ min: 3 }), replicas({ max: 1 }), replicas({ max: 9 })]).toEqual([
    { min: 2, max: 4 },
    { min: 3, max: 6 },
    { min: 1, max: 1 },
    { min: 2, max: 9 },
  ]);
});

test.each([
  ["0m", 0],
  ["90s", 2],
  ["30m", 30],
  ["2h", 120],
  ["1d", 1440],
])("%s is %d minutes", (soak, minutes) => {
  expect(with_({ environments: [{ name: "dev", soak }] }).environments[0]?.soakMinutes).toBe(minutes);
});

test("a thousand services do not rescan at the same minute", () => {
  const times = new Set(Array.from({ length: 1000 }, (_, index) => with_({ service: { ...minimal.service, name: `s${index}` } }).delivery.rescan));

  expect(times.size).toBeGreaterThan(200);
});

test("nothing of the input is changed", () => {
  const before = JSON.stringify(minimal);
  const frozen = structuredClone(minimal);

  normalize(Object.freeze(frozen), { directory: "" });
  expect(JSON.stringify(minimal)).toBe(before);
});
