import type { Inputs, Ports } from "@create-pipeline/action-kit";
import { createGit } from "../git.ts";
import { findLocationProblems, type Location } from "../location.ts";
import type { Author } from "../push-commit.ts";
import { parseRemote, type Credentials, type Remote } from "../remote.ts";
import { StateError } from "../state-error.ts";
import { openStore, type Store } from "../store.ts";

const defaultAuthor: Author = { name: "create-pipeline", email: "create-pipeline@users.noreply.invalid" };

/** What is wrong with the inputs that name the state: state_repository, state_branch, state_path, author_name, author_email. */
export function findStateInputProblems(inputs: Inputs): string[] {
  const problems = findLocationProblems(locate(inputs));
  try {
    if (inputs["state_repository"]) parseRemote(inputs["state_repository"], { passwordInAddress: "refuse" });
  } catch (error) {
    problems.push(`state_repository: ${(error as Error).message}`);
  }
  for (const name of ["author_name", "author_email"]) {
    if (/[\p{Cc}<>]/u.test(inputs[name] ?? "")) problems.push(`${name} must not hold angle brackets or control characters`);
  }
  return problems;
}

/** Opens the state that the inputs name; without state_repository it is the origin of the checkout. */
export async function openTaskStore(inputs: Inputs, ports: Ports): Promise<Store> {
  const remote = await resolveStateRemote(inputs, ports);
  const author = { name: inputs["author_name"] || defaultAuthor.name, email: inputs["author_email"] || defaultAuthor.email };
  return await openStore({ remote, location: locate(inputs), author }, toStorePorts(ports));
}

/** Where the history of the source comes from when the checkout lacks it. */
export async function resolveSourceRemote(inputs: Inputs, ports: Ports): Promise<Remote | undefined> {
  const origin = await readOrigin(inputs, ports);
  if (origin === undefined) return undefined;
  const state = await resolveStateRemote(inputs, ports);
  const remote = parseRemote(origin, { credentials: credentials(inputs, "source_token", ports), passwordInAddress: "use" });
  return remote.credentials === undefined && isSameRepository(remote, state) ? state : remote;
}

/** Checkouts are made from an address with or without .git at its end. */
function isSameRepository(a: Remote, b: Remote): boolean {
  const [left, right] = [a, b].map(({ url }) => url.replace(/(?:\.git)?\/*$/, ""));
  return left === right;
}

async function resolveStateRemote(inputs: Inputs, ports: Ports): Promise<Remote> {
  const token = credentials(inputs, "token", ports);
  if (inputs["state_repository"]) return parseRemote(inputs["state_repository"], { credentials: token, passwordInAddress: "refuse" });
  const origin = await readOrigin(inputs, ports);
  if (origin === undefined) {
    throw new StateError(2, `no state_repository is given, and ${inputs["source"] || "."} is no checkout with a remote called origin`, "set state_repository");
  }
  return parseRemote(origin, { credentials: token, passwordInAddress: "use" });
}

async function readOrigin(inputs: Inputs, ports: Ports): Promise<string | undefined> {
  const git = createGit({ exec: ports.exec, env: ports.env, workTree: inputs["source"] || "." });
  const result = await git.run(["config", "--get", "remote.origin.url"]);
  const origin = result.stdout.trim();
  return result.code === 0 && origin !== "" ? origin : undefined;
}

function credentials(inputs: Inputs, name: string, { env }: Ports): Credentials | undefined {
  const token = inputs[name];
  return token ? { user: findTokenUser(inputs["token_user"] ?? "", token, env), token } : undefined;
}

/** GitLab looks at the user: the token of a job has one of its own. GitHub takes any. */
function findTokenUser(given: string, token: string, env: Ports["env"]): string {
  if (given !== "" && given !== "auto") return given;
  if (env["GITLAB_CI"] !== "true") return "x-access-token";
  return token === env["CI_JOB_TOKEN"] ? "gitlab-ci-token" : "oauth2";
}

function locate(inputs: Inputs): Location {
  const service = inputs["service"] ?? "";
  return { service, branch: inputs["state_branch"] || "environments", path: inputs["state_path"] || service };
}

function toStorePorts(ports: Ports): Parameters<typeof openStore>[1] {
  return {
    exec: ports.exec,
    env: ports.env,
    tempDir: ports.files.tempDir,
    sleep: ports.sleep,
    now: ports.now,
    log: ports.log.info,
  };
}
