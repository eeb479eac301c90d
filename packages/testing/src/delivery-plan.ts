import type { Approval, EnvironmentUse, Flow, FlowId, Job, JobKind, Plan, Step, Value } from "@create-pipeline/plan";
import { credential, deriveAccess, flowShells, input, output, secret, text, topological, variable } from "@create-pipeline/plan";
import type { Environment, Service } from "@create-pipeline/spec";
import { deliveryTasks } from "./delivery-tasks.ts";

type Draft = Partial<Omit<Job, "id" | "kind" | "steps">> & { readonly kind: JobKind; readonly steps: readonly Step[] };

const CHECKOUT: Step = { do: "checkout", history: "shallow" };
const SEMGREP = "semgrep";
const POSTGRES = "docker.io/library/postgres@sha256:1a1dcb1c4ac1e0b1b4b0a7d3e7b3bb1f3a1d7f0f6e9d8c7b6a5948372615f4e3";
const GATES = ["lint", "unit-test", "scan-secrets", "scan-dependencies", "static-analysis", "lint-dockerfile", "lint-manifests"] as const;

/** A plan by hand, shaped like the standard delivery: what templates will contribute, for tests of platforms before there are any. */
export function deliveryPlan(service: Service): Plan {
  const flows = flowShells(service).map((shell): Flow => ({ ...shell, jobs: topological(jobsOf(shell.id, service)) }));
  return { service: service.service.name, directory: service.directory, flows };
}

function jobsOf(flow: FlowId, service: Service): Job[] {
  switch (flow) {
    case "verify":
      return [...gates(service), buildImage(service), required()];
    case "deliver":
      return [
        ...gates(service),
        ...published(service),
        ...service.environments.flatMap((environment) => deployment(environment, service, FROM_BUILD, previous(environment))),
      ];
    case "release":
      return deployment(last(service), service, FROM_INPUT, []);
    case "promote":
      return byHand(deployment(last(service), service, FROM_INPUT, []));
    case "rollback":
      return byHand([rollback(last(service), service, [], { to: input("version"), reason: input("reason") })]);
    case "rescan":
      return [
        make("rescan", { kind: "check", steps: [CHECKOUT, task("scan", "scan-vulnerabilities", service, { sbom: text("sbom.json") })], timeoutMinutes: 30 }),
      ];
  }
}

const FROM_BUILD: Readonly<Record<string, Value>> = { digest: output("publish-image", "digest"), revision: variable("commit") };
const FROM_INPUT: Readonly<Record<string, Value>> = { revision: variable("commit") };

/** The environment is what a person fills in; its own protection asks for the approval. */
function byHand(jobs: readonly Job[]): Job[] {
  const kept = jobs.filter(({ kind }) => kind !== "approve").map(({ id }) => id);
  return jobs
    .filter(({ id }) => kept.includes(id))
    .map((job) => ({
      ...job,
      needs: job.needs.filter((need) => kept.includes(need)),
      ...(job.environment ? { environment: { name: "", input: "environment", access: job.environment.access } } : {}),
    }));
}

function gates(service: Service): Job[] {
  const { directory } = service;
  const lock = `${directory === "" ? "" : `${directory}/`}package-lock.json`;
  const node: Step = { do: "toolchain", language: "node", version: "24", cacheKeys: [lock] };
  const check = (id: string, steps: readonly Step[], more: Partial<Draft> = {}): Job =>
    make(id, { kind: "check", steps: [CHECKOUT, ...steps], timeoutMinutes: 15, ...more });
  const tool = (name: string): Step => task("run", "run-tool", service, { tool: text(name), args: text('["--format", "sarif"]') });
  return [
    check("lint", [node, run("install", "npm ci --ignore-scripts\n", service), run("lint", "npm run lint\n", service)]),
    check(
      "unit-test",
      [
        node,
        run("install", "npm ci --ignore-scripts\n", service),
        run("test", "npm test -- --coverage\n", service),
        task("gate", "quality-gate", service, { minimum: text("80") }),
      ],
      {
        services: [{ name: "postgres", image: POSTGRES, env: { POSTGRES_DB: "orders" }, ports: [5432] }],
        reports: [{ format: "junit", path: "reports/junit.xml" }],
        produces: [{ name: "coverage", paths: ["coverage"], retentionDays: 7 }],
      },
    ),
    check("scan-secrets", [tool("gitleaks")]),
    check("scan-dependencies", [tool("osv-scanner")], { reports: [{ format: "sarif", path: "reports/osv.sarif" }] }),
    check("static-analysis", [run("scan", "semgrep scan --error --metrics off\n", service)], { runner: { image: SEMGREP } }),
    check("lint-dockerfile", [tool("hadolint")]),
    check("lint-manifests", [tool("kubeconform")]),
  ];
}

function buildImage(service: Service): Job {
  return make("build-image", { kind: "build", steps: [CHECKOUT, task("build", "run-tool", service, { tool: text("helm") })], timeoutMinutes: 30 });
}

function required(): Job {
  const report = "echo 'every check succeeded'\n";
  return make("required", {
    kind: "report",
    required: true,
    needs: [...GATES, "build-image"],
    steps: [{ do: "run", id: "report", title: "Say so", script: report, env: {}, directory: "", always: false }],
    timeoutMinutes: 5,
  });
}

function published(service: Service): Job[] {
  const registry = { registry_username: credential("registry-user"), registry_password: credential("registry-password") };
  const reference = { reference: output("publish-image", "reference"), ...registry };
  return [
    make("publish-image", {
      kind: "publish",
      needs: GATES,
      steps: [
        { do: "checkout", history: "full" },
        task("build", "build-image", service, { image: text(service.build?.image ?? ""), push: text("true"), ...registry }),
      ],
      outputs: [
        { name: "digest", step: "build" },
        { name: "reference", step: "build" },
      ],
      timeoutMinutes: 45,
      retries: 1,
    }),
    make("generate-sbom", {
      kind: "attest",
      needs: ["publish-image"],
      steps: [CHECKOUT, task("sbom", "generate-sbom", service, reference)],
      produces: [{ name: "sbom", paths: ["sbom.cdx.json"], retentionDays: 30 }],
      timeoutMinutes: 15,
    }),
    make("scan-image", {
      kind: "check",
      needs: ["generate-sbom"],
      consumes: [{ job: "generate-sbom", artifact: "sbom" }],
      steps: [CHECKOUT, task("scan", "scan-vulnerabilities", service, { sbom: text("sbom.cdx.json") })],
      timeoutMinutes: 15,
    }),
    make("sign-image", {
      kind: "attest",
      needs: ["publish-image", "scan-image"],
      steps: [CHECKOUT, task("sign", "sign-image", service, { ...reference, identity_token: credential("identity") })],
      timeoutMinutes: 15,
    }),
  ];
}

function previous(environment: Environment): string[] {
  return environment.promotesFrom === undefined ? ["sign-image"] : [`verify-${environment.promotesFrom}`];
}

function last(service: Service): Environment {
  return service.environments.at(-1) as Environment;
}

/** preflight → (approve) → deploy → verify → rollback where that failed. */
function deployment(environment: Environment, service: Service, release: Readonly<Record<string, Value>>, after: readonly string[]): Job[] {
  const { name, approval } = environment;
  const needs = (ids: readonly string[]): string[] => [...ids, ...(release === FROM_BUILD ? ["publish-image"] : [])].sort();
  const common = { ...release, service: text(service.service.name), environment: text(name), token: credential("state-token") };
  const gate = approval ? [approve(name, approval, [`preflight-${name}`])] : [];
  return [
    make(`preflight-${name}`, {
      kind: "check",
      needs: needs(after),
      environment: { name, access: "observe" },
      steps: [CHECKOUT, task("preflight", "preflight", service, { ...common, platform_token: credential("api-token") })],
      outputs: [{ name: "digest", step: "preflight" }],
      delayMinutes: environment.soakMinutes,
      timeoutMinutes: 10 + environment.soakMinutes,
    }),
    ...gate,
    make(`deploy-${name}`, {
      kind: "deploy",
      needs: needs([`preflight-${name}`, ...gate.map(({ id }) => id)]),
      environment: { name, access: "deploy", ...(environment.host ? { url: `https://${environment.host}` } : {}) },
      steps: [CHECKOUT, task("deploy", "deploy", service, { ...common, digest: output(`preflight-${name}`, "digest"), run: variable("run-url") })],
      timeoutMinutes: 10,
      concurrency: { group: `${service.service.name}-${name}`, policy: "queue" },
    }),
    make(`verify-${name}`, {
      kind: "verify",
      needs: needs([`deploy-${name}`]),
      environment: { name, access: "observe" },
      steps: [CHECKOUT, task("verify", "verify-rollout", service, { ...common, argocd_token: secret("ARGOCD_TOKEN") })],
      timeoutMinutes: 20,
    }),
    rollback(environment, service, [`deploy-${name}`, `verify-${name}`], {}),
  ];
}

function approve(environment: string, approval: Approval, needs: readonly string[]): Job {
  return make(`approve-${environment}`, {
    kind: "approve",
    needs,
    steps: [],
    environment: { name: environment, access: "deploy", approval },
    timeoutMinutes: 5,
  });
}

function rollback(environment: Environment, service: Service, needs: readonly string[], inputs: Readonly<Record<string, Value>>): Job {
  const use: EnvironmentUse = { name: environment.name, access: "deploy" };
  const all = { service: text(service.service.name), environment: text(environment.name), token: credential("state-token"), ...inputs };
  const id = needs.length === 0 ? "rollback" : `rollback-${environment.name}`;
  return make(id, {
    kind: "rollback",
    needs,
    after: needs.length === 0 ? "success" : "failure",
    environment: use,
    steps: [CHECKOUT, task("rollback", "rollback", service, all)],
    timeoutMinutes: 10,
  });
}

function run(id: string, script: string, service: Service): Step {
  return { do: "run", id, title: id, script, env: { LOG_LEVEL: text("info") }, directory: service.directory, always: false };
}

function task(id: string, name: string, service: Service, inputs: Readonly<Record<string, Value>>): Step {
  const directory = service.tasks.form === "embedded" ? service.directory : "";
  return { do: "task", id, title: `${id} (${name})`, task: name, inputs, env: {}, directory, always: name === "quality-gate" };
}

function make(id: string, draft: Draft): Job {
  return {
    id,
    title: id.replaceAll("-", " "),
    reason: `does what "${id}" says`,
    template: { id: "testing", version: "1.0.0" },
    fields: [],
    needs: [],
    after: "success",
    required: false,
    runner: { image: "node" },
    outputs: [],
    produces: [],
    consumes: [],
    reports: [],
    services: [],
    delayMinutes: 0,
    timeoutMinutes: 10,
    retries: 0,
    ...draft,
    ...deriveAccess(draft.steps, deliveryTasks),
  };
}
