import { TaskError, type Inputs, type Ports, type Run, type TaskResult } from "@create-pipeline/action-kit";
import { describe, findFieldProblem, orderRelease, shortDigest, type Release, type Store } from "@create-pipeline/state";
import { asTask, findPlatform, findStateInputProblems, givenReason, openTaskStore, throwProblems } from "@create-pipeline/state/task";
import { findAnywhere, findVerified, isEmpty, NotVerified, type Wanted } from "./find-release.ts";
import { findOvertaking } from "./overtaken.ts";
import { github } from "./platforms/github.ts";
import { gitlab } from "./platforms/gitlab.ts";
import { findDemands, findPolicyProblems, type Demands } from "./policy.ts";
import { requireProtection, type ProtectionReader } from "./protection.ts";
import { waitForSoak } from "./soak.ts";

const readers: Readonly<Record<string, ProtectionReader>> = { github, gitlab };

/** Everything that must be true before the first job of an environment; ready, overtaken by something newer, or an error. */
export const run: Run = asTask(async (inputs, ports) => {
  throwProblems(findProblems(inputs, ports));
  const demands = findDemands(inputs);
  throwProblems(findDemandProblems(inputs, demands, ports));
  await checkProtection(inputs, demands, ports);
  try {
    return reportReady(inputs, ports, await resolveRelease(inputs, demands, ports));
  } catch (error) {
    const result = error instanceof NotVerified ? await excuse(inputs, demands, ports) : undefined;
    if (result === undefined) throw error;
    return result;
  }
});

function reportReady(inputs: Inputs, ports: Ports, release: Release): TaskResult {
  const { image, digest, revision, version } = release;
  ports.log.info(`${inputs["environment"]} may take ${version} (${shortDigest(digest)}, commit ${revision})`);
  return {
    outputs: { ready: "true", reason: "ready", image, digest, revision, version },
    summary: `### ${inputs["service"]} ${inputs["environment"]} may take ${version}\n\n| | |\n|---|---|\n| image | \`${image}@${digest}\` |\n| commit | \`${revision}\` |\n`,
  };
}

/**
 * A pipeline whose build was overtaken in the environment before has nothing to do here, and is not red for that. Only the build of the run itself
 * is excused: what a person asks for by its version must be there.
 */
async function excuse(inputs: Inputs, { promotesFrom }: Demands, ports: Ports): Promise<TaskResult | undefined> {
  const wanted = toWanted(inputs);
  const { digest, revision } = wanted;
  if (digest === "" || revision === "") return undefined;
  const ours = `${shortDigest(digest)} (commit ${revision})`;
  const newer = await findOvertaking(await openTaskStore(inputs, ports), promotesFrom, wanted, { inputs, ports });
  if (newer !== undefined) {
    return reportNotReady(
      inputs,
      ports,
      "overtaken",
      `${promotesFrom} never verified ${ours}, because a newer one overtook it: ${newer.version} (${shortDigest(newer.digest)}, commit ${newer.revision})`,
    );
  }
  if (inputs["predecessor_outcome"] !== "not-deployed") return undefined;
  return reportNotReady(inputs, ports, "not-deployed", `this run did not deploy ${ours} to ${promotesFrom}, so there is nothing to promote`);
}

function reportNotReady(inputs: Inputs, ports: Ports, reason: "overtaken" | "not-deployed", message: string): TaskResult {
  const place = `${inputs["service"]} ${inputs["environment"]}`;
  ports.log.info(`${place}: not ready: ${message}`);
  return {
    outputs: { ready: "false", reason, image: "", digest: "", revision: "", version: "" },
    summary: `### ${place}: nothing to deploy (${reason})\n\n${message}.\n`,
  };
}

function findProblems(inputs: Inputs, ports: Ports): (string | undefined)[] {
  const problems: (string | undefined)[] = findStateInputProblems(inputs);
  problems.push(findFieldProblem("environment", "environment", inputs["environment"]));
  if (inputs["image"]) problems.push(findFieldProblem("image", "image", inputs["image"]));
  if (inputs["version"]) problems.push(findFieldProblem("version", "version", inputs["version"]));
  if (inputs["hotfix"] === "true" && givenReason(inputs) === undefined) problems.push(`hotfix needs a reason, not ${describe(inputs["reason"])}`);
  if (inputs["policy"]) return [...problems, ...findPolicyProblems(inputs["policy"])];
  if (inputs["protection"] === "") problems.push("say what protection the environment has, or give the policy of all environments");
  return [...problems, ...findDemandProblems(inputs, findDemands(inputs), ports)];
}

/** What the environment asks for may need other inputs; with a policy that is known only when the policy is understood. */
function findDemandProblems(inputs: Inputs, { protection, reviewers, promotesFrom }: Demands, ports: Ports): string[] {
  const problems: string[] = [];
  if (protection === "required") {
    if (reviewers.length === 0) problems.push("protection is required, so reviewers must name who approves");
    if (findPlatform(inputs["platform"] ?? "", ports.env) !== "none" && inputs["platform_token"] === "")
      problems.push("protection is required, so platform_token must be a token that may read it");
  }
  if (isEmpty(toWanted(inputs)) && (promotesFrom === "" || inputs["hotfix"] === "true")) {
    problems.push("say what to deploy: a version, a digest or a revision");
  }
  return problems;
}

async function checkProtection(inputs: Inputs, { protection, reviewers, minimum }: Demands, ports: Ports): Promise<void> {
  if (protection === "none") return;
  const environment = inputs["environment"] ?? "";
  const reader = readers[findPlatform(inputs["platform"] ?? "", ports.env)];
  if (reader === undefined) {
    throw new TaskError(`the protection of ${environment} can't be read on this platform`, {
      exitCode: 3,
      hint: "promote to it by a flow that a person starts, and set protection to none there; nothing was deployed",
    });
  }
  const expected = { reviewers, minimum, preventSelfReview: inputs["prevent_self_review"] === "true" };
  await requireProtection(reader, { environment, expected, token: inputs["platform_token"] ?? "" }, ports);
  ports.log.info(`the protection of ${environment} is as declared: ${reviewers.join(", ")}`);
}

async function resolveRelease(inputs: Inputs, demands: Demands, ports: Ports): Promise<Release> {
  const wanted = toWanted(inputs);
  const predecessor = demands.promotesFrom;
  const isComplete = Object.values(wanted).every((value) => value !== "");
  const isHotfix = inputs["hotfix"] === "true";
  if (isHotfix && predecessor !== "") ports.log.warning(`hotfix: ${predecessor} is not asked, because: ${givenReason(inputs)}`);
  if (isComplete && (predecessor === "" || isHotfix)) return wanted;
  const store = await openTaskStore(inputs, ports);
  if (predecessor === "" || isHotfix) return await requireAnywhere(store, wanted);
  let release = await findVerified(store, predecessor, wanted);
  // While we waited it may have been taken back; so ask again for exactly this one.
  if (await waitForSoak(release, demands, ports)) release = await findVerified(store, predecessor, release);
  // The tag of a release renames what was verified under another version.
  const version = wanted.digest !== "" && wanted.version !== "" ? wanted.version : release.version;
  return { ...orderRelease(release), version };
}

async function requireAnywhere(store: Store, wanted: Wanted): Promise<Release> {
  const found = await findAnywhere(store, wanted);
  if (found !== undefined) return found;
  throw new TaskError("no environment ever held what is to be deployed", {
    hint: "check version, digest and revision; give image, digest, revision and version to deploy something new",
  });
}

function toWanted(inputs: Inputs): Wanted {
  const { image = "", digest = "", revision = "", version = "" } = inputs;
  return { image, digest, revision, version };
}
