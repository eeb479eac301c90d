import { access, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Files } from "./ports.ts";

/** The real disk; folders from tempDir() are recorded in `temporary` so that the runner can remove them. */
export function createFiles(temporary: Set<string>): Files {
  return {
    read: (path) => readFile(path, "utf8"),
    write: async (path, text) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    },
    exists: (path) =>
      access(path).then(
        () => true,
        () => false,
      ),
    tempDir: async () => {
      const path = await mkdtemp(join(tmpdir(), "pipeline-"));
      temporary.add(path);
      return path;
    },
  };
}
