import { afterAll, beforeAll, describe } from "vitest";
import { describeWithTools } from "../../../../tools/describe-with-tools.ts";
import { startMetrics, type Metrics } from "../../../../tools/lab/src/metrics/start-metrics.ts";
import type { Cluster } from "./apply.ts";
import { proveAutoscaling } from "./autoscaling.ts";
import { proveDisruption } from "./disruption.ts";
import { runEnvironment, type Guarded } from "./guarded.ts";
import { startCluster } from "./start-cluster.ts";
import { provePodSecurity } from "./pod-security.ts";
import { proveQuota } from "./quota.ts";
import { controlPlane } from "../harness/tools.ts";

const paths = {
  scaled: "node-github/deploy/environments/production.yaml",
  limited: "node-github/deploy/environments/staging.yaml",
  budgeted: "go-github/deploy/environments/staging.yaml",
};

describeWithTools("what guards a service acts", [...controlPlane, "helm"], () => {
  let cluster: Cluster;
  let metrics: Metrics;
  let running: Readonly<Record<keyof typeof paths, Guarded>>;

  beforeAll(async () => {
    cluster = await startCluster(["externalsecrets.external-secrets.io", "httproutes.gateway.networking.k8s.io"]);
    const [scaled, limited, budgeted] = await Promise.all(Object.values(paths).map((path) => runEnvironment(cluster, path)));
    if (scaled === undefined || limited === undefined || budgeted === undefined) throw new Error("an environment is missing");
    running = { scaled, limited, budgeted };
    metrics = await startMetrics(cluster);
  }, 180_000);
  afterAll(async () => {
    await metrics?.close();
    cluster?.api.close();
    await cluster?.stop();
  }, 60_000);

  describe("the namespace", () => {
    provePodSecurity(() => ({ cluster, guarded: running.limited }));
  });
  describe("the quota", () => {
    proveQuota(() => ({ cluster, guarded: running.limited }));
  });
  describe("the disruption budget", { timeout: 120_000 }, () => {
    proveDisruption(() => ({ cluster, guarded: running.budgeted }));
  });
  describe("the autoscaler", () => {
    proveAutoscaling(() => ({ cluster, guarded: running.scaled, metrics }));
  });
});
