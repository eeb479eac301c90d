import { TaskError, type Inputs, type Ports, type Run } from "@create-pipeline/action-kit";
import { describe, findFieldProblem, orderRelease, shortDigest, type Release, type Store } from "@create-pipeline/state";
import { asTask, findStateInputProblems, givenReason, openTaskStore, throwProblems } from "@create-pipeline/state/task";
import { findAnywhere, findVerified, isEmpty, type Wanted } from "./find-release.ts";
import { github } from "./platforms/github.ts";
import { gitlab } from "./platforms/gitlab.ts";
import { requireProtection, type ProtectionReader } from "./protection.ts";
import { waitForSoak } from "./soak.ts";

const readers: Readonly<Record<string, ProtectionReader>> = { github, gitlab };

/** Everything that must be true before the first job of an environment; ready, or an error. */
export const run: Run = asTask(async (inputs, ports) => {
  throwProblems(findProblems(inputs));
  await checkProtection(inputs, ports);
  const release = await resolveRelease(inputs, ports);
  const { image, digest, revision, version } = release;
  ports.log.info(`${inputs["environment"]} may take ${version} (${shortDigest(digest)}, commit ${revision})`);
  return {
    outputs: { ready: "true", image, digest, revision, version },
    summary: `### ${inputs["service"]} ${inputs["environment"]} may take ${version}\n\n| | |\n|---|---|\n| image | \`${image}@${digest}\` |\n| commit | \`${revision}\` |\n`,
  };
});

function findProblems(inputs: Inputs): (string | undefined)[] {
  const problems: (string | undefined)[] = findStateInputProblems(inputs);
  problems.push(findFieldProblem("environment", "environment", inputs["environment"]));
  if (inputs["image"]) problems.push(findFieldProblem("image", "image", inputs["image"]));
  if (inputs["version"]) problems.push(findFieldProblem("version", "version", inputs["version"]));
  if (inputs["hotfix"] === "true" && givenReason(inputs) === undefined) problems.push(`hotfix needs a reason, not ${describe(inputs["reason"])}`);
  if (inputs["protection"] === "required") {
    if (inputs["reviewers"] === "") problems.push("protection is required, so reviewers must name who approves");
    if (inputs["platform"] !== "none" && inputs["platform_token"] === "") problems.push("protection is required, so platform_token must be a token that may read it");
  }
  const isLookedUp = inputs["digest"] === "" || inputs["revision"] === "";
  if (isLookedUp && isEmpty(toWanted(inputs)) && (inputs["promotes_from"] === "" || inputs["hotfix"] === "true")) {
    problems.push("say what to deploy: a version, a digest or a revision");
  }
  return problems;
}

async function checkProtection(inputs: Inputs, ports: Ports): Promise<void> {
  if (inputs["protection"] === "none") return;
  const environment = inputs["environment"] ?? "";
  const reader = readers[inputs["platform"] ?? ""];
  if (reader === undefined) {
    throw new TaskError(`the protection of ${environment} can't be read on this platform`, {
      exitCode: 3,
      hint: "promote to it by a flow that a person starts, and set protection to none there; nothing was deployed",
    });
  }
  const reviewers = (inputs["reviewers"] ?? "").split(",").map((name) => name.trim());
  const expected = { reviewers, minimum: Number(inputs["minimum"]), preventSelfReview: inputs["prevent_self_review"] === "true" };
  await requireProtection(reader, { environment, expected, token: inputs["platform_token"] ?? "" }, ports);
  ports.log.info(`the protection of ${environment} is as declared: ${reviewers.join(", ")}`);
}

async function resolveRelease(inputs: Inputs, ports: Ports): Promise<Release> {
  const wanted = toWanted(inputs);
  const predecessor = inputs["promotes_from"] ?? "";
  const isComplete = Object.values(wanted).every((value) => value !== "");
  const isHotfix = inputs["hotfix"] === "true";
  if (isHotfix && predecessor !== "") ports.log.warning(`hotfix: ${predecessor} is not asked, because: ${givenReason(inputs)}`);
  if (isComplete && (predecessor === "" || isHotfix)) return wanted;
  const store = await openTaskStore(inputs, ports);
  if (predecessor === "" || isHotfix) return await requireAnywhere(store, wanted);
  const soak = { soakMinutes: Number(inputs["soak_minutes"]), maxWaitMinutes: Number(inputs["max_wait_minutes"]) };
  let release = await findVerified(store, predecessor, wanted);
  // While we waited it may have been taken back; so ask again for exactly this one.
  if (await waitForSoak(release, soak, ports)) release = await findVerified(store, predecessor, release);
  // The tag of a release renames what was verified under another version.
  const version = wanted.digest !== "" && wanted.version !== "" ? wanted.version : release.version;
  return { ...orderRelease(release), version };
}

async function requireAnywhere(store: Store, wanted: Wanted): Promise<Release> {
  const found = await findAnywhere(store, wanted);
  if (found !== undefined) return found;
  throw new TaskError("no environment ever held what is to be deployed", { hint: "check version, digest and revision; give image, digest, revision and version to deploy something new" });
}

function toWanted(inputs: Inputs): Wanted {
  const { image = "", digest = "", revision = "", version = "" } = inputs;
  return { image, digest, revision, version };
}
