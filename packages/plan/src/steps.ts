import type { ContributedStep, ContributedValue } from "./contribution.ts";

type Values = Readonly<Record<string, ContributedValue>>;

/** Runs one of the shared tasks, from the repository's root. */
export function taskStep(id: string, title: string, task: string, inputs: Values): ContributedStep {
  return { do: "task", id, title, task, inputs, env: {}, directory: "", always: false };
}

/** Runs a fixed script in a folder given from the repository's root; data comes in by `env`. */
export function runStep(id: string, title: string, script: string, directory: string, env: Values = {}): ContributedStep {
  return { do: "run", id, title, script, env, directory, always: false };
}

export const checkout = (history: "shallow" | "full"): ContributedStep => ({ do: "checkout", history });
