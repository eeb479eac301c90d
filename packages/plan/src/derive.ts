import type { Job, Permissions, PermissionScope, Step, Value } from "./plan.ts";
import type { TaskCatalog } from "./task-catalog.ts";

type Derived = Pick<Job, "permissions" | "secrets" | "identities">;

/** What the steps of a job really use. A job holds exactly this. */
export function deriveAccess(steps: readonly Step[], tasks: TaskCatalog): Derived {
  const permissions: Partial<Record<PermissionScope, "read" | "write">> = {};
  const secrets = new Set<string>();
  const identities = new Set<string>();
  for (const step of steps) {
    for (const granted of stepPermissions(step, tasks)) merge(permissions, granted);
    for (const value of stepValues(step)) {
      if (value.from === "secret") secrets.add(value.name);
      if (value.from === "credential" && value.name === "identity") identities.add("sigstore");
    }
  }
  return { permissions: sorted(permissions), secrets: [...secrets].sort(), identities: [...identities].sort() };
}

/** All values a step reads, inputs and environment alike. */
export function stepValues<V>(step: Step<V>): V[] {
  switch (step.do) {
    case "run":
      return Object.values(step.env);
    case "task":
      return [...Object.values(step.inputs), ...Object.values(step.env)];
    default:
      return [];
  }
}

export function mapStepValues<V, W>(step: Step<V>, change: (value: V) => W): Step<W> {
  const mapAll = (values: Readonly<Record<string, V>>): Record<string, W> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
  switch (step.do) {
    case "run":
      return { ...step, env: mapAll(step.env) };
    case "task":
      return { ...step, inputs: mapAll(step.inputs), env: mapAll(step.env) };
    default:
      return step;
  }
}

function stepPermissions(step: Step, tasks: TaskCatalog): Permissions[] {
  if (step.do === "checkout") return [{ source: "read" }];
  if (step.do !== "task") return [];
  const task = tasks[step.task];
  const conditional = task?.permissionsWhen?.filter(({ input, is }) => {
    const value = step.inputs[input];
    return value?.from === "text" && value.text === is;
  });
  return [task?.permissions ?? {}, ...(conditional ?? []).map((when) => when.permissions)];
}

function merge(into: Partial<Record<PermissionScope, "read" | "write">>, more: Permissions): void {
  for (const [scope, level] of Object.entries(more) as [PermissionScope, "read" | "write"][]) {
    if (into[scope] !== "write") into[scope] = level;
  }
}

function sorted(permissions: Permissions): Permissions {
  return Object.fromEntries(Object.entries(permissions).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Values of the kind that only trusted flows may read. */
export function isSensitive(value: Value): boolean {
  return value.from === "secret" || value.from === "credential";
}
