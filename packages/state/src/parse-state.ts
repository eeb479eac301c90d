import { describe, findFieldProblem, type FieldName } from "./fields.ts";
import { StateError } from "./state-error.ts";
import { orderRelease, type Release, type State, type VerifiedRelease } from "./state.ts";

const maximumBytes = 64 * 1024;
const releaseKeys = ["image", "digest", "revision", "version"] as const;
const stateKeys = ["schemaVersion", "service", "environment", ...releaseKeys, "run", "reason", "deployedAt", "previous", "verified"];

type Json = Readonly<Record<string, unknown>>;

/** Reads a state file strictly; every problem is in the one error. `label` names the file for the reader. */
export function parseState(text: string, label: string): State {
  if (text.length > maximumBytes) throw new StateError(1, `${label} is larger than ${maximumBytes} bytes; it can't be a state file`);
  const value = parseJson(text, label);
  if (value["schemaVersion"] !== 1) {
    throw new StateError(
      1,
      `${label}: schemaVersion must be 1, not ${describe(value["schemaVersion"])}`,
      "a newer create-pipeline may have written it; upgrade the pipeline's tasks",
    );
  }
  const problems = findStateProblems(value);
  if (problems.length > 0) {
    throw new StateError(
      1,
      `${label} is not a valid state: ${problems.join("; ")}`,
      "only deploy and rollback write it; restore the last good commit of the branch",
    );
  }
  return toState(value);
}

function parseJson(text: string, label: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new StateError(1, `${label} is not JSON: ${(error as Error).message}`, "restore the last good commit of the branch");
  }
  if (!isObject(value)) throw new StateError(1, `${label} must hold one object, not ${describe(value)}`);
  return value;
}

function findStateProblems(value: Json): string[] {
  const problems = [
    ...findUnknownKeys(value, stateKeys, ""),
    findFieldProblem("service", "service", value["service"]),
    findFieldProblem("environment", "environment", value["environment"]),
    ...findReleaseProblems(value, ""),
    findFieldProblem("run", "run", value["run"]),
    findFieldProblem("time", "deployedAt", value["deployedAt"]),
  ];
  const reason = value["reason"];
  if (reason !== undefined && (typeof reason !== "string" || reason.length > 500)) {
    problems.push(`reason must be a text of at most 500 characters, not ${describe(reason)}`);
  }
  problems.push(...findNested(value["previous"], "previous", []), ...findNested(value["verified"], "verified", ["at"]));
  return problems.filter((problem) => problem !== undefined);
}

function findNested(value: unknown, label: string, more: readonly string[]): (string | undefined)[] {
  if (value === null) return [];
  if (!isObject(value)) return [`${label} must be null or an object, not ${describe(value)}`];
  return [
    ...findUnknownKeys(value, [...releaseKeys, ...more], `${label}.`),
    ...findReleaseProblems(value, `${label}.`),
    ...more.map((key) => findFieldProblem("time", `${label}.${key}`, value[key])),
  ];
}

function findReleaseProblems(value: Json, prefix: string): (string | undefined)[] {
  return releaseKeys.map((key) => findFieldProblem(key satisfies FieldName, `${prefix}${key}`, value[key]));
}

function findUnknownKeys(value: Json, known: readonly string[], prefix: string): string[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `unknown key ${describe(`${prefix}${key}`)}`);
}

/** The casts are safe: every field was checked before. */
function toState(value: Json): State {
  const verified = value["verified"] as VerifiedRelease | null;
  const previous = value["previous"] as Release | null;
  const reason = value["reason"] as string | undefined;
  return {
    schemaVersion: 1,
    service: value["service"] as string,
    environment: value["environment"] as string,
    ...orderRelease(value as unknown as Release),
    run: value["run"] as string,
    ...(reason === undefined ? {} : { reason }),
    deployedAt: value["deployedAt"] as string,
    previous: previous === null ? null : orderRelease(previous),
    verified: verified === null ? null : { ...orderRelease(verified), at: verified.at },
  };
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
