import type { Command, CommandMeta } from "../command.ts";
import { canaryMeta } from "./canary.meta.ts";
import { checkMeta } from "./check.meta.ts";
import { explainMeta } from "./explain.meta.ts";
import { generateMeta } from "./generate.meta.ts";
import { initMeta } from "./init.meta.ts";
import { listMeta } from "./list.meta.ts";
import { planMeta } from "./plan.meta.ts";

export interface RegisteredCommand {
  readonly meta: CommandMeta;
  readonly load: () => Promise<Command>;
}

/** Runs when no command is named. */
export const defaultCommand: RegisteredCommand = { meta: initMeta, load: () => import("./init.ts") };

export const commands: readonly RegisteredCommand[] = [
  defaultCommand,
  { meta: generateMeta, load: () => import("./generate.ts") },
  { meta: planMeta, load: () => import("./plan.ts") },
  { meta: explainMeta, load: () => import("./explain.ts") },
  { meta: listMeta, load: () => import("./list.ts") },
  { meta: canaryMeta, load: () => import("./canary.ts") },
  { meta: checkMeta, load: () => import("./check.ts") },
];

export function commandNamed(name: string): RegisteredCommand | undefined {
  return commands.find(({ meta }) => meta.name === name);
}
