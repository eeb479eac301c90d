import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Tier } from "../components/read-components.ts";
import { startControlPlane } from "./control-plane/start.ts";
import type { ControlPlane } from "./control-plane/start.ts";
import { installCustomResources, untilAllServed } from "./custom-resources.ts";
import { endLab, labDirectory, portsFolder, recordFile, sweepAbandoned } from "./labs.ts";
import type { LabRecord } from "./labs.ts";
import { copyPrimedData } from "./primed-data.ts";
import { Ports, releaseAbandoned } from "./ports.ts";
import { thisProcess } from "./process-identity.ts";
import { Processes } from "./processes.ts";

export interface LabOptions {
  /** Letters, digits and dashes; made up when it is left out, so that several labs can run side by side. */
  readonly name?: string;
  /** What runs: A is a control plane with nodes that kwok plays; see docs/lab.md. */
  readonly tier?: Tier;
  readonly zones?: readonly string[];
  /** Components whose custom resources are installed, as `crds/sources.json` names them; all of them come with the data. */
  readonly crds?: readonly string[] | "all";
  /** Without: only etcd and the API server. */
  readonly controllers?: boolean;
  /** Keeps the folder with data and logs when the lab ends. */
  readonly keep?: boolean;
  readonly progress?: (line: string) => void;
}

/** A running control plane of one's own. */
export interface Lab extends ControlPlane {
  readonly name: string;
  readonly tier: Tier;
  /** Data, certificates and logs. */
  readonly directory: string;
  readonly ports: Ports;
  readonly processes: Processes;
  readonly progress: (line: string) => void;
  /** Writes down that everything of its tier runs; `up` waits for that. */
  readonly markReady: () => Promise<void>;
  /** Ends every process and removes the folder. */
  readonly stop: () => Promise<void>;
}

/** Starts a lab and waits until its nodes are Ready. It ends with `stop`, or with the process that started it. */
export async function startLab({
  name = `lab-${randomBytes(4).toString("hex")}`,
  tier = "A",
  zones = ["a", "b", "c"],
  crds = [],
  controllers = true,
  keep = false,
  progress = () => undefined,
}: LabOptions = {}): Promise<Lab> {
  if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(name)) throw new Error(`a lab's name has letters, digits and dashes, unlike "${name}"`);
  const began = performance.now();
  await Promise.all([sweepAbandoned(), releaseAbandoned(portsFolder())]);
  const directory = labDirectory(name);
  await mkdir(dirname(directory), { recursive: true, mode: 0o700 });
  await mkdir(directory, { mode: 0o700 }).catch((cause: unknown) => {
    throw new Error(`there is a lab named ${name} already: npm run lab -- down ${name}`, { cause });
  });
  const ports = new Ports(portsFolder());
  const processes = new Processes(directory);
  const stop = async (): Promise<void> => {
    await processes.endAll();
    await ports.release();
    await endLab(name, { keep });
  };
  const record: LabRecord = { name, tier, owner: thisProcess(), kubeconfig: `${directory}/kubeconfig`, startedAt: new Date().toISOString(), keep };
  await writeFile(recordFile(directory), `${JSON.stringify(record)}\n`);
  try {
    if (crds === "all") await copyPrimedData(directory);
    const controlPlane = await startControlPlane({ directory, ports, processes, zones, controllers, progress });
    if (crds === "all") await untilAllServed(controlPlane.kubectl);
    else if (crds.length > 0) {
      progress(`custom resources of ${crds.length} components`);
      await installCustomResources(controlPlane.kubectl, crds);
    }
    const markReady = (): Promise<void> =>
      writeFile(recordFile(directory), `${JSON.stringify({ ...record, readyAfterMs: Math.round(performance.now() - began) })}\n`);
    // The other tiers have more to start.
    if (tier === "A") await markReady();
    return { ...controlPlane, name, tier, directory, ports, processes, progress, markReady, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
