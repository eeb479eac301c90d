import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { missingForRealNode, startLab, startNode, until, type Image, type Lab, type RealNode } from "../../../../tools/lab/src/index.ts";
import type { LoadResult } from "./load-loop.ts";
import { RealService } from "./real-service.ts";

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
    const loads = Promise.all([service.load({ seconds, perSecond: 100, keepAlive: false }), service.load({ seconds, perSecond: 50, keepAlive: true })]);
    await sleep(5_000);
    await service.apply(second.digest);
    await service.rolledOut("50s");
    const [fresh, kept] = await loads;
    tell("fresh connections", fresh);
    tell("kept connections", kept);
    expect(fresh.sent).toBeGreaterThan(seconds * 90);
    expect(fresh.failures).toEqual([]);
    expect(fresh.statuses).toEqual({ 201: fresh.sent });
    expect(kept.failures.filter(({ reusedConnection }) => !reusedConnection)).toEqual([]);
    await until("the old pods to be gone", async () => ((await service.pods()).some(({ leaving }) => leaving) ? undefined : true));
    const pods = await service.pods();
    expect(pods.map(({ image, ready }) => ({ image, ready }))).toEqual(pods.map(() => ({ image: second.name, ready: true })));
    expect(pods).toHaveLength(2);
  });
});

function tell(what: string, { failures, ...figures }: LoadResult): void {
  console.log(`${what}: ${JSON.stringify({ ...figures, failed: failures.length, reasons: failures.slice(0, 5) })}`);
}
