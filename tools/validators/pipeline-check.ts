// https://github.com/dmartinochoa/pipeline-check
import { delimiter, dirname } from "node:path";
import { findTool, toolPath } from "../index.ts";
import { CommandError, runExpecting } from "../run.ts";
import type { Finding, InputFile, Severity } from "./finding.ts";
import { selectFiles, withStagedFiles } from "./staging.ts";

interface Provider {
  readonly name: string;
  readonly flag: string;
  readonly pattern: RegExp;
  /** What the flag wants for a matching file: the file itself or a folder above it. */
  readonly target: (path: string) => string;
}

const itself = (path: string): string => path;

/** Plain Kubernetes manifests look like any YAML; without a word from the caller the folder decides. */
const providers: readonly Provider[] = [
  { name: "github", flag: "--gha-path", pattern: /^\.github\/workflows\/[^/]+\.ya?ml$/, target: dirname },
  { name: "gitlab", flag: "--gitlab-path", pattern: /(^|\/)\.gitlab-ci\.ya?ml$/, target: itself },
  { name: "azure", flag: "--azure-path", pattern: /(^|\/)azure-pipelines\.ya?ml$/, target: itself },
  { name: "jenkins", flag: "--jenkinsfile-path", pattern: /(^|\/)Jenkinsfile$/, target: itself },
  { name: "circleci", flag: "--circleci-path", pattern: /(^|\/)\.circleci\/config\.ya?ml$/, target: itself },
  { name: "cloudbuild", flag: "--cloudbuild-path", pattern: /(^|\/)cloudbuild\.ya?ml$/, target: itself },
  { name: "buildkite", flag: "--buildkite-path", pattern: /(^|\/)\.buildkite\/[^/]+\.ya?ml$/, target: itself },
  { name: "drone", flag: "--drone-path", pattern: /(^|\/)\.drone\.ya?ml$/, target: itself },
  { name: "dockerfile", flag: "--dockerfile-path", pattern: /(^|\/)(Dockerfile|Containerfile)(\.[^/]+)?$|\.Dockerfile$/, target: itself },
  { name: "helm", flag: "--helm-path", pattern: /(^|\/)Chart\.yaml$/, target: dirname },
  { name: "kubernetes", flag: "--k8s-path", pattern: /(^|\/)(manifests|k8s)\/.*\.ya?ml$/, target: itself },
];

const ranks = ["INFO", "LOW", "MEDIUM", "HIGH", "CRITICAL"] as const;
type Rank = (typeof ranks)[number];

const severities: Readonly<Record<Rank, Severity>> = { INFO: "info", LOW: "warning", MEDIUM: "warning", HIGH: "error", CRITICAL: "error" };

interface Report {
  readonly findings: readonly ReportFinding[];
  readonly scan_status: { readonly files_scanned: number; readonly files_unparsed: number; readonly warnings: readonly string[] };
}

interface ReportFinding {
  readonly check_id: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Rank;
  readonly resource: string;
  readonly passed: boolean;
  readonly locations?: readonly { readonly path: string; readonly start_line: number }[];
}

export interface PipelineCheckOptions {
  /** The lowest rank to report. */
  readonly minimum?: Rank;
  /** Which files are plain Kubernetes manifests; those below `manifests/` or `k8s/` when absent. */
  readonly isManifest?: (path: string) => boolean;
}

export function appliesTo(path: string): boolean {
  return providers.some(({ pattern }) => pattern.test(path));
}

/** pipeline-check for every provider it finds files of; findings below HIGH are advice and are left out by default. */
export async function validate(files: readonly InputFile[], options: PipelineCheckOptions = {}): Promise<readonly Finding[]> {
  const isManifest = options.isManifest ?? (() => false);
  const judged = selectFiles("pipeline-check", files, (path) => appliesTo(path) || isManifest(path));
  const program = await toolPath("pipeline-check");
  const minimum = ranks.indexOf(options.minimum ?? "HIGH");
  return withStagedFiles(files, async (directory) => {
    const findings: Finding[] = [];
    for (const { name, flag, pattern, target } of providers) {
      const targets = new Set(
        judged
          .map(({ path }) => path)
          .filter((path) => pattern.test(path) || (name === "kubernetes" && isManifest(path)))
          .map(target),
      );
      for (const path of targets) {
        const report = await scan(program, ["--pipeline", name, flag, path], directory);
        const failed = report.findings.filter(({ passed, severity }) => !passed && ranks.indexOf(severity) >= minimum);
        findings.push(...failed.map((finding) => toFinding(path, finding)));
      }
    }
    return findings;
  });
}

async function scan(program: string, args: readonly string[], directory: string): Promise<Report> {
  const helm = findTool("helm");
  // Without helm on the PATH it falls back to guessing what the templates render to.
  const path = [...(helm === undefined ? [] : [dirname(helm.path)]), process.env["PATH"] ?? ""].join(delimiter);
  const { stdout, stderr } = await runExpecting([0, 1], program, [...args, "--output", "json", "--no-resolve-remote"], {
    cwd: directory,
    env: { PATH: path, HOME: directory },
  });
  if (stdout.trim() === "") throw new CommandError(`pipeline-check printed no report: ${stderr}`);
  const report = JSON.parse(stdout) as Report;
  const { files_scanned: scanned, files_unparsed: unparsed, warnings } = report.scan_status;
  if (scanned === 0 || unparsed > 0) throw new CommandError(`pipeline-check could not read its input (${args.join(" ")}): ${warnings.join("; ")}`);
  return report;
}

function toFinding(target: string, { check_id: rule, title, description, severity, resource, locations }: ReportFinding): Finding {
  const location = locations?.[0];
  // Some providers name the scan and not the file as the resource; the target is then the better answer.
  const path = location?.path ?? (resource.includes(".") || resource === target ? resource : target);
  return {
    tool: "pipeline-check",
    rule,
    path,
    line: location?.start_line,
    message: `${title}: ${description}`,
    severity: severities[severity],
  };
}
