import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "@create-pipeline/lifecycle/compile";
import { loadLibrary } from "@create-pipeline/lifecycle/load-library";
import { explainAll, explainField, parseSpec } from "@create-pipeline/spec";
import { assignAll } from "./assign-all.ts";
import type { Engine } from "./engine.ts";
import { propose } from "./propose.ts";
import { version } from "./version.ts";

/** The real engine: the parser, the templates and the platforms of this package. */
export async function createEngine(): Promise<Engine> {
  const library = await loadLibrary(version, taskBundle);
  return {
    parse: ({ content, file, directory }) => parseSpec(content, file, { directory }),
    compile: (service, locate) => compile(service, locate, library),
    templates: library.templates.map(({ id, version: own, slot, summary, settings }) => ({ id, version: own, summary, settings, ...(slot && { slot }) })),
    propose,
    assign: assignAll,
    explainField: ({ content, file, directory }, field) => {
      const explained = explainField(field, parseSpec(content, file, { directory }));
      return "field" in explained ? explained.field : undefined;
    },
    explainAll: ({ content, file, directory }) => explainAll(parseSpec(content, file, { directory })),
  };
}

/** Tasks lie beside the bundle as they are, copied and never loaded; when run from source, where they are built. */
function taskBundle(task: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const places = [join(here, "tasks", `${task}.js`), join(here, "../tasks", `${task}.js`), join(here, "../../../actions", task, "dist/main.js")];
  const place = places.find((candidate) => existsSync(candidate));
  if (place === undefined) throw new Error(`the program of task "${task}" is missing from this package`);
  return readFileSync(place, "utf8");
}
