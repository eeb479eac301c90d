import type { Inputs } from "./ports.ts";
import type { TaskDefinition, TaskInput } from "./task.ts";
import { TaskError } from "./task-error.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const PREFIX = "INPUT_";

/** Reads every input of a task from INPUT_* variables; throws one error that lists all problems. */
export function parseInputs(task: TaskDefinition, env: Environment): Inputs {
  const given = collectGiven(env);
  const problems = [...given.problems, ...unknownInputs(task, given.values)];
  const inputs: Record<string, string> = {};
  for (const [name, definition] of Object.entries(task.inputs)) {
    const value = given.values.get(name) ?? "";
    problems.push(...inputProblems(name, value, definition));
    inputs[name] = value === "" ? (definition.default ?? "") : value;
  }
  if (problems.length > 0) {
    throw new TaskError(problems.join("\n"), {
      exitCode: 2,
      hint: `inputs of ${task.id}: ${Object.keys(task.inputs).join(", ")}; nothing was done`,
    });
  }
  return inputs;
}

/** The values of the inputs that task.json calls secret, read before anything else so that even input errors are scrubbed. */
export function secretInputs(task: TaskDefinition, env: Environment): readonly string[] {
  const { values } = collectGiven(env);
  return Object.entries(task.inputs)
    .filter(([, definition]) => definition.secret === true)
    .map(([name]) => values.get(name) ?? "")
    .filter((value) => value !== "");
}

function collectGiven(env: Environment): { values: Map<string, string>; problems: string[] } {
  const values = new Map<string, string>();
  const problems: string[] = [];
  for (const [variable, raw] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX) || raw === undefined) continue;
    // GitHub keeps hyphens, shells cannot export them: both spellings mean the same input.
    const name = variable.slice(PREFIX.length).replaceAll("-", "_").toLowerCase();
    const value = raw.trim();
    const other = values.get(name);
    if (other && value && other !== value) {
      problems.push(`input "${name}" is given twice with different values; set only ${PREFIX}${name.toUpperCase()}`);
    }
    if (value !== "" || other === undefined) values.set(name, value);
  }
  return { values, problems };
}

function unknownInputs(task: TaskDefinition, given: ReadonlyMap<string, string>): string[] {
  return [...given.keys()]
    .filter((name) => !Object.hasOwn(task.inputs, name))
    .map((name) => `input "${name}" does not exist${suggestion(name, Object.keys(task.inputs))}`);
}

function inputProblems(name: string, value: string, definition: TaskInput): string[] {
  if (value === "") {
    const missing = definition.required === true && definition.default === undefined;
    return missing ? [`input "${name}" is required: ${definition.description}`] : [];
  }
  const shown = definition.secret === true ? "its value" : JSON.stringify(value);
  if (value.includes("\0")) return [`input "${name}" contains a NUL character`];
  if (definition.enum !== undefined && !definition.enum.includes(value)) {
    return [`input "${name}": ${shown} is not one of ${definition.enum.join(", ")}`];
  }
  if (definition.pattern !== undefined && !new RegExp(`^(?:${definition.pattern})$`, "u").test(value)) {
    return [`input "${name}": ${shown} does not match ${definition.pattern}`];
  }
  return [];
}

function suggestion(name: string, known: readonly string[]): string {
  const near = known.find((candidate) => distance(candidate, name) <= 2);
  return near === undefined ? "" : `; did you mean "${near}"?`;
}

/** Levenshtein distance, one row at a time. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...right].entries()) {
      const replace = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replace, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
