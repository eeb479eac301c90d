import data from "./actions.json" with { type: "json" };

/** Somebody else's GitHub action at an exact commit. */
export interface ActionPin {
  /** owner/repository, the folder of a nested action is the caller's business. */
  readonly name: string;
  readonly version: string;
  /** 40 hexadecimal digits. */
  readonly sha: string;
}

/** An action that must never be used, and why. */
export interface DeniedAction {
  readonly pattern: string;
  readonly why: string;
}

interface ActionEntry {
  readonly version: string;
  readonly sha: string;
}

const actions: Readonly<Record<string, ActionEntry>> = data.actions;

/** Actions that must never be used. */
export const deniedActions: readonly DeniedAction[] = data.deny;

/** The names of all pinned actions. */
export function actionNames(): readonly string[] {
  return Object.keys(actions);
}

/** The pin of an action; throws for an action that is not pinned or is denied. */
export function actionPin(name: string): ActionPin {
  const denied = denialOf(name);
  if (denied !== undefined) throw new Error(`action ${name} must not be used: ${denied.why}`);
  const entry = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (entry === undefined) throw new Error(`action ${name} is not pinned; add a verified pin to packages/pins/src/actions.json`);
  return { name, version: entry.version, sha: entry.sha };
}

/** Why an action is denied, if it is. */
export function denialOf(name: string): DeniedAction | undefined {
  const wanted = name.toLowerCase();
  return deniedActions.find(({ pattern }) => {
    const denied = pattern.toLowerCase();
    return denied.endsWith("/*") ? wanted.startsWith(denied.slice(0, -1)) : wanted === denied;
  });
}
