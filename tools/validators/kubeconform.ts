// https://github.com/yannh/kubeconform#usage
import { join } from "node:path";
import { schemasDir, toolPath } from "../index.ts";
import { runExpecting } from "../run.ts";
import { newestKubernetesVersion } from "./charts.ts";
import type { Finding, InputFile } from "./finding.ts";
import { selectFiles, withStagedFiles } from "./staging.ts";

interface Resource {
  readonly filename: string;
  readonly kind: string;
  readonly name: string;
  readonly status: string;
  readonly msg: string;
}

export interface KubeconformOptions {
  /** For example `1.36.4`; one of the versions in `schemas/sources.json`, the newest when absent. */
  readonly kubernetesVersion?: string;
}

export function appliesTo(path: string): boolean {
  return /\.(ya?ml|json)$/.test(path);
}

/** Rule names for kubeconform's states; a kind without a schema is a finding, never a pass. */
const rules: Readonly<Record<string, string>> = { statusInvalid: "schema", statusError: "error" };

/** Manifests against strict schemas: unknown fields, wrong types and unknown kinds. */
export async function validate(files: readonly InputFile[], options: KubeconformOptions = {}): Promise<readonly Finding[]> {
  const manifests = selectFiles("kubeconform", files, appliesTo);
  const program = await toolPath("kubeconform");
  const schemas = schemasDir();
  const locations = [
    join(schemas, "{{.NormalizedKubernetesVersion}}-standalone{{.StrictSuffix}}", "{{.ResourceKind}}{{.KindSuffix}}.json"),
    join(schemas, "crds", "{{.Group}}", "{{.ResourceKind}}_{{.ResourceAPIVersion}}.json"),
  ];
  const flags = [
    "-strict",
    "-output",
    "json",
    "-kubernetes-version",
    options.kubernetesVersion ?? newestKubernetesVersion(),
    ...locations.flatMap((location) => ["-schema-location", location]),
  ];
  return withStagedFiles(manifests, async (directory) => {
    const { stdout } = await runExpecting([0, 1], program, [...flags, ...manifests.map(({ path }) => path)], { cwd: directory });
    const { resources } = JSON.parse(stdout) as { readonly resources: readonly Resource[] | null };
    // Resources are judged in parallel and reported in any order.
    return (resources ?? []).map(toFinding).sort((a, b) => `${a.path}\0${a.message}`.localeCompare(`${b.path}\0${b.message}`));
  });
}

function toFinding({ filename, kind, name, status, msg }: Resource): Finding {
  const rule = /could not find schema/.test(msg) ? "unknown-kind" : (rules[status] ?? status);
  const detail = msg.replace(/^.*jsonschema validation failed with '[^']*'\s*(- )?/s, "");
  return { tool: "kubeconform", rule, path: filename, message: `${kind}/${name}: ${detail}`, severity: "error" };
}
