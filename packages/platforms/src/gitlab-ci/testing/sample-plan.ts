// https://docs.gitlab.com/ci/yaml/
import { credential, deriveAccess, flowShells, fuseApprovals, input, output, secret, stepOutput, text, topological, variable } from "@create-pipeline/plan";
import type { Flow, FlowId, Job, Plan, Step, Value } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import { fakeTasks } from "@create-pipeline/testing";

/** The standard pipeline drawn by hand, small: what the templates will contribute in earnest. */
export function samplePlan(service: Service): Plan {
  const jobs: Partial<Record<FlowId, readonly Job[]>> = {
    verify: verifyJobs(),
    deliver: deliverJobs(),
    promote: promoteJobs(),
    rescan: [check("rescan", [run("scan", "echo scan\n")])],
  };
  const flows = flowShells(service).flatMap((shell): Flow[] => (jobs[shell.id] ? [{ ...shell, jobs: topological(jobs[shell.id] ?? []) }] : []));
  return { service: service.service.name, directory: service.directory, flows };
}

export const checkout: Step = { do: "checkout", history: "shallow" };

export function run(id: string, script: string, env: Record<string, Value> = {}, always = false): Step {
  return { do: "run", id, title: id, script, env, directory: "", always };
}

export function task(id: string, name: string, inputs: Record<string, Value>, env: Record<string, Value> = {}): Step {
  return { do: "task", id, title: `runs ${name}`, task: name, inputs, env, directory: "", always: false };
}

export function job(id: string, steps: readonly Step[], more: Partial<Job> = {}): Job {
  return {
    id,
    title: id,
    kind: "check",
    reason: `shows ${id}`,
    template: { id: "sample", version: "1.0.0" },
    fields: [],
    needs: [],
    after: "success",
    required: false,
    runner: { image: "node" },
    steps,
    outputs: [],
    produces: [],
    consumes: [],
    reports: [],
    services: [],
    delayMinutes: 0,
    timeoutMinutes: 10,
    retries: 0,
    ...deriveAccess(steps, fakeTasks),
    ...more,
  };
}

function check(id: string, steps: readonly Step[], more: Partial<Job> = {}): Job {
  return job(id, [checkout, ...steps], more);
}

function gates(cacheKeys: readonly string[]): Job[] {
  return [
    check("lint", [{ do: "toolchain", language: "node", version: "24", cacheKeys }, run("lint", "npm run lint\n")]),
    check("unit-test", [run("test", "npm test\n"), run("report", "echo tested\n", {}, true)], {
      reports: [
        { format: "junit", path: "reports/junit.xml" },
        { format: "cobertura", path: "reports/cobertura.xml" },
      ],
      produces: [{ name: "coverage", paths: ["reports/"], retentionDays: 7 }],
      services: [{ name: "postgres", image: `docker.io/library/postgres:17@sha256:${"1a".repeat(32)}`, env: { POSTGRES_DB: "orders" }, ports: [5432] }],
    }),
  ];
}

function verifyJobs(): Job[] {
  const jobs = [...gates(["package-lock.json"]), check("build-image", [run("build", "echo built\n")], { kind: "build" })];
  return [...jobs, job("required", [run("done", "echo 'all checks passed'\n")], { required: true, needs: jobs.map(({ id }) => id), timeoutMinutes: 5 })];
}

function deliverJobs(): Job[] {
  const push = task("push", "build-image", {
    image: text("registry.gitlab.com/acme/orders"),
    user: credential("registry-user"),
    password: credential("registry-password"),
    revision: variable("commit"),
  });
  const publish = check("publish-image", [push], {
    kind: "publish",
    needs: ["lint", "unit-test"],
    outputs: [{ name: "digest", step: "push" }],
    timeoutMinutes: 30,
    retries: 1,
  });
  const sign = job("sign-image", [task("sign", "sign-image", { digest: output("publish-image", "digest"), identity: credential("identity") })], {
    kind: "attest",
    needs: ["publish-image"],
  });
  return [...gates([]), publish, sign, ...stage("staging", "sign-image"), ...stage("production", "verify-staging")];
}

function stage(environment: string, after: string): Job[] {
  const digest = output("publish-image", "digest");
  const preflight = job(`preflight-${environment}`, [task("preflight", "preflight", { environment: text(environment), token: credential("api-token") })], {
    needs: [after],
    environment: { name: environment, access: "observe" },
  });
  const approve = job(`approve-${environment}`, [], {
    kind: "approve",
    needs: [preflight.id],
    environment: { name: environment, access: "deploy", approval: { reviewers: ["team-orders-leads"], minimum: 1 } },
  });
  const deploy = job(`deploy-${environment}`, [task("deploy", "deploy", { digest, environment: text(environment), token: credential("state-token") })], {
    kind: "deploy",
    needs: [...(environment === "production" ? [approve.id] : [preflight.id]), "publish-image"].sort(),
    environment: { name: environment, access: "deploy", url: `https://${environment}.orders.acme.example` },
    outputs: [{ name: "previous", step: "deploy" }],
  });
  const verify = job(`verify-${environment}`, [task("wait", "quality-gate", { digest, token: secret("ARGOCD_TOKEN") })], {
    kind: "verify",
    needs: [deploy.id, "publish-image"].sort(),
    environment: { name: environment, access: "observe" },
    timeoutMinutes: 20,
  });
  const rollback = job(
    `rollback-${environment}`,
    [task("rollback", "deploy", { failed: digest, previous: output(deploy.id, "previous"), token: credential("state-token") })],
    {
      kind: "rollback",
      after: "failure",
      needs: [deploy.id, verify.id, "publish-image"].sort(),
      environment: { name: environment, access: "deploy" },
    },
  );
  return [preflight, ...(environment === "production" ? [approve] : []), deploy, verify, rollback];
}

function promoteJobs(): Job[] {
  const record = run("record", 'printf "%s" "$REASON"\nprintf "choice=%s\\n" "$CHOICE" >> "$GITHUB_OUTPUT"\n', {
    REASON: input("reason"),
    CHOICE: input("environment"),
  });
  const show = run("show", 'test "$CHOICE" != ""\n', { CHOICE: stepOutput("record", "choice") });
  return [job("promote", [record, show], { kind: "deploy", environment: { name: "dev", access: "deploy" } })];
}

/** As this platform renders them. */
export function fused(plan: Plan): Plan {
  return { ...plan, flows: plan.flows.map(fuseApprovals) };
}
