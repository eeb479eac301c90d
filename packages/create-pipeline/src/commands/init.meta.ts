import type { CommandMeta } from "../command.ts";

export const initMeta: CommandMeta = {
  name: "init",
  usage: "create-pipeline [dir]",
  summary: "writes pipeline.yaml from what it finds, and the pipeline from it; later the same as generate",
  description:
    "Looks at the service in [dir], proposes a pipeline.yaml, shows what will be written and writes it.\nWhere a pipeline.yaml exists, it is rendered again, as generate does.",
  options: ["yes", "dry-run", "set", "from", "overwrite", "adopt", "skip"],
  positionals: 1,
  examples: [
    "create-pipeline --yes",
    "create-pipeline services/orders --set platform=gitlab-ci --dry-run",
    "create-pipeline --from ../standard/pipeline.yaml --yes",
  ],
};
