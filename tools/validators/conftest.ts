// https://www.conftest.dev/options/
import { join } from "node:path";
import { toolsRoot } from "../cache.ts";
import { toolPath } from "../index.ts";
import { runExpecting } from "../run.ts";
import type { Finding, InputFile, Severity } from "./finding.ts";
import { selectFiles, withStagedFiles } from "./staging.ts";

interface FileResult {
  readonly filename: string;
  readonly successes?: number;
  readonly failures?: readonly RuleResult[];
  readonly warnings?: readonly RuleResult[];
}

interface RuleResult {
  readonly msg: string;
  readonly metadata?: { readonly rule?: string };
}

export interface ConftestOptions {
  /** Folder of Rego files; our own policy when absent. */
  readonly policy?: string;
}

export function appliesTo(path: string): boolean {
  return /\.(ya?ml|json)$/.test(path);
}

/** Our Rego policy over manifests; it sees all documents of all files at once, because some rules are about what is missing. */
export async function validate(files: readonly InputFile[], options: ConftestOptions = {}): Promise<readonly Finding[]> {
  const manifests = selectFiles("conftest", files, appliesTo);
  const program = await toolPath("conftest");
  const args = ["test", "--combine", "--no-color", "--output", "json", "--policy", options.policy ?? join(toolsRoot, "policy")];
  return withStagedFiles(manifests, async (directory) => {
    const { stdout } = await runExpecting([0, 1], program, [...args, ...manifests.map(({ path }) => path)], { cwd: directory });
    const results = JSON.parse(stdout) as readonly FileResult[];
    return results.flatMap(({ failures, warnings }) => [...toFindings(failures, "error"), ...toFindings(warnings, "warning")]);
  });
}

/** With `--combine` the file is "Combined"; our rules put the real path in front of their text. */
function toFindings(results: readonly RuleResult[] | undefined, severity: Severity): readonly Finding[] {
  return (results ?? []).map(({ msg, metadata }) => {
    const [, path = "", message = msg] = /^(\S+): (.*)$/s.exec(msg) ?? [];
    return { tool: "conftest", rule: metadata?.rule ?? "unnamed", path, message, severity };
  });
}
