// https://github.com/rhysd/actionlint/blob/main/docs/usage.md
import { findTool, toolPath } from "../index.ts";
import { runExpecting } from "../run.ts";
import type { Finding, InputFile } from "./finding.ts";
import { initRepository, selectFiles, withStagedFiles } from "./staging.ts";

interface ActionlintError {
  readonly message: string;
  readonly filepath: string;
  readonly line: number;
  readonly column: number;
  readonly kind: string;
}

export interface ActionlintOptions {
  /** Regular expressions of messages to drop, for syntax that is newer than the pinned release. */
  readonly ignore?: readonly string[];
}

const isWorkflow = (path: string): boolean => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);

export const appliesTo: (path: string) => boolean = isWorkflow;

/** actionlint, with shellcheck over every `run:` when it is installed; the rule is actionlint's `kind`. */
export async function validate(files: readonly InputFile[], options: ActionlintOptions = {}): Promise<readonly Finding[]> {
  const workflows = selectFiles("actionlint", files, isWorkflow);
  const actionlint = await toolPath("actionlint");
  const ignore = (options.ignore ?? []).flatMap((pattern) => ["-ignore", pattern]);
  const args = [
    "-no-color",
    "-format",
    "{{json .}}",
    `-shellcheck=${findTool("shellcheck")?.path ?? ""}`,
    "-pyflakes=",
    ...ignore,
    ...workflows.map(({ path }) => path),
  ];
  // All files are staged, not only workflows: local actions and reusable workflows are looked up in the repository.
  return withStagedFiles(files, async (directory) => {
    await initRepository(directory);
    const { stdout } = await runExpecting([0, 1], actionlint, args, { cwd: directory });
    return (JSON.parse(stdout) as readonly ActionlintError[]).map(({ message, filepath, line, column, kind }) => ({
      tool: "actionlint",
      rule: kind,
      path: filepath,
      line,
      column,
      message,
      severity: "error",
    }));
  });
}
