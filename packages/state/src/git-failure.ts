import { StateError } from "./state-error.ts";

/** Why git could not do it; only `transient` is worth another try. */
export type GitFailure = "denied" | "not-found" | "redirect" | "transient" | "other";

const failures = [
  [
    "denied",
    /Authentication failed|could not read (?:Username|Password)|HTTP Basic: Access denied|Permission denied|Permission to \S+ denied|returned error: 40[13]|terminal prompts disabled|protected branch|pre-receive hook declined|GH00\d|You are not allowed to push/i,
  ],
  ["redirect", /redirect|returned error: 30\d/i],
  ["not-found", /not found|does not appear to be a git repository|returned error: 404|no such file or directory|dubious ownership/i],
  [
    "transient",
    /returned error: (?:408|429|5\d\d)|HTTP (?:429|5\d\d)|Could not resolve host|Couldn't connect|Failed to connect|Connection (?:refused|reset|timed out|closed)|timed out|early EOF|hung up unexpectedly|RPC failed|unexpected disconnect|GnuTLS|SSL_|Empty reply|Temporary failure|remote helper .* aborted|File exists|Unable to create .*\.lock/i,
  ],
] as const satisfies readonly (readonly [GitFailure, RegExp])[];

/** Sorts git's own words (in the C locale) by what the caller can do about them. */
export function classifyFailure(stderr: string): GitFailure {
  return failures.find(([, pattern]) => pattern.test(stderr))?.[0] ?? "other";
}

/** The end of what git said, on one line. */
export function lastLines(stderr: string): string {
  const lines = stderr
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^(?:From|To) /.test(line));
  return lines.slice(-3).join("; ").slice(0, 500) || "it said nothing";
}

/** Throws with advice unless the failure may pass by itself. */
export function throwUnlessTransient(stderr: string, what: string): void {
  const said = lastLines(stderr);
  switch (classifyFailure(stderr)) {
    case "transient":
      return;
    case "denied":
      throw new StateError(
        1,
        `${what}: access is denied: ${said}`,
        "give the job a token that may read and push the state branch, and let that identity past the branch's protection",
      );
    case "redirect":
      throw new StateError(1, `${what}: the server redirects: ${said}`, "write the final address of the repository, usually with .git at its end");
    case "not-found":
      throw new StateError(1, `${what}: the repository is not there, or the token may not see it: ${said}`, "check state_repository and token");
    case "other":
      throw new StateError(1, `${what}: ${said}`);
  }
}
