import type { Path } from "./schema/schema-at.ts";

export interface Assignment {
  readonly path: Path;
  readonly value: string;
}

/** `a.b[0].c=value`; nothing when it is written differently. Everything behind the first "=" is the value. */
export function parseAssignment(argument: string): Assignment | undefined {
  const equals = argument.indexOf("=");
  const path = equals < 0 ? undefined : parsePath(argument.slice(0, equals).trim());
  return path === undefined ? undefined : { path, value: argument.slice(equals + 1) };
}

/** `environments[0].name` or `environments.production.host`. */
export function parsePath(text: string): Path | undefined {
  if (text.length > 500 || !/^[A-Za-z_][\w-]*(\.[A-Za-z0-9_][\w-]*|\[\d{1,4}\])*$/.test(text)) return undefined;
  return [...text.matchAll(/([\w-]+)|\[(\d+)\]/g)].map(([, name, index]) => (index === undefined ? (name ?? "") : Number(index)));
}
