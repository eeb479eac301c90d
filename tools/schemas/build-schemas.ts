import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { downloadModule } from "../install/go-module.ts";
import type { ModulePin } from "../install/go-module.ts";
import type { Progress } from "../kinds/kind.ts";
import { builtInKinds, customKinds } from "./kind-schemas.ts";
import type { CustomResourceDefinition, KindSchema, Swagger } from "./kind-schemas.ts";
import { parseDefinitions } from "./parse-definitions.ts";
import { readSources } from "./sources.ts";

/** Writes `<version>-standalone-strict/` per Kubernetes version and `crds/<group>/`, the layouts that kubeconform's location templates spell. */
export async function buildSchemas(directory: string, progress: Progress): Promise<void> {
  const { kubernetes, customResources } = readSources();
  let newest: Swagger | undefined;
  for (const pin of kubernetes) {
    progress(`${pin.module} ${pin.version}`);
    const swagger = await readSwagger(await download(pin, directory));
    newest ??= swagger;
    await writeSchemas(join(directory, `${pin.version}-standalone-strict`), builtInKinds(swagger));
  }
  if (newest === undefined) throw new Error("schemas/sources.json names no Kubernetes version");
  for (const pin of customResources) {
    progress(`${pin.module} ${pin.version}`);
    const definitions = await readDefinitions(join(await download(pin, directory), pin.folder));
    for (const definition of definitions) await writeSchemas(join(directory, "crds"), customKinds(definition, newest));
  }
}

function download(pin: ModulePin, directory: string): Promise<string> {
  return downloadModule(pin, "schemas/sources.json", directory);
}

async function readSwagger(moduleDirectory: string): Promise<Swagger> {
  return JSON.parse(await readFile(join(moduleDirectory, "api", "openapi-spec", "swagger.json"), "utf8")) as Swagger;
}

async function readDefinitions(folder: string): Promise<readonly CustomResourceDefinition[]> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.flatMap((text, index) => parseDefinitions(text, join(folder, names[index] ?? "")));
}

async function writeSchemas(folder: string, schemas: readonly KindSchema[]): Promise<void> {
  for (const { file, schema } of schemas) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, JSON.stringify(schema));
  }
}
