import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { describeWithTools } from "../../describe-with-tools.ts";
import { identify, isRunning } from "./process-identity.ts";
import { endProcess, Processes, readProcesses } from "./processes.ts";
import type { Program } from "./processes.ts";

describeWithTools("the servers of a lab", ["setpriv"], () => {
  let directory = "";
  let processes: Processes;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "create-pipeline-processes-"));
    processes = new Processes(directory);
  });
  afterEach(async () => {
    await processes.endAll();
    rmSync(directory, { recursive: true, force: true });
  });

  const program = (code: string, ready: Program["ready"]): Program => ({ name: "server", path: process.execPath, args: ["--eval", code], ready });
  const stays = "console.log('up'); setInterval(() => undefined, 1000);";
  const isUp: Program["ready"] = async () => (readFileSync(join(directory, "logs", "server.log"), "utf8").includes("up") ? true : undefined);

  it("are recorded with the id of the server itself, for whoever cleans up", async () => {
    await processes.start(program(stays, isUp));
    const [running] = readProcesses(directory);
    if (running === undefined) throw new Error("nothing is recorded");

    expect(running.name).toBe("server");
    expect(identify(running.pid)).toEqual({ pid: running.pid, startTime: running.startTime });
    expect(readFileSync(`/proc/${running.pid}/cmdline`, "utf8").split("\0")[0]).toBe(process.execPath);

    await endProcess(running);
    expect(isRunning(running)).toBe(false);
  });

  it("tell the end of their log when they end at start", async () => {
    const code = "for (let line = 1; line < 100; line += 1) console.error('line', line); console.error('no such certificate'); process.exitCode = 3;";
    const starting = processes.start(program(code, async () => undefined));
    const message = await starting.then(
      () => "it started",
      (error: unknown) => (error as Error).message,
    );
    expect(message).toMatch(/^server: it ended with 3\nthe end of .*server\.log:\n/);
    expect(message).toMatch(/\nline 99\nno such certificate$/);
    expect(message).not.toContain("line 80\n");
  });

  it("say so when there is no such program", async () => {
    const missing = { ...program("", async () => undefined), path: join(directory, "missing") };
    await expect(processes.start(missing)).rejects.toThrow(/^server: it ended with 127\n[^]*missing/);
  });

  it("are ended when they don't become ready, and may be started again", async () => {
    await expect(processes.start({ ...program(stays, async () => undefined), readyWithinMs: 300 })).rejects.toThrow("server: not within 0.3 s");
    expect(processes.running).toEqual([]);
    await processes.start(program(stays, isUp));
    expect(processes.running).toHaveLength(1);
  });

  it("have one name each", async () => {
    await processes.start(program(stays, isUp));
    await expect(processes.start(program(stays, isUp))).rejects.toThrow("server is already running");
  });

  it("are ended even if they don't want to", { timeout: 20_000 }, async () => {
    await processes.start(program(`process.on("SIGTERM", () => undefined); ${stays}`, isUp));
    const [running] = processes.running;
    await processes.end("server");
    expect(running && isRunning(running)).toBe(false);
    expect(readProcesses(directory)).toEqual([]);
  });
});
