import type { Library } from "./library.ts";

/** The templates, platforms and tasks of this product. Loaded late: `--help` and `check` need none of it. */
export async function loadLibrary(version: string, taskBundle: Library["taskBundle"]): Promise<Library> {
  const [{ templates }, { assets, tasks }, { platforms }] = await Promise.all([
    import("./templates.generated.ts"),
    import("../build/assets.js"),
    import("@create-pipeline/platforms/registry"),
  ]);
  return { version, templates, assets, tasks, platforms, taskBundle };
}
