import type { Finding, Tree } from "./findings.ts";
import { locationOf } from "./search.ts";

const FILES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];
const MOST = 256 * 1024;

/** The account that CODEOWNERS names for the folder of the service: the last rule that covers it, as the platforms read it. */
export function ownerOf(tree: Tree, directory: string): Finding<string> | undefined {
  for (const file of FILES) {
    const text = tree.read(file);
    if (text === undefined || text.length > MOST) continue;
    let found: Finding<string> | undefined;
    for (const match of text.matchAll(/^[ \t]*([^#\s[^][^\s]*)[ \t]+[^#\n]*?@([A-Za-z0-9_][A-Za-z0-9_./-]*)/gm)) {
      const [whole, pattern = "", owner = ""] = match;
      if (covers(pattern, directory))
        found = { value: owner.replace(/[./]+$/, ""), evidence: locationOf(file, text, match.index + whole.lastIndexOf(`@${owner}`), owner.length + 1) };
    }
    if (found) return found;
  }
  return undefined;
}

function covers(pattern: string, directory: string): boolean {
  const folder = pattern.replace(/^\//, "").replace(/\/?\**$/, "");
  if (folder === "") return true;
  return directory !== "" && (directory === folder || directory.startsWith(`${folder}/`));
}
