import { startTier } from "../start-tier.ts";
import type { LabCommand } from "./main.ts";

/** Holds a lab until it is told to end; `up` starts it in the background. */
export async function serve({ name, tier, keep }: LabCommand): Promise<number> {
  const told = new Promise<void>((resolve) => process.once("SIGTERM", resolve).once("SIGINT", resolve));
  const starting = startTier({ name, tier, keep, progress: (line) => console.error(`${name}: ${line}`) });
  // Told to end before it is ready: what runs already ends with this process.
  const lab = await Promise.race([starting, told.then(() => undefined)]);
  if (lab === undefined) {
    await starting.then(
      (started) => started.stop(),
      () => undefined,
    );
    return 1;
  }
  await told;
  await lab.stop();
  return 0;
}
