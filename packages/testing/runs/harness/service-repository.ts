import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { State } from "@create-pipeline/state";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const PRODUCT = join(root, "packages/create-pipeline/bin/create-pipeline.js");

export type Example = "orders" | "payments";

/** A service's repository as its team has it: the example with its pipeline, and the bare repository it is pushed to. */
export interface ServiceRepository {
  readonly example: Example;
  readonly folder: string;
  readonly origin: string;
  git(...args: string[]): string;
  /** Commits files (null deletes one) on a branch and pushes it; answers the commit. */
  commit(message: string, files: Readonly<Record<string, string | null>>, branch?: string): string;
  read(path: string): string;
  /** What the state branch holds of an environment. */
  state(environment: string): State | null;
  /** Subjects of the state branch, newest first. */
  stateLog(): string[];
  /** Runs the product in the repository. */
  product(...args: string[]): { readonly code: number; readonly output: string };
}

export interface Settings {
  /** Where the image goes. */
  readonly registry: string;
  readonly argoCd: string;
  /** More choices, as `--set` takes them; later ones win. */
  readonly choices?: readonly string[];
}

/** Copies the example, has the product write its pipeline, and pushes the first commit. */
export function createServiceRepository(example: Example, folder: string, settings: Settings): ServiceRepository {
  const [work, origin] = [join(folder, "work"), join(folder, "git", "acme", `${example}.git`)];
  const identity = { GIT_AUTHOR_NAME: "Ada", GIT_AUTHOR_EMAIL: "ada@acme.example", GIT_COMMITTER_NAME: "Ada", GIT_COMMITTER_EMAIL: "ada@acme.example" };
  const env = { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1", ...identity };
  const git = (at: string, ...args: string[]): string =>
    execFileSync("git", ["-C", at, ...args], { encoding: "utf8", env, stdio: ["ignore", "pipe", "pipe"] }).trim();
  const repository: ServiceRepository = {
    example,
    folder: work,
    origin,
    git: (...args) => git(work, ...args),
    commit: (message, files, branch = "main") => {
      if (git(work, "branch", "--show-current") !== branch) git(work, "checkout", "--quiet", ...(branch === "main" ? [branch] : ["-B", branch, "main"]));
      for (const [path, content] of Object.entries(files)) write(join(work, path), content);
      git(work, "add", "--all");
      git(work, "commit", "--quiet", "--allow-empty", "--message", message);
      git(work, "push", "--quiet", "--force", origin, `${branch}:${branch}`);
      git(work, "update-ref", `refs/remotes/origin/${branch}`, "HEAD");
      return git(work, "rev-parse", "HEAD");
    },
    read: (path) => readFileSync(join(work, path), "utf8"),
    state: (environment) => {
      try {
        return JSON.parse(git(origin, "show", `environments:${example}/${environment}.json`)) as State;
      } catch {
        return null;
      }
    },
    stateLog: () => (git(origin, "branch", "--list", "environments") === "" ? [] : git(origin, "log", "--format=%s", "environments").split("\n")),
    product: (...args) => runProduct(work, args),
  };
  prepare(repository, settings, (at, ...args) => git(at, ...args));
  return repository;
}

function prepare(repository: ServiceRepository, settings: Settings, git: (at: string, ...args: string[]) => string): void {
  const { folder, origin, example } = repository;
  cpSync(join(root, "examples", example), folder, { recursive: true, filter: (path) => !path.endsWith("node_modules") });
  mkdirSync(origin, { recursive: true });
  git(origin, "init", "--quiet", "--bare", "--initial-branch=main");
  // As GitHub and GitLab do: commits by their id, and partial clones.
  for (const [key, value] of [
    ["uploadpack.allowAnySHA1InWant", "true"],
    ["uploadpack.allowFilter", "true"],
    ["http.receivepack", "true"],
  ] as const)
    git(origin, "config", key, value);
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "remote", "add", "origin", `https://github.com/acme/${example}.git`);
  const { code, output } = repository.product("--yes", ...choices(example, settings).flatMap((choice) => ["--set", choice]));
  if (code !== 0) throw new Error(`the product failed on ${example}:\n${output}`);
  repository.commit("The service with its pipeline", testDockerfile(repository));
  git(folder, "remote", "set-head", "origin", "main");
}

/** What pipeline.yaml says besides what the product finds by itself. */
function choices(example: Example, { registry, argoCd, choices: more = [] }: Settings): string[] {
  return [
    'platform=[{"name":"github-actions","edition":"enterprise"},{"name":"gitlab-ci","edition":"premium"}]',
    `service.repository=https://github.com/acme/${example}.git`,
    `service.owner=acme/${example}`,
    `build.image=${registry}/acme/${example}`,
    "security.signing=key",
    "delivery.verify=argocd",
    `delivery.argocd.server=${argoCd}`,
    'environments=["dev","staging",{"name":"production","approval":{"reviewers":["acme/leads"]}}]',
    ...more,
  ];
}

/** The seeded Dockerfile's bases can't be pulled here; it is the service's own file, so it may be replaced. */
function testDockerfile({ example }: ServiceRepository): Record<string, string> {
  const lines = ["FROM scratch", `COPY ${example === "orders" ? "src /app" : "cmd /app"}`, "USER 65532:65532", 'ENTRYPOINT ["/app/service"]', ""];
  return { Dockerfile: lines.join("\n") };
}

function runProduct(folder: string, args: readonly string[]): { readonly code: number; readonly output: string } {
  try {
    return {
      code: 0,
      output: execFileSync(process.execPath, [PRODUCT, ...args], {
        cwd: folder,
        encoding: "utf8",
        env: { PATH: process.env["PATH"], HOME: folder, CI: "true" },
        stdio: ["ignore", "pipe", "pipe"],
      }),
    };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: `${stdout}${stderr}` };
  }
}

function write(path: string, content: string | null): void {
  if (content === null) return rmSync(path, { force: true });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
