/**
 * A data folder of etcd that already holds every custom resource: applying all of them costs half a minute, a copy costs nothing.
 * It was made by the same servers, and without the controllers, so nothing in it belongs to one lab.
 */
import { existsSync } from "node:fs";
import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory, toolsRoot } from "../../cache.ts";
import { installCached } from "../../install/install-cached.ts";
import type { Progress } from "../../kinds/kind.ts";
import { crdsDirectory } from "../crds/crds.ts";

const dataFolder = "etcd";

export function primedDirectory(): string {
  const pins = ["etcd", "kubernetes"].flatMap((component) => ["go.mod", "go.sum"].map((file) => join(toolsRoot, "lab", "components", component, file)));
  return cacheDirectory("lab-data", [crdsDirectory()], [...pins, join(import.meta.dirname, "primed-data.ts")]);
}

export function findPrimedData(): string | undefined {
  return existsSync(primedDirectory()) ? primedDirectory() : undefined;
}

/** Puts the data where a lab's etcd looks for it. */
export async function copyPrimedData(labDirectory: string): Promise<void> {
  const source = findPrimedData();
  if (source === undefined) throw new Error('the data with all custom resources is not there: run "npm run lab:install -- --tier A"');
  await cp(join(source, dataFolder), join(labDirectory, dataFolder), { recursive: true });
}

/** Starts etcd and an API server, applies every definition, waits until all are served, and keeps the data. */
export async function installPrimedData(progress: Progress): Promise<void> {
  // The servers are tools themselves, so this file may not need them while the tools are listed.
  const [{ startLab }, { readCrdSources }] = await Promise.all([import("./start-lab.ts"), import("../crds/sources.ts")]);
  await installCached(
    primedDirectory(),
    async (directory) => {
      const lab = await startLab({ zones: [], controllers: false, crds: readCrdSources().map(({ name }) => name), progress });
      try {
        // etcd writes everything when it is asked to end.
        await lab.processes.endAll();
        await cp(join(lab.directory, dataFolder), join(directory, dataFolder), { recursive: true });
        if ((await readdir(join(directory, dataFolder))).length === 0) throw new Error("etcd left no data");
      } finally {
        await lab.stop();
      }
    },
    progress,
  );
}
