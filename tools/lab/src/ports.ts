import { mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { isRunning, thisProcess } from "./process-identity.ts";
import type { ProcessIdentity } from "./process-identity.ts";

/** Below what the kernel hands out for outgoing connections, so that nobody takes a port between the look and the use. */
const first = 20_000;
const last = 32_000;

/** Hands out loopback ports that no other lab on this machine has; `folder` is common to all of them. */
export class Ports {
  readonly #folder: string;
  readonly #claimed: number[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  async claim(): Promise<number> {
    await mkdir(this.#folder, { recursive: true });
    const start = first + (process.pid % 97) * 100;
    for (let offset = 0; offset < last - first; offset += 1) {
      const port = first + ((start - first + offset) % (last - first));
      if ((await this.#take(port)) && (await isFree(port))) return port;
    }
    throw new Error(`no free port between ${first} and ${last}`);
  }

  async release(): Promise<void> {
    for (const port of this.#claimed.splice(0)) await rm(join(this.#folder, String(port)), { force: true });
  }

  async #take(port: number): Promise<boolean> {
    try {
      const handle = await open(join(this.#folder, String(port)), "wx");
      await handle.writeFile(JSON.stringify(thisProcess()));
      await handle.close();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    }
    this.#claimed.push(port);
    return true;
  }
}

/** Gives back what labs claimed whose process is gone. */
export async function releaseAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const text = await readFile(path, "utf8").catch(() => "");
    // An empty file belongs to somebody between creating and writing.
    if (text !== "" && !isRunning(JSON.parse(text) as ProcessIdentity)) await rm(path, { force: true });
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
