import type { Question } from "../model.ts";
import type { Requirement } from "../requirement/parse-requirement.ts";
import { type Ladder, ladders } from "./ladders.ts";

/** The controllers a threshold configuration can be found for. */
export type Controller = "argo" | "flagger";

/** What a threshold gate is made of; the two controllers differ in what a failed check does, not in this. */
export interface Design {
  readonly controller: Controller;
  readonly weights: Ladder;
  /** Checks at each weight. Flagger can't stay at a weight that passed, so always 1 there. */
  readonly checksPerWeight: number;
  /** Between two checks, and the window each looks back over: windows don't overlap and lie inside one weight. */
  readonly intervalSeconds: number;
  /** Failed checks that abort: Argo's failureLimit + 1, Flagger's threshold. */
  readonly failures: number;
  /** A check fails when the share of errors exceeds this. */
  readonly errorShare: number;
}

/** All the choices of a search; a candidate is one of each. */
export interface Grid {
  readonly ladders: readonly Ladder[];
  readonly checksPerWeight: readonly number[];
  readonly intervals: readonly number[];
  readonly failures: readonly number[];
  /** Ascending. */
  readonly shares: readonly number[];
}

const INTERVALS = [30, 60, 120, 180, 300, 600, 900, 1800];
const CHECKS = [1, 2, 3, 4, 6, 10];
const FAILURES = [1, 2, 3, 4, 5, 6, 8, 10];
const SHARES = 32;

/** Thresholds lie between the healthy and the smallest required error share, spaced evenly in the logarithm; outside nothing is told apart. */
export function gridFor(controller: Controller, question: Question, requirement: Requirement): Grid {
  const smallest = requirement.power[0]?.ratio ?? question.effects[0] ?? 5;
  const from = question.baseline;
  const to = Math.min(0.99, question.baseline * smallest * 4);
  const shares = Array.from({ length: SHARES }, (_, index) => Number((from * (to / from) ** (index / (SHARES - 1))).toPrecision(2)));
  return {
    ladders: ladders(),
    checksPerWeight: controller === "argo" ? CHECKS : [1],
    intervals: INTERVALS,
    failures: FAILURES,
    shares: [...new Set(shares)].sort((a, b) => a - b),
  };
}

export function sizeOf(grid: Grid): number {
  return grid.ladders.length * grid.checksPerWeight.length * grid.intervals.length * grid.failures.length * grid.shares.length;
}
