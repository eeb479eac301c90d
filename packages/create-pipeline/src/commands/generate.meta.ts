import type { CommandMeta } from "../command.ts";

export const generateMeta: CommandMeta = {
  name: "generate",
  usage: "create-pipeline generate [dir]",
  summary: "renders again after an edit of pipeline.yaml",
  description:
    "Renders the pipelines of all services of the repository again. A file you edited is kept and named with its diff;\na file that nothing writes any more is removed unless you edited it.",
  options: ["yes", "dry-run", "set", "overwrite", "adopt", "skip"],
  positionals: 1,
  examples: ["create-pipeline generate", "create-pipeline generate --dry-run", "create-pipeline generate --overwrite .github/workflows/orders.yml"],
};
