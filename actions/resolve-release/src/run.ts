import { TaskError, type Inputs, type Ports, type Run } from "@create-pipeline/action-kit";
import { createGit, findFieldProblem, shortDigest, StateError, type Release, type Store } from "@create-pipeline/state";
import { asTask, findStateInputProblems, openTaskStore, throwProblems } from "@create-pipeline/state/task";

/** Finds what was built from the commit of a tag. */
export const run: Run = asTask(async (inputs, ports) => {
  throwProblems([...findStateInputProblems(inputs), findFieldProblem("version", "tag", inputs["tag"])]);
  const tag = inputs["tag"] ?? "";
  const revision = inputs["revision"] || (await resolveTag(inputs, ports, tag));
  const store = await openTaskStore(inputs, ports);
  const release = await findRelease(store, revision);
  if (release === undefined) {
    throw new TaskError(`commit ${revision} (tag ${tag}) is in no environment's history: it was never built and deployed from main`, {
      hint: "let the delivery of that commit finish, or tag a commit that was delivered",
    });
  }
  ports.log.info(`${tag} is ${release.image}@${shortDigest(release.digest)}, built from ${revision} and deployed as ${release.version}`);
  return {
    outputs: { image: release.image, digest: release.digest, revision, version: tag },
    summary: `### Release ${tag}\n\n\`${release.image}@${release.digest}\`, built from \`${revision}\`\n`,
  };
});

async function resolveTag(inputs: Inputs, ports: Ports, tag: string): Promise<string> {
  const git = createGit({ exec: ports.exec, env: ports.env, workTree: inputs["source"] || "." });
  const result = await git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", `refs/tags/${tag}^{commit}`]);
  if (result.code === 0) return result.stdout.trim();
  throw new TaskError(`tag ${tag} is not in the checkout`, { hint: "check out the tag, or set revision to its commit" });
}

/** The first answer is near almost always; the whole history is only read when there is none. */
async function findRelease(store: Store, revision: string): Promise<Release | undefined> {
  const current = matching((await store.readAll()).flatMap((state) => [state, state.previous, state.verified]), revision);
  if (current !== undefined) return current;
  for await (const state of store.history()) {
    const found = matching([state, state.previous, state.verified], revision);
    if (found !== undefined) return found;
  }
  return undefined;
}

function matching(releases: readonly (Release | null)[], revision: string): Release | undefined {
  const found = releases.filter((release) => release?.revision === revision).filter((release) => release !== null);
  const digests = new Set(found.map((release) => release.digest));
  if (digests.size > 1) {
    throw new StateError(3, `commit ${revision} is recorded with ${digests.size} digests: ${[...digests].join(", ")}`, "a commit is built once; deploy a new commit");
  }
  return found[0];
}
