import { startNode } from "./kubelet/start-node.ts";
import type { Lab, LabOptions } from "./start-lab.ts";
import { startLab } from "./start-lab.ts";

/** A lab with the servers of its tier, for trying things by hand; a test starts exactly what it needs instead. */
export async function startTier(options: LabOptions): Promise<Lab> {
  return options.tier === "F" ? startWithRealNode(options) : startLab(options);
}

async function startWithRealNode(options: LabOptions): Promise<Lab> {
  const lab = await startLab({ ...options, zones: [] });
  try {
    const node = await startNode(lab);
    return { ...lab, stop: () => node.stop().finally(lab.stop) };
  } catch (error) {
    await lab.stop();
    throw error;
  }
}
