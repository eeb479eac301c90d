import { runAction, type ActionRun } from "@create-pipeline/action-kit/testing";
import { createRepositories, makeRelease, startApiServer } from "@create-pipeline/state/testing";
import { expect, test } from "vitest";

/** A cluster with Argo CD: it syncs what the state says, at once, and the second release never becomes healthy. */
test("a release that degrades is taken back, and the one before is healthy again", { timeout: 60_000 }, async () => {
  const repositories = createRepositories();
  const one = repositories.commit("one");
  const two = repositories.commit("two", one);
  const cluster = await startApiServer(() => {
    const state = repositories.state("dev");
    const at = new Date(Date.now() + 1000).toISOString();
    return {
      body: {
        spec: {},
        status: {
          sync: { status: "Synced", revision: state?.revision },
          health: { status: state?.version === "1.2.0" ? "Degraded" : "Healthy" },
          operationState: { phase: "Succeeded", finishedAt: at, syncResult: { revision: state?.revision } },
          reconciledAt: at,
          summary: { images: [`ghcr.io/acme/orders@${state?.digest}`] },
        },
      },
    };
  });
  const place = { service: "orders", environment: "dev", state_repository: repositories.stateRepository, source: repositories.source };
  const argo = { mode: "argocd", server: cluster.url, application: "orders-dev", argocd_token: "t0ken-t0ken", interval_seconds: "0.1", timeout_minutes: "0.1" };
  async function deliver(number: number, revision: string): Promise<ActionRun[]> {
    const release = { ...makeRelease(number), revision };
    const { digest } = release;
    const deployed = await runAction("deploy", { inputs: { ...place, ...release, run: `run-${number}` } });
    const verified = await runAction("verify-rollout", { inputs: { ...place, ...argo, digest, revision } });
    if (verified.code === 0) return [deployed, verified, await runAction("deploy", { inputs: { ...place, digest, revision, phase: "verified" } })];
    return [deployed, verified, await runAction("rollback", { inputs: { ...place, failed_digest: digest, failed_revision: revision, run: `run-${number}` } })];
  }

  const first = await deliver(1, one);
  const second = await deliver(2, two);
  const { digest } = makeRelease(1);
  const after = await runAction("verify-rollout", { inputs: { ...place, ...argo, digest, revision: one } });
  await cluster.close();
  const [subjects, state] = [repositories.log(), repositories.state("dev")];
  repositories.remove();

  expect(
    [...first, ...second, after].map((run) => run.code),
    [...first, ...second, after].map((run) => run.stderr).join(""),
  ).toEqual([0, 0, 0, 0, 1, 0, 0]);
  expect(second[1]?.outputs).toContain("outcome=degraded");
  expect(subjects.map((subject) => subject.replace(/ \(.*?\)/, ""))).toEqual([
    "orders dev: 1.1.0 rollback",
    "orders dev: 1.2.0",
    "orders dev: 1.1.0 verified",
    "orders dev: 1.1.0",
  ]);
  expect(state).toMatchObject({ version: "1.1.0", revision: one, previous: { version: "1.2.0" } });
});
