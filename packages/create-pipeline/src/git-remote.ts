import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The address of the remote "origin", read from git's own files; git need not be installed. */
export function gitRemote(root: string): string | undefined {
  const config = textOf(join(gitFolder(root), "config"));
  const section = /^\s*\[remote "origin"\]\s*$([^]*?)(?=^\s*\[|(?![^]))/m.exec(config)?.[1] ?? "";
  const url = /^\s*url\s*=\s*(.*?)\s*$/m.exec(section)?.[1];
  return url === undefined || url === "" ? undefined : url.replace(/^"(.*)"$/, "$1");
}

/** In a worktree or submodule, .git is a file that names the folder, and the folder names the one they share. */
function gitFolder(root: string): string {
  const named = /^gitdir: (.*)$/m.exec(textOf(join(root, ".git")))?.[1];
  if (named === undefined) return join(root, ".git");
  const folder = resolve(root, named.trim());
  const common = textOf(join(folder, "commondir")).trim();
  return common === "" ? folder : resolve(folder, common);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
