import type { Timeline } from "../model.ts";
import { at, markup } from "./markup.ts";
import type { PowerReport } from "./power-report.ts";
import { countWord, percentWord, timeWord } from "./words.ts";

const box = { width: 400, height: 210, left: 40, right: 20, top: 14, bottom: 44 } as const;
const plot = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom } as const;
const MOST_MARKS = 200;

/** The canary's share over the time of a release that passes; what nobody watches is hatched, every measurement is a mark. */
export function timelineSvg({ power: { timeline, durationSeconds } }: PowerReport, id: string): string {
  const end = Math.max(durationSeconds, ...timeline.phases.map(({ startSeconds, seconds }) => startSeconds + seconds), 1);
  const x = (seconds: number): number => box.left + (seconds / end) * plot.width;
  const y = (weight: number): number => box.top + (1 - weight) * plot.height;
  return [
    `<svg class="chart" viewBox="0 0 ${box.width} ${box.height}" role="img"><title>Share of the canary over time, with every measurement</title>`,
    `<defs><pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>`,
    ...[0, 0.25, 0.5, 0.75, 1].map((weight) => grid(y(weight), `${weight * 100} %`)),
    ...timeline.phases.map((phase) => bar(phase, x, y, id)),
    ...marks(timeline, x),
    ...timesOf(end).map(
      (seconds) => `<text class="axis" x="${at(x(seconds))}" y="${box.height - box.bottom + 24}" text-anchor="middle">${timeWord(seconds)}</text>`,
    ),
    `<text class="axis" x="${at(box.left + plot.width / 2)}" y="${box.height - 4}" text-anchor="middle">time since the first step</text>`,
    "</svg>",
  ].join("\n");
}

function grid(y: number, label: string): string {
  return `<line class="grid" x1="${box.left}" x2="${box.width - box.right}" y1="${at(y)}" y2="${at(y)}"/><text class="axis" x="${box.left - 6}" y="${at(y + 4)}" text-anchor="end">${label}</text>`;
}

function bar(
  { startSeconds, seconds, weight, observed }: Timeline["phases"][number],
  x: (seconds: number) => number,
  y: (weight: number) => number,
  id: string,
): string {
  const [left, right, top, bottom] = [x(startSeconds), x(startSeconds + seconds), y(weight), y(0)];
  const shape = `x="${at(left)}" y="${at(top)}" width="${at(Math.max(0.5, right - left))}" height="${at(Math.max(0, bottom - top))}"`;
  const title = `<title>${percentWord(weight)} for ${timeWord(seconds)}${observed ? "" : ", watched by nobody"}</title>`;
  return `<g>${title}<rect class="phase" ${shape}/>${observed ? "" : `<rect ${shape} fill="url(#${id})"/>`}</g>`;
}

/** Below the axis; a mark is hollow when its window is probably empty. */
function marks({ measurements }: Timeline, x: (seconds: number) => number): string[] {
  const every = Math.ceil(measurements.length / MOST_MARKS);
  const base = box.height - box.bottom + 6;
  return measurements
    .filter((_, index) => index % every === 0)
    .map(({ metric, seconds, expectedRequests, emptyProbability }) => {
      const title = `<title>${markup(metric)} at ${timeWord(seconds)}: about ${countWord(expectedRequests)} requests, none with ${percentWord(emptyProbability)}</title>`;
      return `<circle class="mark${emptyProbability > 0.05 ? " hollow" : ""}" cx="${at(x(seconds))}" cy="${base}" r="2.5">${title}</circle>`;
    });
}

function timesOf(end: number): number[] {
  const steps = [1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400];
  const step = steps.find((candidate) => end / candidate <= 6) ?? Math.ceil(end / 6 / 86_400) * 86_400;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}
