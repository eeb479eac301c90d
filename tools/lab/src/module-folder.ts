import { join } from "node:path";
import { runExpecting } from "../../run.ts";

const components = join(import.meta.dirname, "../components");

/** The files of the module that a component is built from, in the version that its go.mod pins. */
export async function moduleFolder(component: string, module: string): Promise<string> {
  const { stdout } = await runExpecting([0], "go", ["mod", "download", "-json", module], { cwd: join(components, component) });
  return (JSON.parse(stdout) as { readonly Dir: string }).Dir;
}
