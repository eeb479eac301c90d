import { TaskError } from "@create-pipeline/action-kit";
import type { Ports } from "@create-pipeline/action-kit";

/** Checks that the context is the commit that the image will be named after, and answers with the commit's time. */
export async function commitEpoch(context: string, revision: string, ports: Ports): Promise<string> {
  const git = async (...args: string[]): Promise<string> => {
    // The work tree often belongs to another user than the job's; only this one folder is read.
    const result = await ports.exec("git", ["-c", "safe.directory=*", "-C", context, ...args], { check: false });
    if (result.code !== 0) {
      throw new TaskError(`the commit of ${context} can't be read: ${result.stderr.trim()}`, { exitCode: 2, hint: "check out the repository first" });
    }
    return result.stdout.trim();
  };
  const head = await git("rev-parse", "HEAD");
  if (head !== revision) {
    throw new TaskError(`the work tree is at ${head}, not at ${revision}`, {
      exitCode: 3,
      hint: "check out the revision that is built: its image is found by its commit",
    });
  }
  return await git("show", "--no-patch", "--format=%ct", revision);
}
