import { at, markup } from "./markup.ts";
import type { PowerReport } from "./power-report.ts";
import { percentWord, ratioWord, roughPercent } from "./words.ts";

const box = { width: 400, height: 250, left: 40, right: 20, top: 14, bottom: 44 } as const;
const plot = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom } as const;

/** Probability to abort over the size of the regression, which runs logarithmically. */
export function curveSvg({ curve, power, question }: PowerReport): string {
  const largest = Math.max(curve.at(-1)?.ratio ?? 10, 1.0001);
  const x = (ratio: number): number => box.left + (Math.log(Math.max(1, ratio)) / Math.log(largest)) * plot.width;
  const y = (abort: number): number => box.top + (1 - abort) * plot.height;
  const line = curve.map(({ ratio, abort }, index) => `${index === 0 ? "M" : "L"}${at(x(ratio))} ${at(y(abort))}`).join("");
  const asked = power.effects.filter(({ ratio }) => ratio <= largest);
  return [
    `<svg class="chart" viewBox="0 0 ${box.width} ${box.height}" role="img"><title>Probability to abort, by the size of the regression</title>`,
    ...[0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => horizontal(y(share), `${Math.round(share * 100)} %`, share === 0.8)),
    ...ticksOf(largest).map((ratio) => vertical(x(ratio), ratioWord(ratio))),
    `<text class="axis" x="${at(box.left + plot.width / 2)}" y="${box.height - 8}" text-anchor="middle">error rate as a multiple of ${markup(percentWord(question.baseline))}</text>`,
    `<path class="area" d="${line}L${at(x(largest))} ${at(y(0))}L${at(x(1))} ${at(y(0))}Z"/>`,
    `<path class="line" d="${line}"/>`,
    ...points(asked.map(({ ratio, abort }) => ({ x: x(ratio), y: y(abort), text: `${ratioWord(ratio)}: ${roughPercent(abort)}` }))),
    power.detectable80 === undefined || power.detectable80 > largest
      ? ""
      : `<line class="found" x1="${at(x(power.detectable80))}" x2="${at(x(power.detectable80))}" y1="${at(y(0.8))}" y2="${at(y(0))}"/>`,
    "</svg>",
  ].join("\n");
}

function horizontal(y: number, label: string, wanted: boolean): string {
  return `<line class="grid${wanted ? " wanted" : ""}" x1="${box.left}" x2="${box.width - box.right}" y1="${at(y)}" y2="${at(y)}"/><text class="axis" x="${box.left - 6}" y="${at(y + 4)}" text-anchor="end">${label}</text>`;
}

function vertical(x: number, label: string): string {
  return `<line class="grid" x1="${at(x)}" x2="${at(x)}" y1="${box.top}" y2="${box.height - box.bottom}"/><text class="axis" x="${at(x)}" y="${box.height - box.bottom + 16}" text-anchor="middle">${markup(label)}</text>`;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A label stands where the curve isn't: left of a point far right, above one low down. One that would lie on another is left out. */
function points(all: readonly Point[]): string[] {
  const taken: { readonly from: number; readonly to: number; readonly y: number }[] = [];
  return all.flatMap(({ x, y, text }) => {
    const left = x > box.left + plot.width * 0.6;
    const baseline = y + (y > box.top + plot.height * 0.5 ? -8 : 16);
    const width = text.length * 6.4;
    const from = left ? x - 8 - width : x + 8;
    const free = taken.every((other) => from > other.to || from + width < other.from || Math.abs(other.y - baseline) > 12);
    if (free) taken.push({ from, to: from + width, y: baseline });
    const label = `<text class="label" x="${at(left ? x - 8 : x + 8)}" y="${at(baseline)}" text-anchor="${left ? "end" : "start"}">${markup(text)}</text>`;
    return [`<circle class="point" cx="${at(x)}" cy="${at(y)}" r="4"><title>${markup(text)}</title></circle>`, ...(free ? [label] : [])];
  });
}

function ticksOf(largest: number): number[] {
  return [1, 2, 5, 10, 20, 50, 100].filter((tick) => tick <= largest * 1.001);
}
