import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildGo, missingForRealNode, startLab, startNode, until, type Image, type Lab, type RealNode } from "@create-pipeline/lab";
import type { LoadResult } from "./load-loop.ts";
import { deployment, namespace, RealService, repository } from "./real-service.ts";

const pauseModule = join(import.meta.dirname, "..", "..", "..", "..", "tools", "lab", "images", "pause");
const missing = missingForRealNode();

describe.skipIf(missing !== undefined)(`the Go example on a real node${missing === undefined ? "" : `: ${missing}`}`, () => {
  let lab: Lab;
  let node: RealNode;
  let service: RealService;
  let first: Image;
  let second: Image;

  beforeAll(async () => {
    lab = await startLab({ zones: [], tier: "F" });
    node = await startNode(lab);
    service = new RealService(lab, node);
    [first, second] = [await service.build("1"), await service.build("2")];
    await service.apply(first.digest);
    await service.rolledOut();
  });

  afterAll(async () => {
    await node?.stop();
    await lab?.stop();
  });

  it("serves through a rolling update without a failed request", async () => {
    const seconds = 60;
    const plans = [
      { seconds, perSecond: 100, keepAlive: false },
      { seconds, perSecond: 50, keepAlive: true },
    ];
    const [fresh, kept] = await service.underLoad(plans, async () => {
      await sleep(5_000);
      await service.apply(second.digest);
      await service.rolledOut("50s");
    });
    tell("fresh connections", fresh);
    tell("kept connections", kept);
    expectAllServed(fresh);
    expectAllServed(kept);
    const pods = await service.settled();
    expect(pods.map(({ image, imageId, ready }) => ({ image, imageId, ready }))).toEqual([runs(second), runs(second)]);
    const logs = await lab.kubectl.run(["logs", `--namespace=${namespace}`, pods[0]?.name ?? ""]);
    expect(logs).toContain('"msg":"listening","address":"[::]:9090","version":"2"');
  });

  it("fails requests when pods end at once, which the load must notice", async () => {
    const [result] = await service.underLoad([{ seconds: 35, perSecond: 400, keepAlive: false }], async () => {
      await sleep(2_000);
      await lab.kubectl.run(["delete", "pods", "--all", `--namespace=${namespace}`, "--grace-period=0", "--force"]);
      await service.rolledOut("50s");
    });
    tell("ended at once", result);
    expect(result?.failures.map(({ reason }) => reason)).toContain("ECONNREFUSED");
  });

  it("goes on serving when a version never becomes ready, and when an image is not there", async () => {
    await service.apply(first.digest);
    await service.rolledOut();
    const served = new Set((await service.settled()).map(({ name }) => name));
    const silent = await node.addImage({ repository, binary: await buildGo(pauseModule, ".", join(lab.directory, "silent")) });
    // Five minutes until the deployment is given up are too long here.
    const change = (manifests: string): string => replaceIn(manifests, "progressDeadlineSeconds: 300", "progressDeadlineSeconds: 20");
    const [result] = await service.underLoad([{ seconds: 60, perSecond: 100, keepAlive: false }], async () => {
      await service.apply(silent.digest, { change });
      const rollout = await lab.kubectl.try(["rollout", "status", "deployment", deployment, `--namespace=${namespace}`, "--timeout=45s"]);
      expect(rollout.code).not.toBe(0);
      expect(rollout.stderr).toContain("exceeded its progress deadline");
      expect((await service.pods()).filter(({ image }) => image === silent.name).map(({ ready }) => ready)).toEqual([false]);

      await service.apply(`sha256:${"0".repeat(64)}`, { change });
      const pulls = ["ErrImagePull", "ImagePullBackOff"];
      await until("the missing image", async () => ((await service.pods()).some(({ waiting = "" }) => pulls.includes(waiting)) ? true : undefined));
      expect((await service.pods()).filter(({ name, ready, leaving }) => served.has(name) && ready && !leaving)).toHaveLength(2);
    });
    tell("while it never becomes ready", result);
    expectAllServed(result);
    await service.apply(first.digest);
    await service.rolledOut();
    expect(new Set((await service.settled()).map(({ name }) => name))).toEqual(served);
  });

  it("goes on serving while its node is drained, because the disruption budget keeps the last pod", async () => {
    const [result] = await service.underLoad([{ seconds: 45, perSecond: 100, keepAlive: false }], async () => {
      // There is no other node, so no pod can take the place of the evicted one.
      const only = [`--pod-selector=app.kubernetes.io/instance=${deployment}`, "--delete-emptydir-data"];
      const drained = await lab.kubectl.try(["drain", node.name, ...only, "--timeout=20s"]);
      expect(drained.code).not.toBe(0);
      expect(drained.stderr).toContain("would violate the pod's disruption budget");
      expect((await service.settled()).filter(({ ready }) => ready)).toHaveLength(1);
      await lab.kubectl.run(["uncordon", node.name]);
      await service.rolledOut();
    });
    tell("while the node is drained", result);
    expectAllServed(result);
  });
});

const runs = ({ name }: Image): object => ({ image: name, imageId: name, ready: true });

/** A change that changes nothing would prove nothing. */
function replaceIn(text: string, what: string | RegExp, by: string): string {
  const changed = text.replace(what, by);
  if (changed === text) throw new Error(`the chart has no ${what} any more`);
  return changed;
}

function expectAllServed(result: LoadResult | undefined): void {
  expect(result?.sent).toBeGreaterThan(0);
  expect(result?.failures).toEqual([]);
  expect(result?.statuses).toEqual({ 201: result?.sent });
}

function tell(what: string, result: LoadResult | undefined): void {
  if (result === undefined) return;
  const { failures, ...figures } = result;
  console.log(`${what}: ${JSON.stringify({ ...figures, failed: failures.length, reasons: failures.slice(0, 5) })}`);
}
