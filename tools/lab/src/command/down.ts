import { existsSync } from "node:fs";
import { endLab, labDirectory, listLabs, portsFolder } from "../labs.ts";
import { releaseAbandoned } from "../ports.ts";
import type { LabCommand } from "./main.ts";

/** Ends labs by the ids they wrote down, whether their holder still lives or not. */
export async function down({ name, all, keep, json }: LabCommand): Promise<number> {
  const names = all ? await listLabs() : [name];
  if (!all && !existsSync(labDirectory(name))) throw new Error(`there is no lab named ${name}: npm run lab -- status`);
  for (const one of names) await endLab(one, { keep });
  await releaseAbandoned(portsFolder());
  console.log(json ? JSON.stringify({ ended: names }) : names.length === 0 ? "no lab" : `ended: ${names.join(", ")}`);
  return 0;
}
