// https://github.com/hadolint/hadolint#rules
import { toolPath } from "../index.ts";
import { runExpecting } from "../run.ts";
import type { Finding, InputFile, Severity } from "./finding.ts";
import { selectFiles, withStagedFiles } from "./staging.ts";

interface Entry {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly level: string;
  readonly message: string;
}

export interface HadolintOptions {
  /** Registries that images may come from; turns on DL3026. */
  readonly trustedRegistries?: readonly string[];
}

const severities: Readonly<Record<string, Severity>> = { error: "error", warning: "warning", info: "info", style: "info" };

export function appliesTo(path: string): boolean {
  return /(^|\/)(Dockerfile|Containerfile)(\.[^/]+)?$|\.Dockerfile$/.test(path);
}

/** hadolint, which runs its own shellcheck over `RUN` lines; rules are DL or SC numbers. */
export async function validate(files: readonly InputFile[], options: HadolintOptions = {}): Promise<readonly Finding[]> {
  const dockerfiles = selectFiles("hadolint", files, appliesTo);
  const program = await toolPath("hadolint");
  const registries = (options.trustedRegistries ?? []).flatMap((registry) => ["--trusted-registry", registry]);
  return withStagedFiles(dockerfiles, async (directory) => {
    const args = ["--format", "json", "--no-fail", "--no-color", ...registries, ...dockerfiles.map(({ path }) => path)];
    const { stdout } = await runExpecting([0], program, args, { cwd: directory, env: { XDG_CONFIG_HOME: directory, HOME: directory } });
    return (JSON.parse(stdout) as readonly Entry[]).map(({ code, file, line, column, level, message }) => ({
      tool: "hadolint",
      rule: code,
      path: file,
      line,
      column,
      message,
      severity: severities[level] ?? "error",
    }));
  });
}
