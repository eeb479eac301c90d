// https://helm.sh/docs/helm/helm_lint/
import { join } from "node:path";
import { toolPath } from "../index.ts";
import { CommandError, run } from "../run.ts";
import { chartFolders, helmEnvironment, valueFlags } from "./charts.ts";
import type { ChartOptions } from "./charts.ts";
import type { Finding, InputFile } from "./finding.ts";
import { selectFiles, withStagedFiles } from "./staging.ts";

export function appliesTo(path: string): boolean {
  return /(^|\/)Chart\.yaml$/.test(path);
}

/** `helm lint --strict` of every chart; Helm has no rule names, so the rule is the part of the chart it blames. */
export async function validate(files: readonly InputFile[], options: ChartOptions = {}): Promise<readonly Finding[]> {
  selectFiles("helm-lint", files, appliesTo);
  const helm = await toolPath("helm");
  return withStagedFiles(files, async (directory) => {
    const findings: Finding[] = [];
    for (const chart of chartFolders(files)) {
      const args = ["lint", "--strict", "--quiet", join(directory, chart), ...valueFlags(directory, options)];
      const { code, stdout, stderr } = await run(helm, args, { cwd: directory, env: helmEnvironment(directory) });
      const found = parseReport(chart, stdout);
      if (code !== 0 && found.length === 0) throw new CommandError(`helm lint refused ${chart} in a way we cannot read: ${stdout}${stderr}`);
      findings.push(...found);
    }
    return findings;
  });
}

/** Lines look like `[ERROR] templates/: text`, and the text may go on in lines without a level. */
function parseReport(chart: string, report: string): readonly Finding[] {
  const findings: Finding[] = [];
  for (const line of report.split("\n")) {
    const [, level, part, text] = /^\[(ERROR|WARNING)\] ([^:]*): ?(.*)$/.exec(line) ?? [];
    const previous = findings.at(-1);
    if (level !== undefined) {
      findings.push({
        tool: "helm-lint",
        rule: part === undefined || part === "" ? "chart" : part,
        path: chart,
        message: text ?? "",
        severity: level === "ERROR" ? "error" : "warning",
      });
    } else if (previous !== undefined && /^\s*\S/.test(line) && !line.startsWith("==>") && !/charts? linted/.test(line)) {
      findings[findings.length - 1] = { ...previous, message: `${previous.message} ${line.trim()}`.trim() };
    }
  }
  return findings;
}
