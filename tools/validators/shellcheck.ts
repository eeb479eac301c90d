// https://www.shellcheck.net/wiki/
import { readFile } from "node:fs/promises";
import { toolPath } from "../index.ts";
import { runExpecting } from "../run.ts";
import type { Finding, InputFile, Severity } from "./finding.ts";
import { selectFiles } from "./staging.ts";

/** A script that lives inside another file, for example the `run` of a step. */
export interface ScriptText {
  /** The file that holds it. */
  readonly path: string;
  /** The line of that file on which the script starts. */
  readonly line?: number;
  readonly shell: "sh" | "bash" | "dash" | "ksh";
  readonly text: string;
}

interface Comment {
  readonly line: number;
  readonly column: number;
  readonly level: string;
  readonly code: number;
  readonly message: string;
}

const severities: Readonly<Record<string, Severity>> = { error: "error", warning: "warning", info: "info", style: "info" };

export function appliesTo(path: string): boolean {
  return /\.(sh|bash)$/.test(path);
}

/** Files with a shell's ending; their first line says which shell. */
export async function validate(files: readonly InputFile[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { path, absolutePath } of selectFiles("shellcheck", files, appliesTo)) {
    findings.push(...(await check(await readFile(absolutePath, "utf8"), [], path, 1)));
  }
  return findings;
}

/** Scripts that are strings in a plan or a rendering. */
export async function validateScripts(scripts: readonly ScriptText[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { path, line, shell, text } of scripts) findings.push(...(await check(text, [`--shell=${shell}`], path, line ?? 1)));
  return findings;
}

async function check(text: string, args: readonly string[], path: string, firstLine: number): Promise<readonly Finding[]> {
  const { stdout } = await runExpecting([0, 1], await toolPath("shellcheck"), ["--norc", "--format=json1", ...args, "-"], { input: text });
  const { comments } = JSON.parse(stdout) as { readonly comments: readonly Comment[] };
  return comments.map(({ line, column, level, code, message }) => ({
    tool: "shellcheck",
    rule: `SC${code}`,
    path,
    line: firstLine + line - 1,
    column,
    message,
    severity: severities[level] ?? "error",
  }));
}
