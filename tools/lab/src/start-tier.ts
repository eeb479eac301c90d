import type { Lab, LabOptions } from "./start-lab.ts";
import { startLab } from "./start-lab.ts";

/** A lab with the servers of its tier, for trying things by hand; a test starts exactly what it needs instead. */
export async function startTier(options: LabOptions): Promise<Lab> {
  return startLab(options);
}
