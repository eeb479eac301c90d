import { spawnSync } from "node:child_process";
import { join, posix } from "node:path";
import { isForTests } from "./sources.ts";

/** What `turbo boundaries` says, without what we accept. */
export interface BoundaryReport {
  /** One breach each, as turbo prints it. */
  readonly breaches: readonly string[];
  /** Tests, and the lab, that use the programs in tools/, which is no package. */
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
  const breaches = findings.filter((finding) => !isToolInTest(finding) && !isLabInTools(finding));
  return { breaches, accepted: findings.length - breaches.length };
}

/** The lab has a name of its own, so that tests can import it; it is still a part of tools/. */
function isLabInTools(finding: string): boolean {
  const importer = importerOf(finding);
  const imported = /^import `([^`]+)` leaves the package/.exec(finding)?.[1];
  const labFolder = /^(.*\/tools)\/lab\//.exec(importer)?.[1];
  return imported !== undefined && labFolder !== undefined && posix.join(posix.dirname(importer), imported).startsWith(`${labFolder}/`);
}

const importerOf = (finding: string): string => /,-\[([^\]]+?):\d+:\d+\]/.exec(finding)?.[1] ?? "";

function isToolInTest(finding: string): boolean {
  const message = finding.split(",-[")[0] ?? "";
  const importer = importerOf(finding);
  return /^import `(?:\.\.\/)+tools\/[^`]+`/.test(message) && message.includes("leaves the package") && isForTests(importer);
}
