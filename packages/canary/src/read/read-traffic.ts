import { parse } from "yaml";
import type { ProfileTraffic, TrafficSegment } from "../model.ts";

const DAY = 86_400;

export type TrafficReading = { readonly traffic: ProfileTraffic } | { readonly problem: string };

/**
 * Traffic over time out of a file: the answer of a Prometheus range query as it was exported, or a day profile: a list of
 * requests per second for equal pieces of a day, or of `{ at: "08:00", rps: 50 }`.
 */
export function readTraffic(text: string, startSeconds: number): TrafficReading {
  let value: unknown;
  try {
    value = parse(text, { logLevel: "error" });
  } catch {
    return { problem: "it is neither JSON nor YAML" };
  }
  const segments =
    isRecord(value) && "data" in value ? prometheusSegments(value["data"]) : daySegments(isRecord(value) && "profile" in value ? value["profile"] : value);
  if (typeof segments === "string") return { problem: segments };
  if (segments.every(({ rps }) => rps === 0)) return { problem: "it holds no request at all" };
  return { traffic: { kind: "profile", startSeconds, segments } };
}

function daySegments(value: unknown): readonly TrafficSegment[] | string {
  if (!Array.isArray(value) || value.length === 0) return "it holds neither a list of requests per second nor the answer of a Prometheus range query";
  const items = value as readonly unknown[];
  if (items.every((item) => typeof item === "number")) {
    return items.every((rps) => rps >= 0 && Number.isFinite(rps)) ? items.map((rps) => ({ seconds: DAY / items.length, rps })) : "it holds a rate below zero";
  }
  const points = items.map(pointOf);
  const wrong = points.findIndex((point) => point === undefined);
  if (wrong >= 0) return `item ${wrong + 1} is not like { at: "08:00", rps: 50 }`;
  const sorted = (points as Point[]).toSorted((a, b) => a.at - b.at);
  return closedDay(sorted);
}

interface Point {
  readonly at: number;
  readonly rps: number;
}

function pointOf(item: unknown): Point | undefined {
  if (!isRecord(item)) return undefined;
  const at = clockSeconds(String(item["at"]));
  const rps = Number(item["rps"]);
  return at === undefined || !(rps >= 0) ? undefined : { at, rps };
}

/** Before the first point of the day the last one of the day before still counts. */
function closedDay(points: readonly Point[]): readonly TrafficSegment[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const before = first.at > 0 ? [{ seconds: first.at, rps: last.rps }] : [];
  const pieces = points.map(({ at, rps }, index) => ({ seconds: (points[index + 1]?.at ?? DAY) - at, rps }));
  return [...before, ...pieces].filter(({ seconds }) => seconds > 0);
}

/** "08:30" in seconds since midnight. */
export function clockSeconds(text: string): number | undefined {
  const match = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text);
  const seconds = match === null ? Number.NaN : Number(match[1]) * 3600 + Number(match[2]) * 60;
  return seconds <= DAY ? seconds : undefined;
}

/** The series added up; samples that are missing in one of them count as nothing. */
function prometheusSegments(data: unknown): readonly TrafficSegment[] | string {
  const result = isRecord(data) ? data["result"] : undefined;
  if (!isRecord(data) || data["resultType"] !== "matrix" || !Array.isArray(result)) return "it is no answer of a range query (resultType matrix)";
  const totals = new Map<number, number>();
  for (const series of result as readonly unknown[]) {
    for (const sample of valuesOf(series)) totals.set(sample[0], (totals.get(sample[0]) ?? 0) + sample[1]);
  }
  const points = [...totals].sort(([a], [b]) => a - b);
  const [first, second] = points;
  if (first === undefined || second === undefined) return "it holds fewer than two samples";
  const pieces = points.map(([time, rps], index) => ({ seconds: (points[index + 1]?.[0] ?? time + second[0] - first[0]) - time, rps }));
  return pieces.some(({ rps }) => rps < 0) ? "it holds a rate below zero" : pieces;
}

function valuesOf(series: unknown): readonly (readonly [time: number, value: number])[] {
  const values = isRecord(series) ? series["values"] : undefined;
  if (!Array.isArray(values)) return [];
  return (values as readonly unknown[]).flatMap((sample) => {
    if (!Array.isArray(sample)) return [];
    const [time, value] = [Number(sample[0]), Number(sample[1])];
    return Number.isFinite(time) && Number.isFinite(value) ? [[time, value] as const] : [];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
