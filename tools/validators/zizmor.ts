// https://docs.zizmor.sh/usage/
import { toolPath } from "../index.ts";
import { runExpecting } from "../run.ts";
import type { Finding, InputFile, Severity } from "./finding.ts";
import { selectFiles, withStagedFiles } from "./staging.ts";

interface ZizmorFinding {
  readonly ident: string;
  readonly desc: string;
  readonly ignored: boolean;
  readonly determinations: { readonly severity: string };
  readonly locations: readonly ZizmorLocation[];
}

interface ZizmorLocation {
  readonly symbolic: {
    readonly key: { readonly Local?: { readonly verbatim_path: string } };
    readonly annotation: string;
    readonly kind: string;
  };
  readonly concrete: { readonly location: { readonly start_point: { readonly row: number; readonly column: number } } };
}

export interface ZizmorOptions {
  readonly persona?: "regular" | "pedantic" | "auditor";
}

const severities: Readonly<Record<string, Severity>> = { Informational: "info", Low: "warning", Medium: "warning", High: "error" };

/** Workflows, action definitions and Dependabot configuration. */
export function appliesTo(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$|(^|\/)action\.ya?ml$|^\.github\/dependabot\.ya?ml$/.test(path);
}

/** zizmor without network, in its strictest persona unless told otherwise; the rule is the audit's name. */
export async function validate(files: readonly InputFile[], options: ZizmorOptions = {}): Promise<readonly Finding[]> {
  const inputs = selectFiles("zizmor", files, appliesTo);
  const zizmor = await toolPath("zizmor");
  const args = [
    "--offline",
    `--persona=${options.persona ?? "auditor"}`,
    "--format=json-v1",
    "--no-progress",
    "--no-exit-codes",
    "--strict-collection",
    "--quiet",
    ".",
  ];
  return withStagedFiles(inputs, async (directory) => {
    const { stdout } = await runExpecting([0], zizmor, args, { cwd: directory, env: { GH_TOKEN: undefined, GITHUB_TOKEN: undefined } });
    return (JSON.parse(stdout) as readonly ZizmorFinding[]).filter(({ ignored }) => !ignored).map(toFinding);
  });
}

function toFinding({ ident, desc, determinations, locations }: ZizmorFinding): Finding {
  const primary = locations.find(({ symbolic }) => symbolic.kind === "Primary") ?? locations[0];
  const start = primary?.concrete.location.start_point;
  return {
    tool: "zizmor",
    rule: ident,
    path: (primary?.symbolic.key.Local?.verbatim_path ?? ".").replace(/^\.\//, ""),
    line: start === undefined ? undefined : start.row + 1,
    column: start === undefined ? undefined : start.column + 1,
    message: `${desc}: ${primary?.symbolic.annotation ?? ""}`,
    severity: severities[determinations.severity] ?? "error",
  };
}
