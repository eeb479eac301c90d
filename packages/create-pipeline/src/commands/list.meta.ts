import type { CommandMeta } from "../command.ts";

export const listMeta: CommandMeta = {
  name: "list",
  usage: "create-pipeline list",
  summary: "the templates, a line each",
  description: "Lists the templates with their version, what they add and the fields of pipeline.yaml that select them.",
  options: [],
  positionals: 0,
  examples: ["create-pipeline list", "create-pipeline list --json"],
};
