import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { isForTests } from "./sources.ts";

/** What `turbo boundaries` says, without what we accept. */
export interface BoundaryReport {
  /** One breach each, as turbo prints it. */
  readonly breaches: readonly string[];
  /** Tests that use the programs in tools/, which is no package. */
  readonly accepted: number;
}

/**
 * Runs `turbo boundaries` over a work tree. tools/ is no package and nothing may depend on it but tests, which turbo can't
 * be told: an import of a file outside the package is always a breach to it.
 */
export function findBreaches(root: string): BoundaryReport {
  const turbo = join(root, "node_modules/.bin/turbo");
  const { stdout, stderr, status, error } = spawnSync(turbo, ["boundaries", "--no-color"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", NO_UPDATE_NOTIFIER: "1" },
  });
  if (error) throw error;
  return parseReport(`${stdout}\n${stderr}`, status ?? 1);
}

/** Turbo has no machine-readable form: each finding begins with "  x ", its message wraps behind "  | ". */
export function parseReport(output: string, status: number): BoundaryReport {
  if (!/Checked \d+ files in \d+ packages/.test(output)) throw new Error(`turbo boundaries did not come to an end:\n${output}`);
  const findings = output
    .split(/^ {2}x /m)
    .slice(1)
    .map((finding) =>
      finding
        .replaceAll(/\n {2}\|\s*/g, " ")
        .replace(/\n+Checked [^]*$/, "")
        .trimEnd(),
    );
  if (status !== 0 && findings.length === 0) throw new Error(`turbo boundaries failed without a finding:\n${output}`);
  const breaches = findings.filter((finding) => !isToolInTest(finding));
  return { breaches, accepted: findings.length - breaches.length };
}

function isToolInTest(finding: string): boolean {
  const message = finding.split(",-[")[0] ?? "";
  const importer = /,-\[([^\]]+?):\d+:\d+\]/.exec(finding)?.[1] ?? "";
  return /^import `(?:\.\.\/)+tools\/[^`]+`/.test(message) && message.includes("leaves the package") && isForTests(importer);
}
