import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Tier } from "../components/read-components.ts";
import { startGitHost } from "./argo-cd/git-host.ts";
import { claimArgoCdPorts, startArgoCd } from "./argo-cd/start.ts";
import { startNode } from "./kubelet/start-node.ts";
import { startPrometheus } from "./prometheus/start-prometheus.ts";
import { startRollouts } from "./rollouts/start-rollouts.ts";
import type { Lab, LabOptions } from "./start-lab.ts";
import { startLab } from "./start-lab.ts";

/** Ends what a tier added; the lab itself ends afterwards. */
type End = () => Promise<void>;

/** What each tier adds to the control plane, for trying things by hand; a test starts exactly what it needs instead. */
const additions: Readonly<Record<Tier, readonly ((lab: Lab) => Promise<End>)[]>> = {
  A: [],
  B: [addArgoCd],
  C: [addArgoCd, addCanaries],
  F: [addRealNode],
};

/** A lab with the servers of its tier and every custom resource. */
export async function startTier({ tier = "A", ...options }: LabOptions): Promise<Lab> {
  const lab = await startLab({ ...options, tier, crds: "all", ...(tier === "F" ? { zones: [] } : {}) });
  const ends: End[] = [lab.stop];
  const stop = async (): Promise<void> => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    for (const add of additions[tier]) ends.push(await add(lab));
    await lab.markReady();
    return { ...lab, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addArgoCd(lab: Lab): Promise<End> {
  const repositories = join(lab.directory, "git");
  await mkdir(repositories);
  const gitHost = await startGitHost(lab.pki, lab.ports, repositories, "github.com");
  const { host, password } = await startArgoCd(lab, await claimArgoCdPorts(lab), gitHost);
  lab.progress(`Argo CD: https://${host}, user admin, password ${password}`);
  lab.progress(`https://github.com/<name>.git is the bare repository ${repositories}/<name>.git`);
  return gitHost.close;
}

async function addCanaries(lab: Lab): Promise<End> {
  await startRollouts(lab);
  lab.progress(`Prometheus: ${await startPrometheus(lab, [])}`);
  return () => Promise.resolve();
}

async function addRealNode(lab: Lab): Promise<End> {
  const node = await startNode(lab);
  return () => node.stop();
}
