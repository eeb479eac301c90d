import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endLab, labDirectory, listLabs, recordFile, sweepAbandoned } from "./labs.ts";
import type { LabRecord } from "./labs.ts";
import { identify, isRunning, thisProcess } from "./process-identity.ts";
import type { ProcessIdentity } from "./process-identity.ts";

const gone = { pid: process.pid, startTime: "1" };

describe.skipIf(process.platform !== "linux")("labs of the past", () => {
  const before = process.env["TMPDIR"];
  let directory = "";
  let child: ChildProcess | undefined;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "create-pipeline-labs-test-"));
    process.env["TMPDIR"] = directory;
  });
  afterEach(() => {
    child?.kill("SIGKILL");
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    rmSync(directory, { recursive: true, force: true });
  });

  const leave = (name: string, owner: ProcessIdentity, keep = false, processes: readonly ProcessIdentity[] = []): void => {
    mkdirSync(labDirectory(name), { recursive: true });
    const record: LabRecord = { name, tier: "A", owner, kubeconfig: "", startedAt: "", keep };
    writeFileSync(recordFile(labDirectory(name)), JSON.stringify(record));
    writeFileSync(join(labDirectory(name), "processes.json"), JSON.stringify(processes));
  };
  const survivor = (): ProcessIdentity => {
    child = spawn("sleep", ["60"], { stdio: "ignore" });
    const identity = identify(child.pid ?? 0);
    if (identity === undefined) throw new Error("sleep has no identity");
    return identity;
  };

  it("lose their folder when their owner is gone, unless it was to be kept", async () => {
    leave("abandoned", gone);
    leave("kept", gone, true);
    leave("running", thisProcess());
    mkdirSync(labDirectory("starting"), { recursive: true });
    await sweepAbandoned();
    expect(await listLabs()).toEqual(["kept", "running", "starting"]);
  });

  it("lose what still runs", async () => {
    const running = survivor();
    leave("abandoned", gone, true, [running]);
    await sweepAbandoned();
    expect(isRunning(running)).toBe(false);
    expect(existsSync(labDirectory("abandoned"))).toBe(true);
  });

  it("do not take another's process along that has the id of theirs by now", async () => {
    const running = survivor();
    leave("abandoned", gone, false, [{ ...running, startTime: "1" }]);
    await sweepAbandoned();
    expect(isRunning(running)).toBe(true);
    expect(await listLabs()).toEqual([]);
  });

  it("end together with their owner when they are told to", async () => {
    const owner = survivor();
    leave("held", owner);
    await sweepAbandoned();
    expect(await listLabs()).toEqual(["held"]);
    await endLab("held");
    expect(isRunning(owner)).toBe(false);
    expect(await listLabs()).toEqual([]);
  });
});
