import type { CommandMeta } from "../command.ts";

export const explainMeta: CommandMeta = {
  name: "explain",
  usage: "create-pipeline explain [dir] [job, file or field]",
  summary: "why a job or file exists, and which field of pipeline.yaml changes it",
  description:
    "Says why a job or a file exists, which template in which version brought it, and which field of pipeline.yaml changes it;\nfor a field, its value and everything it changes. Alone, it lists every field with what counts.",
  options: [],
  positionals: 2,
  examples: [
    "create-pipeline explain",
    "create-pipeline explain build-image",
    "create-pipeline explain .github/workflows/orders.yml",
    "create-pipeline explain services/orders delivery.rollout",
  ],
};
