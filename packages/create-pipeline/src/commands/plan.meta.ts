import type { CommandMeta } from "../command.ts";

export const planMeta: CommandMeta = {
  name: "plan",
  usage: "create-pipeline plan [dir]",
  summary: "draws what happens on a change, on main, on a tag …",
  description: "Draws the flows of the service in [dir] by layers; jobs of one layer run at the same time. ★ marks the critical path.\nNothing is written.",
  options: ["format"],
  positionals: 1,
  examples: ["create-pipeline plan", "create-pipeline plan --format html > plan.html", "create-pipeline plan services/orders --format mermaid"],
};
