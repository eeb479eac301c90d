import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toolPath } from "../../../tools/index.ts";
import { runExpecting } from "../../../tools/run.ts";
import type { Finding } from "../../../tools/validators/finding.ts";
import type { Script } from "./corpus-scripts.ts";

interface Comment {
  readonly file: string;
  readonly line: number;
  readonly level: string;
  readonly code: number;
  readonly message: string;
}

/** One shellcheck over many scripts of one shell; equal scripts are judged once. The validator in tools/ starts one for each. */
export async function shellcheckAll(scripts: readonly Script[]): Promise<readonly Finding[]> {
  const shells = [...new Set(scripts.map(({ shell }) => shell))];
  const found = await Promise.all(
    shells.map((shell) =>
      shellcheckOf(
        shell,
        scripts.filter((script) => script.shell === shell),
      ),
    ),
  );
  return found.flat();
}

async function shellcheckOf(shell: Script["shell"], scripts: readonly Script[]): Promise<readonly Finding[]> {
  const program = await toolPath("shellcheck");
  const unique = [...new Map(scripts.map((script) => [script.text, script])).values()];
  const directory = await mkdtemp(join(tmpdir(), "create-pipeline-scripts-"));
  try {
    const names = await Promise.all(unique.map(({ text }, index) => writeFile(join(directory, `${index}`), text).then(() => `${index}`)));
    const half = Math.ceil(names.length / 2);
    const halves = [names.slice(0, half), names.slice(half)].filter((part) => part.length > 0);
    const reports = await Promise.all(
      halves.map((part) => runExpecting([0, 1], program, ["--norc", "--format=json1", `--shell=${shell}`, ...part], { cwd: directory })),
    );
    const comments = reports.flatMap(({ stdout }) => (JSON.parse(stdout) as { readonly comments: readonly Comment[] }).comments);
    return comments.map(({ file, line, level, code, message }) => ({
      tool: "shellcheck",
      rule: `SC${code}`,
      path: unique[Number(file)]?.path ?? file,
      line,
      message,
      severity: level === "error" ? "error" : level === "warning" ? "warning" : "info",
    }));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
