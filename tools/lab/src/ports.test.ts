import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Ports, releaseAbandoned } from "./ports.ts";
import { thisProcess } from "./process-identity.ts";

describe.skipIf(process.platform !== "linux")("ports", () => {
  let folder = "";
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "create-pipeline-ports-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("are handed out once, whoever asks", async () => {
    const labs = [new Ports(folder), new Ports(folder)];
    const claimed = await Promise.all([...labs, ...labs, ...labs].map((ports) => ports.claim()));
    expect(new Set(claimed).size).toBe(6);
  });

  it("are not handed out while somebody else listens", async () => {
    const first = await new Ports(folder).claim();
    const other = createServer();
    // If somebody listens there already, so much the better.
    await new Promise<void>((resolve) => other.once("error", () => resolve()).listen(first + 1, "127.0.0.1", resolve));
    try {
      expect(await new Ports(folder).claim()).not.toBe(first + 1);
    } finally {
      other.close();
    }
  });

  it("are given back", async () => {
    const ports = new Ports(folder);
    await ports.claim();
    await ports.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("of a process that died are given back by the next one, those of the living are kept", async () => {
    const { pid } = spawnSync("true");
    writeFileSync(join(folder, "20001"), JSON.stringify({ pid, startTime: "1" }));
    writeFileSync(join(folder, "20002"), JSON.stringify({ ...thisProcess(), startTime: "1" }));
    writeFileSync(join(folder, "20003"), JSON.stringify(thisProcess()));
    await releaseAbandoned(folder);
    expect(readdirSync(folder)).toEqual(["20003"]);
  });
});
