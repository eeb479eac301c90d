import type { CommandMeta } from "../command.ts";

export const checkMeta: CommandMeta = {
  name: "check",
  usage: "create-pipeline check [dir]",
  summary: "whether pipeline.yaml and the generated files still agree",
  description:
    "Compares hashes: pipeline.yaml unchanged since the last generate, every generated file unchanged.\nExits 1 on any difference, so it can stand in a pipeline.",
  options: [],
  positionals: 1,
  examples: ["create-pipeline check", "create-pipeline check --json"],
};
