import { endLab } from "../labs.ts";
import { startTier } from "../start-tier.ts";
import type { LabCommand } from "./main.ts";

/** Holds a lab until it is told to end; `up` starts it in the background. */
export async function serve({ name, tier, keep }: LabCommand): Promise<number> {
  const told = new Promise<void>((resolve) => process.once("SIGTERM", resolve).once("SIGINT", resolve));
  const starting = startTier({ name, tier, keep, progress: (line) => console.error(`${name}: ${line}`) });
  const lab = await Promise.race([starting, told.then(() => undefined)]);
  if (lab === undefined) {
    // Not ready yet, and nobody waits for it any more: what is still being started ends with this process.
    await endLab(name, { keep });
    process.exit(1);
  }
  await told;
  await lab.stop();
  return 0;
}
