import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { toolPath } from "../../../tools/index.ts";
import { CommandError, runExpecting } from "../../../tools/run.ts";
import type { Finding } from "../../../tools/validators/finding.ts";
import type { Gathered } from "./corpus-repositories.ts";

interface Report {
  readonly findings: readonly {
    readonly check_id: string;
    readonly title: string;
    readonly description: string;
    readonly severity: string;
    readonly resource: string;
    readonly passed: boolean;
  }[];
  readonly scan_status: { readonly files_scanned: number; readonly files_unparsed: number };
}

/** All GitLab files in one run of pipeline-check, which takes a folder; the validator in tools/ starts it once for each. */
export async function pipelineCheckGitlab({ texts, origin }: Gathered): Promise<readonly Finding[]> {
  const program = await toolPath("pipeline-check");
  const directory = await mkdtemp(join(tmpdir(), "create-pipeline-check-"));
  try {
    const names = Object.keys(texts);
    for (const [index, name] of names.entries()) {
      const file = join(directory, "pipelines", `${index}.yml`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, texts[name] ?? "");
    }
    const args = ["--pipeline", "gitlab", "--gitlab-path", "pipelines", "--output", "json", "--no-resolve-remote"];
    const { stdout } = await runExpecting([0, 1], program, args, { cwd: directory, env: { HOME: directory } });
    const { findings, scan_status: status } = JSON.parse(stdout) as Report;
    if (status.files_scanned !== names.length || status.files_unparsed > 0)
      throw new CommandError(`pipeline-check read ${status.files_scanned} of ${names.length} files`);
    return findings
      .filter(({ passed, severity }) => !passed && (severity === "HIGH" || severity === "CRITICAL"))
      .map(({ check_id: rule, title, description, resource }) => {
        const name = names[Number(/(\d+)\.yml$/.exec(resource)?.[1])] ?? resource;
        return { tool: "pipeline-check", rule, path: origin[name] ?? name, message: `${title}: ${description}`, severity: "error" };
      });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
