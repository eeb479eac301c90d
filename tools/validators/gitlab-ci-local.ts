// https://github.com/firecow/gitlab-ci-local#quirks
import { join } from "node:path";
import { nodePath, toolPath } from "../index.ts";
import { CommandError, run } from "../run.ts";
import type { Finding, InputFile } from "./finding.ts";
import { initRepository, selectFiles, withStagedFiles } from "./staging.ts";

/** The pipeline of a repository; files that it includes are staged beside it and judged as part of it. */
export function appliesTo(path: string): boolean {
  return /(^|\/)\.gitlab-ci\.ya?ml$/.test(path);
}

/** Problems outside the schema have no code of their own. */
const rulesByMessage: readonly (readonly [RegExp, string])[] = [
  [/^stage:.* not found/, "unknown-stage"],
  [/^needs: .* could not be found/, "unknown-need"],
  [/^needs: .* is needed by .* but it is in a later stage/, "later-stage-need"],
  [/^dependencies: .* could not be found/, "unknown-dependency"],
  [/YAML|duplicated mapping key|bad indentation/, "yaml"],
];

const progressLines = /^(parsing and downloads finished|json schema validated)/;

/** Expands the pipeline and checks it against GitLab's schema; the rule of a schema violation is its place in the schema. */
export async function validate(files: readonly InputFile[]): Promise<readonly Finding[]> {
  const pipelines = selectFiles("gitlab-ci-local", files, appliesTo);
  const program = await toolPath("gitlab-ci-local");
  return withStagedFiles(files, async (directory) => {
    await initRepository(directory);
    const findings: Finding[] = [];
    for (const { path } of pipelines) {
      const args = [program, "--list-json", "--file", path, "--home", join(directory, ".home"), "--state-dir", ".state"];
      const { code, stderr, stdout } = await run(nodePath(), args, { cwd: directory, env: { NO_COLOR: "1", FORCE_COLOR: "0" } });
      if (code !== 0) findings.push(...parseReport(path, stderr, stdout));
    }
    return findings;
  });
}

function parseReport(path: string, stderr: string, stdout: string): readonly Finding[] {
  const lines = stderr
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !progressLines.test(line));
  const violations = lines.filter((line) => line.startsWith("•")).flatMap((line) => [...line.matchAll(/^• (.*) \[(#[^\]]*)\]$/g)]);
  if (violations.length > 0) return violations.map(([, message = "", rule = ""]) => ({ tool: "gitlab-ci-local", rule, path, message, severity: "error" }));
  const message = lines[0];
  if (message === undefined) throw new CommandError(`gitlab-ci-local refused ${path} without saying why: ${stdout}`);
  const rule = rulesByMessage.find(([pattern]) => pattern.test(lines.join(" ")))?.[1] ?? "invalid";
  return [{ tool: "gitlab-ci-local", rule, path, message: lines.join(" "), severity: "error" }];
}
