import type { GeneratedFile, Ownership, SharedFile } from "@create-pipeline/files";
import type { JobContribution, Plan, TaskCatalog } from "@create-pipeline/plan";
import type { Path, Service } from "@create-pipeline/spec";
import type { WorkloadPart } from "./workload-part.ts";

/** Either/or choices: one selected template per slot. */
export type Slot = "language" | "builder" | "workload" | "gitops" | "rollout";

/** A versioned package which, when a service selects it, contributes jobs, files and documentation. */
export interface Template {
  readonly id: string;
  readonly version: string;
  readonly slot?: Slot;
  /** One line for `list`. */
  readonly summary: string;
  /** Paths in pipeline.yaml that select or change it. */
  readonly settings: readonly string[];
  select(service: Service): boolean;
  /** Why what pipeline.yaml asks for can't be had; found by computing, so that no rule of the language can say it. */
  problems?(service: Service): readonly TemplateProblem[];
  /** What it adds to the chart of the workload, and to those who deploy it. */
  workload?(context: Omit<TemplateContext, "workload">): WorkloadPart | undefined;
  jobs?(context: TemplateContext): readonly JobContribution[];
  files?(context: TemplateContext): readonly FileContribution[];
  /** Files that describe the finished plan and the files of the others, such as documentation and code owners. */
  planFiles?(plan: Plan, context: TemplateContext, files: readonly GeneratedFile[]): readonly FileContribution[];
}

export interface TemplateProblem {
  /** "<package>/<rule>", as in the catalogue of the package that computes it. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** Where in pipeline.yaml. */
  readonly path: Path;
}

export interface TemplateContext {
  readonly service: Service;
  readonly tasks: TaskCatalog;
  /** Version of this product. */
  readonly version: string;
  /** What the selected templates add to the workload. */
  readonly workload: readonly WorkloadPart[];
  /** Path in the service's folder, as seen from the repository's root. */
  at(path: string): string;
  /** A file of the template's own files/ folder, rendered if it is a Handlebars file. */
  render(asset: string, data?: Readonly<Record<string, unknown>>): string;
  /** Names below a folder of the template's assets, sorted. */
  assets(folder: string): readonly string[];
}

export interface FileContribution {
  /** From the repository's root. */
  readonly path: string;
  /** The whole text, or, where every service of the repository adds its part, the three parts. */
  readonly content: string | SharedFile;
  readonly ownership: Ownership;
  /** Unique within the template. */
  readonly id: string;
  readonly reason: string;
  readonly fields?: readonly string[];
  readonly executable?: boolean;
}

/** Checks the shape while authoring and keeps the type narrow. */
export function defineTemplate(template: Template): Template {
  if (!/^[a-z][a-z0-9-]*$/.test(template.id)) throw new Error(`template id "${template.id}" is not kebab-case`);
  return template;
}

/** A contributed file as the engine knows it: with the template it came from. */
export function toGeneratedFile(template: Pick<Template, "id" | "version">, file: FileContribution): GeneratedFile {
  const parts = typeof file.content === "string" ? undefined : file.content;
  return {
    path: file.path,
    content: typeof file.content === "string" ? file.content : [file.content.head, file.content.body, file.content.tail].join(""),
    executable: file.executable ?? false,
    ownership: file.ownership,
    id: `${template.id}/${file.id}`,
    source: { id: template.id, version: template.version },
    reason: file.reason,
    fields: file.fields ?? [],
    ...(parts ? { shared: parts } : {}),
  };
}
