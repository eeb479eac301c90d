import { execFile } from "node:child_process";
import { chmod, link, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

/** A file's content, or what it links to (a hard link by a path in the same archive). */
export type ArchiveContent = string | Buffer | { readonly symlink: string } | { readonly hardlink: string } | { readonly folder: true };

/** Makes an archive with the system's tar, in the order given. */
export async function makeTar(files: Readonly<Record<string, ArchiveContent>>, format: "gnu" | "pax" | "ustar" = "pax"): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "archive-"));
  try {
    for (const [name, content] of Object.entries(files)) await place(join(folder, "root"), name, content);
    const output = join(folder, "layer.tar");
    await promisify(execFile)("tar", [`--format=${format}`, "--numeric-owner", "-C", join(folder, "root"), "-cf", output, "--", ...Object.keys(files)]);
    return await readFile(output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same, compressed as layers usually are. */
export async function makeLayer(files: Readonly<Record<string, ArchiveContent>>): Promise<Buffer> {
  return gzipSync(await makeTar(files));
}

async function place(root: string, name: string, content: ArchiveContent): Promise<void> {
  const path = join(root, name);
  await mkdir(dirname(path), { recursive: true });
  if (typeof content === "string" || Buffer.isBuffer(content)) {
    await writeFile(path, content);
    await chmod(path, 0o755);
  } else if ("folder" in content) await mkdir(path);
  else if ("symlink" in content) await symlink(content.symlink, path);
  else await link(join(root, content.hardlink), path);
}
