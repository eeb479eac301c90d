import { TaskError, type Inputs } from "@create-pipeline/action-kit";
import { describe, findFieldProblem } from "@create-pipeline/state";

/** What one environment asks for. */
export interface Demands {
  readonly protection: string;
  readonly reviewers: readonly string[];
  readonly minimum: number;
  /** Empty: there is none. */
  readonly promotesFrom: string;
  readonly soakMinutes: number;
  readonly maxWaitMinutes: number;
}

type Json = Readonly<Record<string, unknown>>;

const keys = ["protection", "reviewers", "minimum", "promotesFrom", "soakMinutes"];
const extraMinutes = 5;
const longestWait = 20;

/** What the environment asks for, by the policy of all environments, or else by the inputs. */
export function findDemands(inputs: Inputs): Demands {
  const { policy = "", environment = "", max_wait_minutes: maxWait = "" } = inputs;
  if (policy === "") {
    return {
      protection: inputs["protection"] ?? "",
      reviewers: (inputs["reviewers"] ?? "")
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
      minimum: Number(inputs["minimum"]),
      promotesFrom: inputs["promotes_from"] ?? "",
      soakMinutes: Number(inputs["soak_minutes"]),
      maxWaitMinutes: Number(maxWait),
    };
  }
  const entries = JSON.parse(policy) as Readonly<Record<string, Omit<Demands, "maxWaitMinutes">>>;
  // A name such as "constructor" is in every object.
  const entry = Object.hasOwn(entries, environment) ? entries[environment] : undefined;
  if (entry === undefined) {
    throw new TaskError(`${environment} is no environment of ${inputs["service"]}: the policy has ${Object.keys(entries).join(", ") || "none"}`, {
      exitCode: 3,
      hint: "start the flow with one of these; nothing was deployed",
    });
  }
  return { ...entry, maxWaitMinutes: maxWait === "" ? Math.min(entry.soakMinutes + extraMinutes, longestWait) : Number(maxWait) };
}

/** All that is wrong with the policy, in any environment: what is not understood must not count as "asks for nothing". */
export function findPolicyProblems(text: string): string[] {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    return ["policy is not JSON"];
  }
  if (!isObject(policy)) return [`policy must be an object with an entry for each environment, not ${describe(policy)}`];
  return Object.entries(policy).flatMap(([name, entry]) => findEntryProblems(entry).map((problem) => `policy: ${describe(name)} ${problem}`));
}

function findEntryProblems(entry: unknown): string[] {
  if (!isObject(entry)) return [`must be an object, not ${describe(entry)}`];
  const { protection, reviewers, minimum, promotesFrom, soakMinutes } = entry;
  const isRequired = protection === "required";
  const problems = Object.keys(entry)
    .filter((key) => !keys.includes(key))
    .map((key) => `has the unknown key ${describe(key)}`);
  if (!isRequired && protection !== "none") problems.push(`has the protection ${describe(protection)}, not "required" or "none"`);
  if (!Array.isArray(reviewers) || !reviewers.every((name) => typeof name === "string" && name.trim() !== "")) problems.push("has no list of reviewers");
  else if (isRequired && reviewers.length === 0) problems.push("requires protection, so reviewers must name who approves");
  if (!isCount(minimum) || !Number.isInteger(minimum) || (isRequired && minimum < 1)) problems.push(`has the minimum ${describe(minimum)}`);
  if (promotesFrom !== "" && findFieldProblem("environment", "promotesFrom", promotesFrom) !== undefined)
    problems.push(`has the promotesFrom ${describe(promotesFrom)}`);
  if (!isCount(soakMinutes)) problems.push(`has the soakMinutes ${describe(soakMinutes)}`);
  return problems;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
