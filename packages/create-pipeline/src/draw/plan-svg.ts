import type { Job, Plan } from "@create-pipeline/plan";
import { escapeMarkup } from "./escape-markup.ts";
import { drawFlow, durationWord, environmentWord } from "./flow-drawing.ts";
import type { FlowDrawing } from "./flow-drawing.ts";

const box = { width: 176, height: 44, gapX: 56, gapY: 16, margin: 16 } as const;

/** Works alone and inside the page, in light and dark. */
const style = `text{font:13px system-ui,sans-serif;fill:#1f2328}.sub{font-size:11px;fill:#59636e}.job rect{fill:#fff;stroke:#8c959f}.job.critical rect{stroke:#bc4c00;stroke-width:2.5}.edge{fill:none;stroke:#8c959f;stroke-width:1.3}.edge.critical{stroke:#bc4c00;stroke-width:2.5}.edge.other{stroke-dasharray:5 4}.title{font-weight:600;font-size:15px}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.sub{fill:#9198a1}.job rect{fill:#161b22;stroke:#656c76}.job.critical rect,.edge.critical{stroke:#f0883e}}`;

/** All flows below one another. */
export function planSvg(plan: Plan): string {
  let top = 0;
  let width = 0;
  const parts: string[] = [];
  for (const drawing of plan.flows.map(drawFlow)) {
    const size = sizeOf(drawing);
    parts.push(
      `<text class="title" x="${box.margin}" y="${top + 28}">${escapeMarkup(drawing.flow.title)}</text>`,
      `<g transform="translate(0 ${top + 36})">`,
      ...shapes(drawing, ""),
      "</g>",
    );
    top += size.height + 44;
    width = Math.max(width, size.width);
  }
  return `${open(width, top + box.margin, plan.service)}\n${parts.join("\n")}\n</svg>\n`;
}

/** One flow, whose boxes lead to the anchors `<prefix><job id>` of a page. */
export function flowSvg(drawing: FlowDrawing, prefix: string): string {
  const { width, height } = sizeOf(drawing);
  return `${open(width, height, drawing.flow.title)}\n${shapes(drawing, prefix).join("\n")}\n</svg>`;
}

function open(width: number, height: number, title: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>${escapeMarkup(title)}</title><style>${style}</style>`;
}

function sizeOf({ layers }: FlowDrawing): { readonly width: number; readonly height: number } {
  const rows = Math.max(1, ...layers.map((layer) => layer.length));
  return { width: 2 * box.margin + layers.length * (box.width + box.gapX) - box.gapX, height: 2 * box.margin + rows * (box.height + box.gapY) - box.gapY };
}

function shapes(drawing: FlowDrawing, prefix: string): string[] {
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  drawing.layers.forEach((layer, column) =>
    layer.forEach((job, row) => places.set(job.id, { x: box.margin + column * (box.width + box.gapX), y: box.margin + row * (box.height + box.gapY) })),
  );
  const jobs = drawing.layers.flat();
  const edges = jobs.flatMap((job) => job.needs.map((need) => edge(places.get(need), places.get(job.id), edgeClass(drawing, need, job))));
  return [...edges, ...jobs.map((job) => jobShape(job, places.get(job.id), drawing.critical.includes(job.id), prefix))];
}

function edgeClass({ critical }: FlowDrawing, need: string, job: Job): string {
  const at = critical.indexOf(need);
  return `edge${at >= 0 && critical[at + 1] === job.id ? " critical" : ""}${job.after === "success" ? "" : " other"}`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function edge(from: Place | undefined, to: Place | undefined, name: string): string {
  if (from === undefined || to === undefined) return "";
  const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2];
  const bend = Math.max(24, (x2 - x1) / 2);
  return `<path class="${name}" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"/>`;
}

function jobShape(job: Job, place: Place | undefined, critical: boolean, prefix: string): string {
  const { x, y } = place ?? { x: 0, y: 0 };
  const sub = [job.kind, durationWord(job.timeoutMinutes), environmentWord(job)].filter((word) => word !== "").join(" · ");
  const shape = `<g class="job${critical ? " critical" : ""}"><title>${escapeMarkup(job.reason)}</title><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="6"/><text x="${x + 10}" y="${y + 19}">${escapeMarkup(shortened(job.title, 24))}</text><text class="sub" x="${x + 10}" y="${y + 35}">${escapeMarkup(shortened(sub, 28))}</text></g>`;
  return prefix === "" ? shape : `<a href="#${escapeMarkup(`${prefix}${job.id}`)}">${shape}</a>`;
}

function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
