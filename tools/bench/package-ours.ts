import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { buildAll } from "../build/build.ts";

const source = join(import.meta.dirname, "../../packages/create-pipeline");
const parts = ["bin", "package.json", "README.md", "LICENSE"];

export interface Packed {
  readonly tarball: string;
  /** What went into each file, as esbuild tells it. */
  readonly outputs: Awaited<ReturnType<typeof buildAll>>;
}

/** Builds and packs the published command beside the work tree: what a user would get, not what lies in dist/. */
export async function packOurs(folder: string): Promise<Packed> {
  mkdirSync(folder, { recursive: true });
  for (const part of parts.filter((name) => existsSync(join(source, name)))) cpSync(join(source, part), join(folder, part), { recursive: true });
  const outputs = await buildAll(join(folder, "dist"));
  const packed = spawnSync("npm", ["pack", "--json", "--ignore-scripts", "--loglevel=error"], { cwd: folder, encoding: "utf8" });
  if (packed.status !== 0) throw new Error(`npm pack failed: ${packed.stderr}`);
  const [tarball] = JSON.parse(packed.stdout) as { readonly filename: string }[];
  return { tarball: join(folder, tarball?.filename ?? ""), outputs };
}
