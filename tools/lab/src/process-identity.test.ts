import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { identify, isRunning, thisProcess } from "./process-identity.ts";
import { endProcess } from "./processes.ts";

const sleeper = (): ReturnType<typeof spawn> => spawn("sleep", ["60"], { stdio: "ignore" });

describe.skipIf(process.platform !== "linux")("the identity of a process", () => {
  it("is its id and when it began", () => {
    expect(thisProcess()).toEqual(identify(process.pid));
    expect(isRunning(thisProcess())).toBe(true);
  });

  it("is gone with the process", async () => {
    const child = sleeper();
    const identity = identify(child.pid ?? 0);
    if (identity === undefined) throw new Error("sleep has no identity");
    expect(isRunning(identity)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(isRunning(identity)).toBe(false);
  });

  it("is not that of another process with the same id, which nobody ends", async () => {
    const child = sleeper();
    const identity = identify(child.pid ?? 0);
    if (identity === undefined) throw new Error("sleep has no identity");
    const former = { ...identity, startTime: String(Number(identity.startTime) - 1) };

    expect(isRunning(former)).toBe(false);
    await endProcess(former);
    expect(isRunning(identity)).toBe(true);

    await endProcess(identity);
    expect(isRunning(identity)).toBe(false);
  });
});
