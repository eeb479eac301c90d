import { parse } from "yaml";
import type { ManifestSource } from "@create-pipeline/canary";
import { hasErrors } from "@create-pipeline/diagnostics";
import { readService } from "@create-pipeline/lifecycle";
import type { ServiceSource } from "@create-pipeline/lifecycle";
import type { CanarySettings } from "@create-pipeline/spec";
import { UsageError } from "../../command.ts";
import type { CommandContext } from "../../command.ts";
import { loadEngine } from "../../engine.ts";
import { printDiagnostics } from "../../report/print-diagnostics.ts";
import { openWorkspace } from "../../workspace.ts";
import type { Workspace } from "../../workspace.ts";
import { serviceManifests } from "./service-manifests.ts";
import type { CanaryValues } from "./service-manifests.ts";

/** The canary of the service in the folder: what pipeline.yaml wants of it, and what the values of its chart make of it. */
export interface ServiceCanary {
  readonly source: ServiceSource;
  readonly name: string;
  readonly settings: CanarySettings;
  /** One Rollout with its AnalysisTemplate per environment that has a canary of its own kind. */
  readonly sources: readonly ManifestSource[];
}

export async function readServiceCanary(context: CommandContext): Promise<ServiceCanary> {
  const workspace = openWorkspace(context, ".");
  const source = readService(workspace.disk, workspace.directory);
  if (source === undefined) throw new UsageError("there are no manifests to look at", "give a file or a folder of rendered manifests with -f");
  const { parse: parseService } = await loadEngine(context);
  const { service, diagnostics } = parseService(source);
  if (service === undefined || hasErrors(diagnostics)) {
    printDiagnostics(context, diagnostics, [source]);
    throw new UsageError(`${source.file} can't be read`, "mend it, or give rendered manifests with -f");
  }
  const { canary } = service.delivery;
  if (canary === undefined) {
    const hint = "add delivery.canary: { rps: 50, baseline: 0.1%, detect: 5x }, or give rendered manifests with -f";
    throw new UsageError(`${source.file} asks for no canary: everybody gets a new version at once`, hint);
  }
  return { source, name: service.service.name, settings: canary, sources: sourcesOf(workspace, service.service.name, canary) };
}

function sourcesOf(workspace: Workspace, name: string, { environments }: CanarySettings): readonly ManifestSource[] {
  const base = readValues(workspace, "deploy/values.yaml");
  const texts = new Map<string, string>();
  for (const environment of environments) {
    const own = readValues(workspace, `deploy/environments/${environment}.yaml`);
    const text = serviceManifests(name, merge(base, own) as { readonly canary?: CanaryValues });
    // Environments that differ in nothing a canary consists of are one.
    if (!texts.has(text)) texts.set(text, environment);
  }
  return [...texts].map(([text, environment]) => ({ file: `deploy/values.yaml (${environment})`, text }));
}

type Values = Readonly<Record<string, unknown>>;

function readValues({ disk, directory }: Workspace, path: string): Values {
  const found = disk.find(directory === "" ? path : `${directory}/${path}`);
  if (found.kind !== "file") throw new UsageError(`there is no ${path}`, "create-pipeline generate writes it; or give rendered manifests with -f");
  try {
    return (parse(new TextDecoder().decode(found.content)) ?? {}) as Values;
  } catch (error) {
    throw new UsageError(`${path} is no YAML: ${(error as Error).message}`);
  }
}

/** As Helm puts values together: maps by key, everything else replaced. */
function merge(base: unknown, own: unknown): unknown {
  if (!isMap(base) || !isMap(own)) return own === undefined ? base : own;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(own)])];
  return Object.fromEntries(keys.map((key) => [key, merge(base[key], own[key])]));
}

function isMap(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
