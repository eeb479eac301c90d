import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { downloadModule } from "../../install/go-module.ts";
import type { Progress } from "../../kinds/kind.ts";
import { collectDefinitions } from "./collect-definitions.ts";
import { readCrdSources } from "./sources.ts";
import type { CrdSource } from "./sources.ts";

/** Downloads a module and answers its folder; tests put their own in its place. */
export type Download = (source: CrdSource, directory: string) => Promise<string>;

const fromProxy: Download = (source, directory) => downloadModule(source, "crds/sources.json", directory);

/** Writes `<directory>/<component>/<definition>.json`; JSON, because `yes` means one thing to YAML 1.1 and another to 1.2. */
export async function buildCrds(directory: string, progress: Progress, sources = readCrdSources(), download = fromProxy): Promise<void> {
  const owners = new Map<string, string>();
  for (const source of sources) {
    progress(`${source.module} ${source.version}`);
    const definitions = await collectDefinitions(source, await download(source, directory));
    await mkdir(join(directory, source.name));
    for (const definition of definitions) {
      const { name } = definition.metadata;
      const owner = owners.get(name);
      if (owner !== undefined) throw new Error(`both ${owner} and ${source.name} define ${name}; leave it out of "files" in one of them`);
      owners.set(name, source.name);
      await writeFile(join(directory, source.name, `${name}.json`), `${JSON.stringify(definition)}\n`);
    }
  }
}
