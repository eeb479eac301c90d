import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import { FileTree, type GeneratedFile } from "@create-pipeline/files";
import { resolvePlan, type Contributed, type Plan } from "@create-pipeline/plan";
import type { Platform, RenderContext } from "@create-pipeline/platforms";
import type { PlatformChoice, PlatformName, Service } from "@create-pipeline/spec";
import { assetAccess, toGeneratedFile, type Template, type TemplateContext, type TemplateProblem } from "@create-pipeline/template";
import { checkRunners } from "./check-runners.ts";
import { pinsIn } from "./pins-in.ts";
import type { Library } from "./library.ts";
import { restrictToLicences } from "./restrict-to-licences.ts";
import { vendoredTasks } from "./vendored-tasks.ts";

/** Finds the place of a path such as ["jobs", "deploy", "needs", 0] in pipeline.yaml. */
export type Locate = (path: readonly (string | number)[]) => Location | undefined;

export interface Compilation {
  readonly plan: Plan;
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly platforms: readonly PlatformName[];
  readonly templates: readonly { readonly id: string; readonly version: string }[];
  /** Other people's actions and images that the files name, each with the version it stands for. */
  readonly pins: Readonly<Record<string, string>>;
}

/** A service to its plan and files: select, contribute, resolve, render, emit. Pure. */
export function compile(declared: Service, locate: Locate, library: Library): Compilation {
  const chosen = declared.platforms.map((choice) => ({ choice, platform: platformOf(library, choice) }));
  const restricted = restrictToLicences(declared, chosen, locate);
  const service = restricted.service;
  const templates = library.templates.filter((template) => template.select(service));
  const diagnostics: Diagnostic[] = [...restricted.diagnostics];
  diagnostics.push(...templates.flatMap((template) => (template.problems?.(service) ?? []).map((problem) => toDiagnostic(problem, locate))));
  const workload = templates.flatMap((template) => template.workload?.(contextOf(template, service, library)) ?? []);
  const inContext = (template: Template): TemplateContext => ({ ...contextOf(template, service, library), workload });
  const contributions = templates.flatMap((template) => contribute(template, inContext(template)));
  const resolved = resolvePlan(service, contributions, library.tasks, locate);
  diagnostics.push(...resolved.diagnostics, ...checkRunners(resolved.plan, service, library.tasks));

  const tree = new FileTree();
  const add = (files: readonly GeneratedFile[]): void => files.forEach((file) => tree.add(file));
  for (const template of templates) {
    add((template.files?.(inContext(template)) ?? []).map((file) => toGeneratedFile(template, file)));
  }
  for (const { platform, choice } of chosen) {
    const context: RenderContext = { service, choice, tasks: library.tasks, version: library.version };
    const rendered = platform.render(resolved.plan, context);
    diagnostics.push(...rendered.diagnostics);
    if (rendered.diagnostics.some((diagnostic) => diagnostic.severity === "error")) continue;
    add(platform.emit(rendered.model, context));
    add(platform.companions(resolved.plan, context));
  }
  if (service.tasks.form === "embedded") add(vendoredTasks(resolved.plan, library));
  for (const template of templates) {
    add((template.planFiles?.(resolved.plan, inContext(template), tree.files) ?? []).map((file) => toGeneratedFile(template, file)));
  }
  return {
    plan: resolved.plan,
    files: tree.files,
    diagnostics: [...diagnostics, ...tree.diagnostics],
    platforms: chosen.map(({ platform }) => platform.id),
    templates: templates.map(({ id, version }) => ({ id, version })),
    pins: pinsIn(tree.files),
  };
}

function contribute(template: Template, context: TemplateContext): Contributed[] {
  return (template.jobs?.(context) ?? []).map((job) => ({ template: { id: template.id, version: template.version }, job }));
}

function toDiagnostic({ path, ...problem }: TemplateProblem, locate: Locate): Diagnostic {
  const location = locate(path);
  return { ...problem, severity: "error", ...(location ? { location } : {}) };
}

function contextOf(template: Template, service: Service, library: Library): Omit<TemplateContext, "workload"> {
  return {
    service,
    tasks: library.tasks,
    version: library.version,
    at: (path) => [service.directory, path].filter((part) => part !== "").join("/"),
    ...assetAccess(library.assets[template.id] ?? {}),
  };
}

function platformOf(library: Library, choice: PlatformChoice): Platform {
  const platform = library.platforms.find(({ id }) => id === choice.name);
  if (!platform) throw new Error(`platform "${choice.name}" is not in the library`);
  return platform;
}
