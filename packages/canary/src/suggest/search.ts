import type { Question } from "../model.ts";
import type { Requirement } from "../requirement/parse-requirement.ts";
import type { Controller, Design, Grid } from "./design.ts";
import { type FailureTable, failureTable } from "./failure-table.ts";
import { leastRequests } from "./information-bound.ts";
import type { Ladder } from "./ladders.ts";
import { type Score, score } from "./score.ts";

/** Everything but the threshold: the exposure of all thresholds has the same lower bound. */
export interface Group {
  readonly weights: Ladder;
  readonly checksPerWeight: number;
  readonly intervalSeconds: number;
  readonly failures: number;
  /** Expected canary requests nobody can save, in a release that is aborted as early as possible. */
  readonly bound: number;
}

export interface Found {
  readonly design: Design;
  /** Expected canary requests of a release with the smallest required effect. */
  readonly exposed: number;
}

export interface Searched {
  /** Ascending in exposure; at most as many as asked for. */
  readonly found: readonly Found[];
  /** The highest power at the smallest effect among candidates that keep the other limits; what is left to say when nothing was found. */
  readonly bestPower: number;
  readonly candidates: number;
  readonly evaluated: number;
}

export interface Search {
  readonly controller: Controller;
  readonly grid: Grid;
  readonly requirement: Requirement;
  readonly baseline: number;
  /** Requests per second divided by the design effect: what decides. */
  readonly informative: number;
  /** Requests per second: what is exposed. */
  readonly rps: number;
  /** How many configurations to return. */
  readonly wanted: number;
  /** Only whether there is one matters: stop at the first, and skip groups that can't have one. */
  readonly anyWillDo?: boolean;
}

/** Share of an interval the last weight is held longer, so that the last check comes before promotion. */
export const SLACK = 0.5;

/**
 * The configurations with the least exposure that meet the requirement, exactly, by branch and bound: groups of candidates in the order
 * of the exposure none of them can be below, until that bound passes what has been found. Within a group P(abort) falls with the
 * threshold, for healthy and bad releases alike, so only those from the first quiet one to the last powerful one are looked at.
 */
export function search(options: Search): Searched {
  const { grid, wanted } = options;
  const table = failureTable();
  const found: Found[] = [];
  let bestPower = 0;
  let evaluated = 0;
  const groups = groupsOf(options);
  const least = options.anyWillDo ? leastInformative(options) : 0;
  for (const group of groups) {
    if (most(options, group) < least) continue;
    if (options.anyWillDo && found.length > 0) break;
    if (found.length >= wanted && group.bound >= found.at(-1)!.exposed) break;
    const quiet = firstQuietShare(options, group, table);
    const looked = bestShare(options, group, quiet.first, table);
    evaluated += quiet.evaluated + looked.evaluated;
    bestPower = Math.max(bestPower, looked.power);
    if (looked.best !== undefined) insert(found, looked.best, wanted);
  }
  return { found, bestPower, candidates: groups.length * grid.shares.length, evaluated };
}

/** Requests, divided by the design effect, without which no procedure meets the requirement. */
function leastInformative({ requirement, baseline }: Search): number {
  const needs = requirement.power.map(({ ratio, atLeast }) => leastRequests({ baseline, ratio, power: atLeast, falseAborts: requirement.falseAborts ?? 1 }));
  return Math.max(0, ...needs);
}

/** Most requests a group can judge by: Flagger's failures repeat checks, at worst at the largest weight. */
function most({ controller, informative }: Search, { weights, checksPerWeight, intervalSeconds, failures }: Group): number {
  const once = weights.reduce((sum, weight) => sum + weight, 0) * checksPerWeight;
  return (once + (controller === "flagger" ? failures * weights.at(-1)! : 0)) * intervalSeconds * informative;
}

/** Groups that keep the limit on the duration, in the order of their bounds. */
function groupsOf({ controller, grid, requirement, rps }: Search): Group[] {
  const groups: Group[] = [];
  for (const weights of grid.ladders) {
    for (const checksPerWeight of grid.checksPerWeight) {
      for (const intervalSeconds of grid.intervals) {
        const checks = weights.length * checksPerWeight;
        if ((checks + (controller === "argo" ? SLACK : 0)) * intervalSeconds > (requirement.maxSeconds ?? Infinity)) continue;
        const perWeight = weights.map((weight) => weight * intervalSeconds * rps);
        for (const failures of grid.failures) {
          if (controller === "argo" && failures > checks) continue;
          const bound = boundOf(controller, perWeight, checksPerWeight, failures);
          if (bound <= (requirement.maxExposed ?? Infinity)) groups.push({ weights, checksPerWeight, intervalSeconds, failures, bound });
        }
      }
    }
  }
  return groups.sort((a, b) => a.bound - b.bound);
}

/** Argo goes on while it fails, Flagger stays at the first weight, and sits through one more interval; or the release passes everything. */
function boundOf(controller: Controller, perWeight: readonly number[], checksPerWeight: number, failures: number): number {
  if (controller === "flagger")
    return Math.min(
      (failures + 1) * perWeight[0]!,
      perWeight.reduce((sum, requests) => sum + requests, 0),
    );
  let sum = 0;
  for (let check = 0; check < failures; check += 1) sum += perWeight[Math.floor(check / checksPerWeight)]!;
  return sum;
}

/** The smallest threshold at which few enough healthy releases are aborted, by bisection. */
function firstQuietShare(options: Search, group: Group, table: FailureTable): { first: number; evaluated: number } {
  const { shares } = options.grid;
  const limit = options.requirement.falseAborts ?? 1;
  let low = 0;
  let high = shares.length;
  let evaluated = 0;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    evaluated += 1;
    if (scoreOf(options, group, shares[middle]!, { ratio: 1, table }).abort <= limit) high = middle;
    else low = middle + 1;
  }
  return { first: low, evaluated };
}

interface Looked {
  readonly best?: Found;
  /** At the smallest effect and the first threshold. */
  readonly power: number;
  readonly evaluated: number;
}

/**
 * The threshold with the least exposure that still has the power. For Argo it is the first quiet one, as a higher one only aborts later;
 * Flagger repeats failed checks, so that a higher one may be over sooner.
 */
function bestShare(options: Search, group: Group, first: number, table: FailureTable): Looked {
  const { controller, grid, requirement } = options;
  let best: Found | undefined;
  let power = 0;
  let evaluated = 0;
  for (let index = first; index < grid.shares.length; index += 1) {
    const share = grid.shares[index]!;
    const scores = requirement.power.map(({ ratio }) => scoreOf(options, group, share, { ratio, table }));
    evaluated += scores.length;
    if (index === first) power = scores[0]?.abort ?? 0;
    if (!requirement.power.every(({ atLeast }, at) => scores[at]!.abort >= atLeast)) break;
    const exposed = scores[0]?.exposed ?? group.bound;
    const allowed = exposed <= (requirement.maxExposed ?? Infinity);
    if (allowed && (best === undefined || exposed < best.exposed)) best = { exposed, design: designOf(controller, group, share) };
    if (controller === "argo") break;
  }
  return { ...(best !== undefined && { best }), power, evaluated };
}

function scoreOf(
  { controller, baseline, informative, rps }: Search,
  group: Group,
  share: number,
  { ratio, table }: { ratio: number; table: FailureTable },
): Score {
  const { weights, checksPerWeight, intervalSeconds, failures } = group;
  const checks = weights.length * checksPerWeight;
  const failing = new Float64Array(checks);
  const requests = new Float64Array(checks);
  for (let check = 0; check < checks; check += 1) {
    const share1 = weights[Math.floor(check / checksPerWeight)]! * intervalSeconds;
    failing[check] = table(share1 * informative, share, Math.min(1, baseline * ratio));
    requests[check] = share1 * rps;
  }
  return score(controller, { failing, requests, failures, after: controller === "argo" ? SLACK * requests[checks - 1]! : 0 });
}

function designOf(controller: Controller, { bound: _, ...group }: Group, errorShare: number): Design {
  return { controller, ...group, errorShare };
}

function insert(found: Found[], one: Found, wanted: number): void {
  const at = found.findIndex(({ exposed }) => exposed > one.exposed);
  found.splice(at === -1 ? found.length : at, 0, one);
  if (found.length > wanted) found.pop();
}

/** The rates a search works with: a profile counts with what the canary gets in its first hour. */
export function ratesOf(question: Question, meanRps: number): Pick<Search, "informative" | "rps" | "baseline"> {
  return { rps: meanRps, informative: meanRps / (question.designEffect ?? 1), baseline: question.baseline };
}
