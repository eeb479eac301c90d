import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { endLab, labDirectory, missingForRealNode, until } from "@create-pipeline/lab";
import { nodePath } from "../../../../tools/index.ts";
import type { HeldNode } from "./hold-node.ts";

const missing = missingForRealNode();
const name = `held-${process.pid}`;

describe.skipIf(missing !== undefined)(`what a real node leaves behind${missing === undefined ? "" : `: ${missing}`}`, () => {
  afterEach(() => endLab(name));

  it("is nothing when it is stopped", async () => {
    const { owner, held } = await hold();
    expect(leftovers(held)).not.toEqual(nothing);
    const ended = once(owner, "exit");
    owner.kill("SIGTERM");
    await ended;
    expect(leftovers(held)).toEqual(nothing);
    expect(existsSync(labDirectory(name))).toBe(false);
  });

  it("is nothing but groups and a folder when its owner is killed, and nothing when these are swept", async () => {
    const { owner, held } = await hold();
    const ended = once(owner, "exit");
    owner.kill("SIGKILL");
    await ended;
    // The kernel takes links away after the last process of their namespace, in its own time.
    const isGone = (): boolean => isDeepStrictEqual({ ...leftovers(held), groups: [] }, nothing);
    await until("the kernel to end it", () => Promise.resolve(isGone() ? true : undefined), { timeoutMs: 15_000 });
    await endLab(name);
    expect(leftovers(held)).toEqual(nothing);
    expect(existsSync(labDirectory(name))).toBe(false);
  });
});

async function hold(): Promise<{ readonly owner: ChildProcess; readonly held: HeldNode }> {
  const owner = spawn(nodePath(), [join(import.meta.dirname, "hold-node.ts"), name], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: owner.stdout })) return { owner, held: JSON.parse(line) as HeldNode };
  throw new Error("the node did not start");
}

interface Leftovers {
  readonly processes: readonly string[];
  readonly mounts: readonly string[];
  readonly links: readonly string[];
  readonly groups: readonly string[];
}

const nothing: Leftovers = { processes: [], mounts: [], links: [], groups: [] };

/** Everything on the host that belongs to the node: who is in its namespaces or names its folder, and what has its name. */
function leftovers({ namespaces }: HeldNode): Leftovers {
  const directory = labDirectory(name);
  const belongs = (pid: string): boolean => {
    try {
      const kinds = ["pid", "net", "mnt"].map((kind) => readlinkSync(`/proc/${pid}/ns/${kind}`));
      return kinds.some((kind) => namespaces.includes(kind)) || readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(directory);
    } catch {
      return false;
    }
  };
  const controllers = readdirSync("/sys/fs/cgroup").map((controller) => join("/sys/fs/cgroup", controller));
  return {
    processes: readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && belongs(pid)),
    mounts: readFileSync("/proc/self/mountinfo", "utf8")
      .split("\n")
      .filter((line) => line.includes(directory)),
    links: Object.keys(networkInterfaces()).filter((link) => link.startsWith("cplab")),
    groups: controllers.map((controller) => join(controller, `create-pipeline-${name}`)).filter((group) => existsSync(group)),
  };
}
