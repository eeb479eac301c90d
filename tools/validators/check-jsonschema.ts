// https://check-jsonschema.readthedocs.io/en/stable/usage.html
import { toolPath } from "../index.ts";
import { runExpecting } from "../run.ts";
import type { Finding, InputFile } from "./finding.ts";
import { selectFiles, withStagedFiles } from "./staging.ts";

interface SchemaRow {
  readonly pattern: RegExp;
  readonly schema: string;
  readonly transform?: string;
}

/** Which built-in schema judges which file. */
const schemas: readonly SchemaRow[] = [
  { pattern: /^\.github\/workflows\/[^/]+\.ya?ml$/, schema: "vendor.github-workflows" },
  { pattern: /^\.github\/workflows\/[^/]+\.ya?ml$/, schema: "custom.github-workflows-require-timeout" },
  { pattern: /(^|\/)action\.ya?ml$/, schema: "vendor.github-actions" },
  { pattern: /^\.github\/dependabot\.ya?ml$/, schema: "vendor.dependabot" },
  { pattern: /(^|\/)\.gitlab-ci\.ya?ml$/, schema: "vendor.gitlab-ci", transform: "gitlab-ci" },
  { pattern: /(^|\/)azure-pipelines\.ya?ml$/, schema: "vendor.azure-pipelines", transform: "azure-pipelines" },
  { pattern: /(^|\/)\.circleci\/config\.ya?ml$/, schema: "vendor.circle-ci" },
  { pattern: /(^|\/)\.buildkite\/[^/]+\.ya?ml$/, schema: "vendor.buildkite" },
  { pattern: /(^|\/)cloudbuild\.ya?ml$/, schema: "vendor.cloudbuild" },
  { pattern: /(^|\/)\.drone\.ya?ml$/, schema: "vendor.drone-ci" },
  { pattern: /(^|\/)(renovate\.json|\.renovaterc(\.json)?)$/, schema: "vendor.renovate" },
];

interface Report {
  readonly errors: readonly {
    readonly filename: string;
    readonly path: string;
    readonly message: string;
    readonly best_deep_match?: { readonly path: string; readonly message: string };
  }[];
  readonly parse_errors?: readonly { readonly filename: string; readonly message: string }[];
}

export interface CheckJsonschemaOptions {
  /** Schemas to leave out, by name. */
  readonly skip?: readonly string[];
}

export function appliesTo(path: string): boolean {
  return schemas.some(({ pattern }) => pattern.test(path));
}

/** The schemas that come with check-jsonschema; the rule is the schema's name. */
export async function validate(files: readonly InputFile[], options: CheckJsonschemaOptions = {}): Promise<readonly Finding[]> {
  const inputs = selectFiles("check-jsonschema", files, appliesTo);
  const program = await toolPath("check-jsonschema");
  return withStagedFiles(inputs, async (directory) => {
    const findings: Finding[] = [];
    for (const { pattern, schema, transform } of schemas) {
      const paths = inputs.map(({ path }) => path).filter((path) => pattern.test(path));
      if (paths.length === 0 || options.skip?.includes(schema) === true) continue;
      const transformArgs = transform === undefined ? [] : ["--data-transform", transform];
      const { stdout } = await runExpecting([0, 1], program, ["--builtin-schema", schema, ...transformArgs, "--output-format", "json", ...paths], {
        cwd: directory,
      });
      findings.push(...toFindings(schema, JSON.parse(stdout) as Report));
    }
    return findings;
  });
}

function toFindings(rule: string, report: Report): readonly Finding[] {
  const parse = (report.parse_errors ?? []).map(({ filename, message }): Finding => ({
    tool: "check-jsonschema",
    rule: "parse",
    path: filename,
    message,
    severity: "error",
  }));
  const schema = report.errors.map(({ filename, path, message, best_deep_match: best }): Finding => {
    // Without the best match a violated "any of" only repeats the whole value.
    return {
      tool: "check-jsonschema",
      rule,
      path: filename,
      message: `${best?.path ?? path}: ${best?.message ?? message}`,
      severity: "error",
    };
  });
  return [...parse, ...schema];
}
