import { nearest, type Diagnostic } from "@create-pipeline/diagnostics";
import type { SpecCode } from "../codes.ts";
import { environmentEntries, type Entry } from "../desugar.ts";
import { promotionOrder } from "../normalize-environments.ts";
import type { EnvironmentInput, SpecInput } from "../spec-input.ts";
import { messages } from "./messages.ts";
import type { Places } from "./rule.ts";

type Problems = Diagnostic<SpecCode>[];

export function checkEnvironments(input: SpecInput, places: Places): Problems {
  const entries = environmentEntries(input);
  const known = entries.flatMap(({ value }) => (value.name === undefined ? [] : [value.name]));
  const problems: Problems = [];
  for (const { value, path } of entries) {
    const before = value.promotesFrom;
    if (before === undefined || known.includes(before) || value.name === undefined) continue;
    // Where a name was refused, the environment may well exist.
    if (entries.some((entry) => entry.value.name === undefined) || entries.length < (input.environments ?? []).length) continue;
    problems.push(messages.unknownEnvironment(value.name, before, nearest(before, known), known, places.at([...path, "promotesFrom"])));
  }
  return [...problems, ...findCycle(entries, known, places)];
}

function findCycle(entries: readonly Entry<EnvironmentInput>[], known: readonly string[], places: Places): Problems {
  // A predecessor that does not exist was reported; it closes no circle.
  const linked = entries.map(({ value }) => (value.promotesFrom !== undefined && !known.includes(value.promotesFrom) ? withoutPredecessor(value) : value));
  const ordered = new Set(promotionOrder(linked).map((input) => input.name));
  const start = entries.find(({ value }) => value.name !== undefined && !ordered.has(value.name));
  if (start === undefined) return [];
  const way: string[] = [];
  let name = start.value.name;
  while (name !== undefined && !way.includes(name)) {
    way.push(name);
    name = entries.find(({ value }) => value.name === name)?.value.promotesFrom;
  }
  const circle = name === undefined ? way : way.slice(way.indexOf(name));
  const member = entries.find(({ value }) => value.name === circle[0]) ?? start;
  return [messages.environmentCycle([...circle, circle[0] ?? ""].toReversed(), places.at([...member.path, "promotesFrom"]))];
}

function withoutPredecessor({ promotesFrom: _, ...rest }: EnvironmentInput): EnvironmentInput {
  return rest;
}

const BY_ITSELF = ["main", "release", "manual"] as const;

/** Nothing can come to an environment more by itself than to the one before it. */
export function checkPromotion(input: SpecInput, places: Places): Problems {
  const entries = environmentEntries(input);
  const reached = new Map<string, (typeof BY_ITSELF)[number]>();
  const problems: Problems = [];
  for (const value of promotionOrder(entries.map((entry) => entry.value))) {
    const before = value.promotesFrom === undefined ? undefined : reached.get(value.promotesFrom);
    const promote = value.promote ?? before ?? "main";
    if (value.name !== undefined) reached.set(value.name, promote);
    if (before === undefined || BY_ITSELF.indexOf(promote) >= BY_ITSELF.indexOf(before)) continue;
    const path = entries.find((entry) => entry.value === value)?.path ?? [];
    problems.push(messages.promoteOrder(value.name ?? "", promote, value.promotesFrom ?? "", before, places.at([...path, "promote"])));
  }
  return problems;
}

export function checkNamespaces(input: SpecInput, places: Places): Problems {
  const seen = new Map<string, EnvironmentInput>();
  const problems: Problems = [];
  for (const { value, path } of environmentEntries(input)) {
    const { name = "", cluster = "in-cluster", namespace = `${input.service?.name ?? ""}-${name}` } = value;
    const place = `${cluster}/${namespace}`;
    const other = seen.get(place);
    if (other === undefined) seen.set(place, value);
    // The same name twice was reported as such.
    else if (other.name !== name) problems.push(messages.sharedNamespace(other.name ?? "", name, cluster, namespace, places.at([...path, "namespace"])));
  }
  return problems;
}

export function checkReplicas(input: SpecInput, places: Places): Problems {
  return environmentEntries(input).flatMap(({ value, path }) => {
    const { min, max } = value.replicas ?? {};
    return min !== undefined && max !== undefined && min > max ? [messages.replicas(value.name ?? "", min, max, places.at([...path, "replicas", "min"]))] : [];
  });
}
