import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { applyChanges, isInterrupted, recoverInterrupted } from "../index.ts";
import type { Change } from "../index.ts";

const child = join(import.meta.dirname, "../../testing/apply-child.ts");
const base = mkdtempSync(join(tmpdir(), "files-"));
const changes: Change[] = [
  { kind: "write", path: "edited.yml", content: "new\n", executable: false },
  { kind: "write", path: "run.sh", content: "#!/bin/sh\n", executable: true },
  { kind: "write", path: "deep/er/created.yml", content: "created\n", executable: false },
  { kind: "write", path: ".pipeline/lock.json", content: "{}\n", executable: false },
  { kind: "write", path: "linked.txt", content: "a file now\n", executable: false },
  { kind: "remove", path: "old/stale.yml" },
  { kind: "write", path: "same.txt", content: "same\n", executable: true },
];
const steps = ["staging", "staged", "backed-up", "journaled", ...changes.map(({ path }) => `applied ${path}`), "applied"];

let root: string;
let count = 0;

beforeEach(() => {
  count += 1;
  root = join(base, String(count));
  mkdirSync(join(root, "old"), { recursive: true });
  writeFileSync(join(root, "edited.yml"), "old\n", { mode: 0o640 });
  writeFileSync(join(root, "run.sh"), "", { mode: 0o644 });
  writeFileSync(join(root, "old/stale.yml"), "stale\n");
  writeFileSync(join(root, "same.txt"), "same\n", { mode: 0o644 });
  writeFileSync(join(root, "theirs.txt"), "theirs\n");
  symlinkSync("theirs.txt", join(root, "linked.txt"));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("applyChanges", () => {
  it("writes, replaces and removes, and leaves nothing of its own behind", async () => {
    await applyChanges(root, changes);

    expect(snapshot(root)).toEqual(after);
  });

  it("keeps the other permission bits of a file it replaces", async () => {
    await applyChanges(root, [{ kind: "write", path: "edited.yml", content: "x", executable: true }]);

    expect(statSync(join(root, "edited.yml")).mode & 0o777).toBe(0o750);
  });

  it("replaces a link itself, never what it points to", async () => {
    await applyChanges(root, changes);

    expect(readFileSync(join(root, "theirs.txt"), "utf8")).toBe("theirs\n");
    expect(lstatSync(join(root, "linked.txt")).isFile()).toBe(true);
  });

  it.each([
    ["../out.txt", "leaves its folder by .."],
    ["/etc/out", "is absolute"],
    [".git/hooks/pre-commit", "lies in .git"],
    ["old", "is a folder"],
    ["theirs.txt/below", "nothing was written"],
  ])("refuses %s and writes nothing", async (path, reason) => {
    const before = snapshot(root);

    await expect(applyChanges(root, [...changes, { kind: "write", path, content: "x", executable: false }])).rejects.toThrow(reason);
    expect(snapshot(root)).toEqual(before);
  });

  it("never follows a link out of the root", async () => {
    const outside = mkdtempSync(join(base, "outside-"));
    symlinkSync(outside, join(root, "away"));

    await expect(applyChanges(root, [{ kind: "write", path: "away/x.txt", content: "x", executable: false }])).rejects.toThrow(
      '"away" is a link that leads out',
    );
    expect(readdirSync(outside)).toEqual([]);
  });

  it("rolls back when something fails in the middle", async () => {
    const before = snapshot(root);
    const failing = {
      onStep: (step: string) => {
        if (step === "applied old/stale.yml") throw new Error("disk on fire");
      },
    };

    await expect(applyChanges(root, changes, failing)).rejects.toThrow("nothing was written: disk on fire");
    expect(snapshot(root)).toEqual(before);
  });

  it("lists its steps, all of which the tests below interrupt", () => {
    expect(run("list", "").stdout.split("\n").slice(0, -1)).toEqual([...steps, "committed", "cleaned"]);
  });
});

describe("a run killed by SIGKILL", () => {
  it.each(steps)("at '%s' is undone by the next run", (step) => {
    const before = snapshot(root);

    expect(run(step, "SIGKILL").signal).toBe("SIGKILL");
    const recovery = recoverInterrupted(root);

    expect(recovery.left).toEqual([]);
    expect(snapshot(root)).toEqual(before);
  });

  it.each(["committed", "cleaned"])("at '%s' has already done everything", (step) => {
    run(step, "SIGKILL");
    recoverInterrupted(root);

    expect(snapshot(root)).toEqual(after);
  });

  it("is undone even when undoing is killed and repeated", () => {
    const before = snapshot(root);
    run("applied old/stale.yml", "SIGKILL");
    const [name] = readdirSync(join(root, ".pipeline")).filter((entry) => entry.startsWith(".staging"));
    rmSync(join(root, "run.sh"));
    writeFileSync(join(root, "run.sh"), readFileSync(join(root, ".pipeline", name!, "old", "1")));
    rmSync(join(root, ".pipeline", name!, "old", "1"));
    chmodSync(join(root, "run.sh"), 0o644);

    recoverInterrupted(root);

    expect(snapshot(root)).toEqual(before);
  });

  it("doesn't take back what a person changed since", () => {
    run("applied deep/er/created.yml", "SIGKILL");
    writeFileSync(join(root, "deep/er/created.yml"), "mine now\n");
    writeFileSync(join(root, "edited.yml"), "mine too\n");

    expect(isInterrupted(root)).toBe(true);
    const recovery = recoverInterrupted(root);

    expect([...recovery.left].sort()).toEqual(["deep/er/created.yml", "edited.yml"]);
    expect(readFileSync(join(root, "edited.yml"), "utf8")).toBe("mine too\n");
    expect(isInterrupted(root)).toBe(false);
  });

  it("at a random moment leaves the old tree or the new one", async () => {
    const before = snapshot(root);
    for (let delay = 30; delay < 110; delay += 5) {
      const running = start("", "");
      const ended = new Promise((resolve) => running.once("exit", resolve));
      await setTimeout(delay);
      running.kill("SIGKILL");
      await ended;
      recoverInterrupted(root);

      const now = snapshot(root);
      expect([before, after]).toContainEqual(now);
      if (now["edited.yml"] !== before["edited.yml"]) break;
    }
  });
});

describe.each(["SIGINT", "SIGTERM"])("a run stopped by %s", (signal) => {
  it.each(steps)("at '%s' leaves the tree as it was", (step) => {
    const before = snapshot(root);

    const result = run(step, signal);

    expect(result.stderr).toBe("interrupted; nothing was written\n");
    expect(snapshot(root)).toEqual(before);
  });
});

describe("two runs at once", () => {
  it("doesn't disturb the one that is writing", async () => {
    const running = start("journaled", "SIGSTOP");
    await waitFor(() => existsSync(join(root, ".pipeline")) && isStopped(running.pid!));

    await expect(applyChanges(root, changes)).rejects.toThrow(`another run (process ${running.pid}) is writing in this repository`);
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGCONT");

    expect(await ended).toBe(0);
    expect(snapshot(root)).toEqual(after);
  });
});

const after = {
  ".pipeline/lock.json": "{}\n 644",
  "deep/er/created.yml": "created\n 644",
  "edited.yml": "new\n 640",
  "linked.txt": "a file now\n 644",
  "run.sh": "#!/bin/sh\n 755",
  "same.txt": "same\n 755",
  "theirs.txt": "theirs\n 644",
};

function run(step: string, signal: string): { signal: string | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [child, root, changesFile(), step, signal], { encoding: "utf8" });
}

function start(step: string, signal: string): ReturnType<typeof spawn> {
  return spawn(process.execPath, [child, root, changesFile(), step, signal], { stdio: "ignore" });
}

function changesFile(): string {
  const file = join(base, "changes.json");
  writeFileSync(file, JSON.stringify(changes));
  return file;
}

function snapshot(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
    const full = join(folder, path);
    const status = lstatSync(full);
    if (status.isSymbolicLink()) found[path] = `-> ${readlinkSync(full)}`;
    else if (status.isFile()) found[path] = `${readFileSync(full, "utf8")} ${(status.mode & 0o777).toString(8)}`;
    else if (readdirSync(full).length === 0) found[path] = "an empty folder";
  }
  return found;
}

function isStopped(pid: number): boolean {
  return /\) [tT] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}

async function waitFor(condition: () => boolean): Promise<void> {
  for (let waited = 0; waited < 10_000 && !condition(); waited += 20) await setTimeout(20);
  expect(condition()).toBe(true);
}
