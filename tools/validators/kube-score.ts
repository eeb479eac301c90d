// https://github.com/zegl/kube-score/blob/master/README_CHECKS.md
import { isAbsolute, relative } from "node:path";
import { toolPath } from "../index.ts";
import { runExpecting } from "../run.ts";
import { newestKubernetesVersion } from "./charts.ts";
import type { Finding, InputFile, Severity } from "./finding.ts";
import { selectFiles, withStagedFiles } from "./staging.ts";

interface ScoredObject {
  readonly object_name: string;
  readonly file_name: string;
  readonly file_row: number;
  readonly checks: readonly ScoredCheck[];
}

interface ScoredCheck {
  readonly check: { readonly id: string };
  readonly grade: number;
  readonly skipped: boolean;
  readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
}

export interface KubeScoreOptions {
  readonly kubernetesVersion?: string;
  /** Checks to leave out, by id. */
  readonly ignore?: readonly string[];
}

/** kube-score's grades: 1 is critical, 5 a warning, 7 almost fine, 10 fine. */
const criticalGrade = 1;
const fineGrade = 7;

export function appliesTo(path: string): boolean {
  return /\.ya?ml$/.test(path);
}

/** Good practice of workloads and of what belongs to them; CPU limits are not asked for, because our baseline sets none on purpose. */
export async function validate(files: readonly InputFile[], options: KubeScoreOptions = {}): Promise<readonly Finding[]> {
  const manifests = selectFiles("kube-score", files, appliesTo);
  const program = await toolPath("kube-score");
  const minor = (options.kubernetesVersion ?? newestKubernetesVersion()).split(".").slice(0, 2).join(".");
  const flags = [
    "score",
    "--output-format",
    "json",
    "--kubernetes-version",
    `v${minor}`,
    "--ignore-container-cpu-limit",
    "--enable-optional-test",
    "container-seccomp-profile",
  ];
  const ignore = (options.ignore ?? []).flatMap((id) => ["--ignore-test", id]);
  return withStagedFiles(manifests, async (directory) => {
    const { stdout } = await runExpecting([0, 1], program, [...flags, ...ignore, ...manifests.map(({ path }) => path)], { cwd: directory });
    return (JSON.parse(stdout) as readonly ScoredObject[]).flatMap((object) => toFindings(object, directory));
  });
}

function toFindings(object: ScoredObject, directory: string): readonly Finding[] {
  // Helm's "# Source:" comment wins over the real file and is relative already.
  const path = isAbsolute(object.file_name) ? relative(directory, object.file_name) : object.file_name;
  const failed = object.checks.filter(({ skipped, grade }) => !skipped && grade < fineGrade);
  return failed.flatMap(({ check, grade, comments }) => {
    const severity: Severity = grade <= criticalGrade ? "error" : "warning";
    return (comments ?? []).map((comment): Finding => ({
      tool: "kube-score",
      rule: check.id,
      path,
      line: object.file_row,
      message: [object.object_name, comment.path, comment.summary].filter((part) => part !== "").join(": "),
      severity,
    }));
  });
}
