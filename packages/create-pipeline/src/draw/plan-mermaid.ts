import type { Plan } from "@create-pipeline/plan";
import { drawFlow } from "./flow-drawing.ts";
import type { FlowDrawing } from "./flow-drawing.ts";

/** https://mermaid.js.org/syntax/flowchart.html, one subgraph per flow. */
export function planMermaid(plan: Plan): string {
  const flows = plan.flows.map(drawFlow);
  const critical = flows.flatMap(({ flow, critical: path }) => path.map((id) => nodeId(flow.id, id)));
  const lines = ["flowchart LR", ...flows.flatMap(subgraph), ...flows.flatMap(edges)];
  if (critical.length > 0) lines.push("  classDef critical stroke-width:3px", `  class ${critical.join(",")} critical`);
  return `${lines.join("\n")}\n`;
}

function subgraph({ flow, layers }: FlowDrawing): string[] {
  return [
    `  subgraph ${nodeId("flow", flow.id)}["${quoted(flow.title)}"]`,
    ...layers.flat().map((job) => `    ${nodeId(flow.id, job.id)}["${quoted(job.title)}"]`),
    "  end",
  ];
}

/** Dotted where the job doesn't start on success alone. */
function edges({ flow, layers }: FlowDrawing): string[] {
  return layers
    .flat()
    .flatMap((job) =>
      job.needs.map((need) => `  ${nodeId(flow.id, need)} ${job.after === "success" ? "-->" : `-. ${job.after} .->`} ${nodeId(flow.id, job.id)}`),
    );
}

/** "end" alone is a keyword; behind a prefix nothing is. */
function nodeId(flow: string, id: string): string {
  return `${flow}_${id}`.replace(/[^A-Za-z0-9]/g, (character) => (character === "-" || character === "_" ? "_" : `x${character.codePointAt(0)?.toString(16)}`));
}

function quoted(text: string): string {
  return text.replace(/[#"&<>]/g, (character) => `#${character.charCodeAt(0)};`).replace(/\s+/g, " ");
}
