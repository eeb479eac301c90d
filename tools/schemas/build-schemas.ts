import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { Progress } from "../kinds/kind.ts";
import { runExpecting } from "../run.ts";
import { builtInKinds, customKinds } from "./kind-schemas.ts";
import type { CustomResourceDefinition, KindSchema, Swagger } from "./kind-schemas.ts";
import { readSources } from "./sources.ts";
import type { ModulePin } from "./sources.ts";

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

/** The folder of the unpacked module; Go checks it against its checksum database, we check it against our own pin. */
async function download(pin: ModulePin, directory: string): Promise<string> {
  const name = `${pin.module}@${pin.version}`;
  const options = { cwd: directory, env: { GOWORK: "off", GOFLAGS: "-mod=mod" }, timeoutMs: 1_200_000 };
  const { stdout } = await runExpecting([0], "go", ["mod", "download", "-json", name], options);
  const answer = JSON.parse(stdout) as { readonly Dir: string; readonly Sum: string };
  if (answer.Sum !== pin.sum) throw new Error(`${name} has the checksum ${answer.Sum}, but schemas/sources.json pins ${pin.sum}`);
  return answer.Dir;
}

async function readSwagger(moduleDirectory: string): Promise<Swagger> {
  return JSON.parse(await readFile(join(moduleDirectory, "api", "openapi-spec", "swagger.json"), "utf8")) as Swagger;
}

async function readDefinitions(folder: string): Promise<readonly CustomResourceDefinition[]> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const manifests = texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as CustomResourceDefinition | null));
  return manifests.filter((manifest): manifest is CustomResourceDefinition => manifest?.kind === "CustomResourceDefinition");
}

async function writeSchemas(folder: string, schemas: readonly KindSchema[]): Promise<void> {
  for (const { file, schema } of schemas) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, JSON.stringify(schema));
  }
}
