// https://github.com/actions/languageservices/tree/main/languageservice
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { nodePath, toolPath } from "../index.ts";
import { runExpecting } from "../run.ts";
import type { Finding, InputFile, Severity } from "./finding.ts";
import { selectFiles } from "./staging.ts";

/** What goes into the parser's process. */
export interface ParserRequest {
  readonly files: Readonly<Record<string, string>>;
  readonly validate: readonly string[];
  readonly backgroundSteps: boolean;
}

/** What comes out of it. */
export interface ParserDiagnostic {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly code: string | undefined;
  /** As in the language server protocol: 1 is an error, 2 a warning. */
  readonly severity: number | undefined;
}

export interface GithubParserOptions {
  /** Accept `background`, `wait`, `wait-all` and `cancel` in steps. */
  readonly backgroundSteps?: boolean;
}

/** Workflows and action definitions. */
export function appliesTo(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$|(^|\/)action\.ya?ml$/.test(path);
}

/** GitHub's own parser gives few of its messages a code; these are the names we use for the others. */
const rulesByMessage: readonly (readonly [RegExp, string])[] = [
  [/^Unexpected value/, "unexpected-value"],
  [/^Required property is missing/, "required-property"],
  [/^Context access might be invalid/, "context-access"],
  [/^Unrecognized named-value/, "unknown-context"],
  [/^Unrecognized function/, "unknown-function"],
  [/^Job '.*' depends on/, "job-needs"],
  [/^Value '.*' is not valid/, "invalid-value"],
  [/^Unexpected symbol|^The expression is not closed/, "expression"],
  [/reusable workflow|referenced workflow|provided while calling/, "workflow-call"],
];

function ruleOf({ code, message }: ParserDiagnostic): string {
  return code ?? rulesByMessage.find(([pattern]) => pattern.test(message))?.[1] ?? "parse";
}

/** A called workflow of another repository cannot be found offline, which says nothing about the caller. */
function isForeignCall({ path, line, message }: ParserDiagnostic, texts: Readonly<Record<string, string>>): boolean {
  const source = texts[path]?.split("\n")[line - 1] ?? "";
  return message === "Unable to find reusable workflow" && /uses:\s*["']?[^."'\s]/.test(source);
}

const severities: readonly Severity[] = ["error", "error", "warning", "info", "info"];

/** The parser that GitHub's editor and service share; action inputs are not checked, because metadata cannot be fetched offline. */
export async function validate(files: readonly InputFile[], options: GithubParserOptions = {}): Promise<readonly Finding[]> {
  const inputs = selectFiles("github-parser", files, appliesTo);
  await toolPath("github-parser");
  const texts = Object.fromEntries(await Promise.all(inputs.map(async ({ path, absolutePath }) => [path, await readFile(absolutePath, "utf8")] as const)));
  const request: ParserRequest = {
    files: texts,
    validate: inputs.map(({ path }) => path),
    backgroundSteps: options.backgroundSteps ?? false,
  };
  const script = join(import.meta.dirname, "github-parser-process.ts");
  const { stdout } = await runExpecting([0], nodePath(), [script], { input: JSON.stringify(request) });
  const diagnostics = (JSON.parse(stdout) as readonly ParserDiagnostic[]).filter((diagnostic) => !isForeignCall(diagnostic, texts));
  return diagnostics.map((diagnostic) => ({
    tool: "github-parser",
    rule: ruleOf(diagnostic),
    path: diagnostic.path,
    line: diagnostic.line,
    column: diagnostic.column,
    message: diagnostic.message,
    severity: severities[diagnostic.severity ?? 1] ?? "error",
  }));
}
