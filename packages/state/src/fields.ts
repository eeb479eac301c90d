/** The shape of every text that becomes part of a state file, a path, a ref or a commit message. */
export const fieldRules = {
  service: { pattern: /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/, shape: "lower-case letters, digits, `-`, `_` and `.`, at most 63" },
  environment: { pattern: /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/, shape: "lower-case letters, digits, `-`, `_` and `.`, at most 63" },
  image: {
    pattern: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/,
    shape: "a repository without tag and digest, like ghcr.io/acme/orders",
  },
  digest: { pattern: /^sha256:[0-9a-f]{64}$/, shape: "`sha256:` and 64 lower-case hex digits" },
  revision: { pattern: /^[0-9a-f]{40}$/, shape: "a whole commit id of 40 lower-case hex digits" },
  version: { pattern: /^[0-9A-Za-z][0-9A-Za-z._+/-]{0,127}$/, shape: "letters, digits and `. _ + / -`, at most 128" },
  run: { pattern: /^[\x21-\x7e]{1,500}$/, shape: "an address or an id without spaces, at most 500 characters" },
  time: { pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/, shape: "a time in UTC like 2026-01-31T12:00:00Z" },
} as const satisfies Record<string, { readonly pattern: RegExp; readonly shape: string }>;

export type FieldName = keyof typeof fieldRules;

/** What is wrong with a value, or undefined. */
export function findFieldProblem(rule: FieldName, label: string, value: unknown): string | undefined {
  const { pattern, shape } = fieldRules[rule];
  if (typeof value === "string" && pattern.test(value) && !value.includes("..")) {
    // A pattern accepts the 31st of February; only the clock knows better.
    if (rule === "time" && Number.isNaN(Date.parse(value))) return `${label} is no time that exists`;
    return undefined;
  }
  return `${label} must be ${shape}, not ${describe(value)}`;
}

/** A value as it may be shown in a message: short, on one line. */
export function describe(value: unknown): string {
  if (value === undefined) return "missing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** A person's reason as one line: it becomes a commit trailer, and a newline in it could forge another one. */
export function normalizeReason(reason: string): string {
  return reason
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, 500);
}
