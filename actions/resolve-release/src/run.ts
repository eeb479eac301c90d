import { TaskError, type Inputs, type Ports, type Run, type TaskResult } from "@create-pipeline/action-kit";
import { createGit, findFieldProblem, orderRelease, shortDigest, StateError, type Release, type Store } from "@create-pipeline/state";
import { asTask, findStateInputProblems, openTaskStore, throwProblems } from "@create-pipeline/state/task";

/** Finds what was built from the commit of a tag, or what an environment runs. */
export const run: Run = asTask(async (inputs, ports) => {
  throwProblems(findProblems(inputs));
  return await (inputs["environment"] ? resolveEnvironment : resolveRelease)(inputs, ports);
});

function findProblems(inputs: Inputs): (string | undefined)[] {
  const problems: (string | undefined)[] = findStateInputProblems(inputs);
  const { tag = "", environment = "", revision = "" } = inputs;
  if ((tag === "") === (environment === "")) problems.push("give either tag or environment");
  if (tag !== "") problems.push(findFieldProblem("version", "tag", tag));
  if (environment !== "") problems.push(findFieldProblem("environment", "environment", environment));
  if (environment !== "" && revision !== "") problems.push("revision belongs to a tag, not to an environment");
  return problems;
}

async function resolveEnvironment(inputs: Inputs, ports: Ports): Promise<TaskResult> {
  const environment = inputs["environment"] ?? "";
  const place = `${inputs["service"]} ${environment}`;
  const state = await (await openTaskStore(inputs, ports)).read(environment);
  if (state === null) {
    ports.log.info(`nothing is deployed in ${place}`);
    return { outputs: { image: "", digest: "", revision: "", version: "", reference: "" }, summary: `### ${place}: nothing is deployed\n` };
  }
  const reference = `${state.image}@${state.digest}`;
  ports.log.info(`${place} runs ${state.version}: ${state.image}@${shortDigest(state.digest)}, built from ${state.revision}`);
  return {
    outputs: { ...orderRelease(state), reference },
    summary: `### ${place} runs ${state.version}\n\n\`${reference}\`, built from \`${state.revision}\`\n`,
  };
}

async function resolveRelease(inputs: Inputs, ports: Ports): Promise<TaskResult> {
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
    outputs: { image: release.image, digest: release.digest, revision, version: tag, reference: `${release.image}@${release.digest}` },
    summary: `### Release ${tag}\n\n\`${release.image}@${release.digest}\`, built from \`${revision}\`\n`,
  };
}

async function resolveTag(inputs: Inputs, ports: Ports, tag: string): Promise<string> {
  const git = createGit({ exec: ports.exec, env: ports.env, workTree: inputs["source"] || "." });
  const result = await git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", `refs/tags/${tag}^{commit}`]);
  if (result.code === 0) return result.stdout.trim();
  throw new TaskError(`tag ${tag} is not in the checkout`, { hint: "check out the tag, or set revision to its commit" });
}

/** The first answer is near almost always; the whole history is only read when there is none. */
async function findRelease(store: Store, revision: string): Promise<Release | undefined> {
  const current = matching(
    (await store.readAll()).flatMap((state) => [state, state.previous, state.verified]),
    revision,
  );
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
    throw new StateError(
      3,
      `commit ${revision} is recorded with ${digests.size} digests: ${[...digests].join(", ")}`,
      "a commit is built once; deploy a new commit",
    );
  }
  return found[0];
}
