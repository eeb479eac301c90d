import { fakePorts } from "@create-pipeline/action-kit/testing";
import { makeRelease } from "@create-pipeline/state/testing";
import { expect, test } from "vitest";
import { waitForSoak } from "./soak.ts";

const release = { ...makeRelease(1), at: "2026-01-01T12:00:00.000Z" };

test("waits in bounded sleeps exactly until it is ready", async () => {
  const { ports, slept } = fakePorts({ now: "2026-01-01T12:27:30.000Z" });

  const waited = await waitForSoak(release, { soakMinutes: 30, maxWaitMinutes: 5 }, ports);

  expect(waited).toBe(true);
  expect(slept).toEqual([60_000, 60_000, 30_000]);
});

test("does not wait when it is over, and not at all when it would take too long", async () => {
  const { ports, slept } = fakePorts({ now: "2026-01-01T12:20:00.000Z" });

  expect(await waitForSoak(release, { soakMinutes: 20, maxWaitMinutes: 0 }, ports)).toBe(false);
  await expect(waitForSoak(release, { soakMinutes: 30, maxWaitMinutes: 9 }, ports)).rejects.toThrow(/ready at 2026-01-01T12:30:00.000Z, in 10 min/);
  expect(slept).toEqual([]);
});
