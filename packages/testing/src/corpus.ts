import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { parseSpec, type ParsedSpec, type TaskSettings } from "@create-pipeline/spec";
import { compile, type Compilation } from "@create-pipeline/lifecycle/compile";
import { loadLibrary } from "@create-pipeline/lifecycle/load-library";

/** The folder of the corpus: one folder per case, which looks like the repository of a service. */
export const corpusFolder: string = join(import.meta.dirname, "..", "corpus");

/** Goldens must not change with every release of the product. */
export const corpusVersion = "0.0.0";

export type Form = TaskSettings["form"];
export const forms: readonly Form[] = ["embedded", "referenced"];

/** A pipeline.yaml and where it lies in its repository. */
export interface CorpusCase {
  readonly name: string;
  /** Folder of pipeline.yaml in the repository, "" for the root. */
  readonly directory: string;
  readonly text: string;
}

/** A case in one of the two task forms. */
export interface Rendering {
  readonly name: string;
  readonly form: Form;
  /** Whether pipeline.yaml itself asks for this form. */
  readonly own: boolean;
  readonly parsed: ParsedSpec;
  readonly compilation: Compilation;
}

/** Forty digits that nobody takes for a commit, and a digest likewise: examples, not pins. */
export const exampleRevision = "0123456789abcdef0123456789abcdef01234567";
const exampleImage = `registry.gitlab.com/acme/pipelines@sha256:${"0123456789abcdef".repeat(4)}`;

const embedded: TaskSettings = { form: "embedded", repository: "", revision: "", version: "", image: "" };

/** On GitHub a task comes from its repository, on GitLab inside an image; both at once would hide the other. */
function referenced(platforms: readonly string[]): TaskSettings {
  const image = platforms.includes("gitlab-ci") ? exampleImage : "";
  return { form: "referenced", repository: "acme/pipelines", revision: exampleRevision, version: "v1.4.0", image };
}

export function corpusCases(): readonly CorpusCase[] {
  const names = readdirSync(corpusFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.map(({ name }) => readCase(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readCase(name: string): CorpusCase {
  const folder = join(corpusFolder, name);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => file.split(sep).join("/"));
  const found = files.filter((file) => /(^|\/)pipeline\.yaml$/.test(file) && !file.startsWith("expected"));
  const [file] = found;
  if (file === undefined || found.length > 1) throw new Error(`case ${name} has ${found.length} files named pipeline.yaml, not one`);
  const directory = dirname(file);
  return { name, directory: directory === "." ? "" : directory, text: readFileSync(join(folder, file), "utf8") };
}

/** Compiles a case in its own form, or with the tasks of the other one. */
export async function renderCase(given: CorpusCase, form?: Form): Promise<Rendering> {
  const file = given.directory === "" ? "pipeline.yaml" : `${given.directory}/pipeline.yaml`;
  const parsed = parseSpec(given.text, file, { directory: given.directory });
  const service = parsed.service;
  if (service === undefined)
    throw new Error(`case ${given.name}: ${parsed.diagnostics.map(({ message, location }) => `${location?.line}: ${message}`).join("; ")}`);
  const own = form === undefined || service.tasks.form === form;
  const tasks = own ? service.tasks : form === "embedded" ? embedded : referenced(service.platforms.map(({ name }) => name));
  const compilation = compile({ ...service, tasks }, parsed.locate, await corpusLibrary());
  return { name: given.name, form: tasks.form, own, parsed, compilation };
}

let library: ReturnType<typeof loadLibrary> | undefined;

/** The real library; loaded once. */
export function corpusLibrary(): ReturnType<typeof loadLibrary> {
  library ??= loadLibrary(corpusVersion, (task) => readFileSync(taskProgram(task), "utf8"));
  return library;
}

export function taskProgram(task: string): string {
  return join(import.meta.dirname, "../../../actions", task, "dist/main.js");
}
