import type { CommandContext } from "../../command.ts";
import { readServiceCanary } from "./read-service-canary.ts";
import type { ServiceCanary } from "./read-service-canary.ts";

export interface Asked {
  /** The options, with what the service's own goal says where nothing else was asked. */
  readonly context: CommandContext;
  /** Absent when -f names manifests. */
  readonly service?: ServiceCanary;
}

/** Without -f it is the service in this folder, and its pipeline.yaml says how much traffic it has and what it wants to notice. */
export async function withServiceGoal(context: CommandContext): Promise<Asked> {
  const { options } = context;
  if (options.file.length > 0) return { context };
  const service = await readServiceCanary(context);
  const { rps, baseline, detect } = service.settings;
  const traffic = options.rps === undefined && options.profile === undefined ? { rps: String(rps) } : {};
  const goal = { ...traffic, baseline: options.baseline ?? String(baseline), effects: options.effects ?? effectsAround(detect, baseline) };
  return { context: { ...context, options: { ...options, ...goal } }, service };
}

/** The usual multiples and the one that must be detected, as far as they are shares of all requests. */
function effectsAround(detect: number, baseline: number): string {
  const multiples = [...new Set([2, 5, 10, detect])].filter((multiple) => multiple * baseline <= 1);
  return multiples
    .toSorted((a, b) => a - b)
    .map((multiple) => `${multiple}x`)
    .join(",");
}
