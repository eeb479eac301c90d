import type { Job, Plan } from "@create-pipeline/plan";
import type { Terminal } from "../terminal.ts";
import { concurrencyWords, drawFlow, durationWord, environmentWord, permissionWords, triggerWords } from "./flow-drawing.ts";
import type { FlowDrawing } from "./flow-drawing.ts";

/** The flows by layers: what stands in one layer runs at the same time. */
export function planText(plan: Plan, terminal: Terminal): string {
  const flows = plan.flows.map((flow) => flowText(drawFlow(flow), terminal));
  return `${terminal.paint("bold", plan.service)}\n\n${flows.join("\n\n")}\n`;
}

function flowText(drawing: FlowDrawing, terminal: Terminal): string {
  const { flow, critical, minutes } = drawing;
  const { paint } = terminal;
  const policy = concurrencyWords(flow.concurrency);
  const lines = [`${paint("bold", flow.id)}  ${paint("dim", `${triggerWords(flow.triggers)} · ${flow.trust} · ${policy}`)}`];
  const width = Math.max(0, ...flow.jobs.map(({ id }) => id.length)) + 2;
  drawing.layers.forEach((layer, index) => {
    const before = drawing.layers[index - 1] ?? [];
    layer.forEach((job, position) => lines.push(`${branch(index, position, drawing, terminal)} ${jobLine(job, { before, width, critical }, terminal)}`));
  });
  if (flow.jobs.length > 1) lines.push(`  ${paint("yellow", "★")} ${paint("dim", `${critical.join(" → ")}, at most ${durationWord(minutes)}`)}`);
  return lines.join("\n");
}

/** The trunk on the left: the layer's number once, a branch for each of its jobs. */
function branch(index: number, position: number, { layers }: FlowDrawing, { paint }: Terminal): string {
  const size = layers[index]?.length ?? 0;
  const last = index === layers.length - 1;
  const number = position === 0 ? String(index + 1).padStart(3) : `  ${last ? " " : "│"}`;
  const fork = size === 1 ? "──" : position === 0 ? "┬─" : position === size - 1 ? "└─" : "├─";
  return paint("dim", `${number} ${fork}`);
}

interface Surroundings {
  readonly before: readonly Job[];
  readonly width: number;
  readonly critical: readonly string[];
}

function jobLine(job: Job, { before, width, critical }: Surroundings, { paint }: Terminal): string {
  const star = critical.includes(job.id) ? paint("yellow", "★") : " ";
  const all = before.length > 0 && job.needs.length === before.length && before.every(({ id }) => job.needs.includes(id));
  const facts = [
    job.kind,
    durationWord(job.timeoutMinutes),
    environmentWord(job),
    permissionWords(job),
    job.secrets.length === 0 ? "" : `secrets ${job.secrets.join(", ")}`,
    job.after === "success" ? "" : `starts ${job.after === "failure" ? "on failure" : "however they end"}`,
    job.needs.length === 0 || all ? "" : `after ${job.needs.join(", ")}`,
  ];
  return `${star} ${job.id.padEnd(width)}${paint("dim", facts.filter((fact) => fact !== "").join(" · "))}`;
}
