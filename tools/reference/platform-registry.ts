import { existsSync } from "node:fs";
import { join } from "node:path";
import { foldersIn, root } from "./root.ts";

/** The folders that hold a platform: the directory is the registry. */
export function platformIds(): string[] {
  return foldersIn("packages/platforms/src").filter((id) => existsSync(join(root, "packages/platforms/src", id, "index.ts")));
}

/** The text of packages/platforms/src/registry.ts. */
export function platformRegistry(ids: readonly string[] = platformIds()): string {
  const variables = ids.map((id) => id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
  return [
    ...ids.map((id, index) => `import { ${variables[index]} } from "./${id}/index.ts";`),
    'import type { Platform } from "./platform.ts";',
    "",
    "/** Every CI platform, by name. */",
    `export const platforms: readonly Platform[] = [${variables.join(", ")}];`,
    "",
  ].join("\n");
}
