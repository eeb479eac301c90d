// https://github.com/firecow/gitlab-ci-local
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { runProcess } from "./flow-run.ts";
import type { FlowName, FlowOptions, FlowRun, Runner } from "./flow-run.ts";
import { imageId } from "./machine.ts";
import type { Machine } from "./machine.ts";
import type { ServiceRepository } from "./service-repository.ts";
import { withLocalInputs } from "./stand-ins.ts";

const RUNNER = fileURLToPath(new URL("../../../../node_modules/gitlab-ci-local/dist/index.js", import.meta.url));

export interface GitlabOptions {
  readonly repository: ServiceRepository;
  readonly machine: Machine;
  /** A private folder. */
  readonly folder: string;
  /** Address of the project on the platform. */
  readonly project: string;
  /** Variables of the project, its environments and the platform. */
  readonly variables: Readonly<Record<string, string>>;
}

interface Definition {
  readonly image?: { readonly name: string };
  readonly services?: readonly unknown[];
  readonly extends?: readonly string[];
}

const SOURCES: Readonly<Record<FlowName, string>> = {
  verify: "merge_request_event",
  deliver: "push",
  release: "push",
  promote: "web",
  rollback: "web",
  rescan: "schedule",
};

/** GitLab CI in gitlab-ci-local's shell executor, one folder of files per job. */
export function createGitlab(options: GitlabOptions): Runner {
  const { repository } = options;
  const start = async (variables: Readonly<Record<string, string>>, args: readonly string[]) => {
    const runnerPath = prepareRunner(options);
    hostDialect(repository);
    const given = Object.entries({ ...options.variables, ...variables }).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
    const env = { PATH: runnerPath, HOME: options.folder, RUNS_MAPS: join(options.folder, "maps") };
    const ended = await runProcess(process.execPath, [RUNNER, "--force-shell-executor", "--shell-isolation", "--no-color", ...given, ...args], {
      cwd: repository.folder,
      env,
    });
    // What the runner left, and what was changed for it, is no part of the next commit.
    repository.git("checkout", "--quiet", "--", ".");
    rmSync(join(repository.folder, ".gitlab-ci-local"), { recursive: true, force: true });
    return ended;
  };
  return {
    name: "gitlab-ci-local",
    run: async (flow, flowOptions = {}) => {
      const only = (flowOptions.only ?? []).map((job) => `${repository.example}:${flow}:${job}`);
      const { code, output } = await start(variablesOf(repository, flow, flowOptions), [
        ...unset(flowOptions),
        ...(only.length > 0 ? ["--needs", ...only] : []),
      ]);
      return readRun(code, output, `${repository.example}:${flow}:`);
    },
    startedByPush: async (branch) => {
      const { output } = await start({ CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: branch, CI_COMMIT_REF_NAME: branch }, ["--list-csv"]);
      return output.split("\n").flatMap((line) => /^([\w:-]+:[\w:-]+);/.exec(line)?.slice(1, 2) ?? []);
    },
  };
}

/** A pipeline of a tag has no branch. */
function unset({ tag }: FlowOptions): string[] {
  return tag === undefined ? [] : ["--unset-variable", "CI_COMMIT_BRANCH"];
}

function variablesOf({ example, git }: ServiceRepository, flow: FlowName, { inputs = {}, tag }: FlowOptions): Record<string, string> {
  const prefix = example.toUpperCase();
  const source = { CI_PIPELINE_SOURCE: SOURCES[flow], CI_COMMIT_SHA: git("rev-parse", "HEAD") };
  const asked = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, value]));
  if (flow === "verify") return { ...source, CI_MERGE_REQUEST_IID: "7", CI_MERGE_REQUEST_DIFF_BASE_SHA: git("rev-parse", "refs/remotes/origin/main") };
  if (tag !== undefined) return { ...source, CI_COMMIT_TAG: tag, CI_COMMIT_REF_NAME: tag };
  const byHand = flow === "deliver" ? {} : { FLOW: flow, SERVICE: example };
  return { ...source, ...byHand, ...asked, CI_COMMIT_BRANCH: "main", CI_COMMIT_REF_NAME: "main" };
}

/** A `bash` that gives each job the PATH of its image; the runner itself gets what it needs to work. */
function prepareRunner({ repository, machine, folder }: GitlabOptions): string {
  const [runner, maps] = [join(folder, "runner"), join(folder, "maps")];
  rmSync(maps, { recursive: true, force: true });
  mkdirSync(maps, { recursive: true });
  for (const [name, path] of jobPaths(repository, machine)) writeFileSync(join(maps, name), path);
  if (existsSync(runner)) return `${runner}:${machine.ubuntu}`;
  mkdirSync(runner);
  symlinkSync("/usr/bin/rsync", join(runner, "rsync"));
  const shim = [
    "#!/bin/bash",
    'if [ -n "${CI_JOB_NAME:-}" ] && [ -f "$RUNS_MAPS/$CI_JOB_NAME" ]; then PATH=$(cat "$RUNS_MAPS/$CI_JOB_NAME"); export PATH; fi',
    'exec /bin/bash "$@"',
    "",
  ];
  writeFileSync(join(runner, "bash"), shim.join("\n"));
  chmodSync(join(runner, "bash"), 0o755);
  return `${runner}:${machine.ubuntu}`;
}

function jobPaths(repository: ServiceRepository, machine: Machine): (readonly [string, string])[] {
  const files = repository.git("ls-files", ".pipeline/gitlab").split("\n");
  const all = Object.assign({}, ...files.map((file) => parse(repository.read(file), { logLevel: "error" }) as Record<string, Definition>)) as Record<
    string,
    Definition
  >;
  const find = (name: string): Definition => {
    const own = all[name] ?? {};
    return Object.assign({}, ...[own.extends ?? []].flat().map(find), own) as Definition;
  };
  return Object.keys(all)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) => {
      const { image, services } = find(name);
      return image === undefined ? [] : [[name, machine.imagePath(imageId(image.name), services !== undefined)] as const];
    });
}

/** What the shell executor has not: a service called buildkit, and a cache that outlives the repository. */
function hostDialect({ git, read, folder }: ServiceRepository): void {
  for (const file of git("ls-files", ".pipeline/gitlab").split("\n")) {
    const text = withLocalInputs(read(file))
      .replaceAll("export BUILDKIT_HOST='tcp://buildkit:1234'", "export BUILDKIT_HOST=''")
      .replaceAll(/^ {2}services:\n(?: {4}.*\n)+/gm, "")
      .replaceAll(/^ {2}cache:\n(?: {4}.*\n)+/gm, "")
      .replaceAll(/^ +export (?:GOMODCACHE|npm_config_cache)="\$pipeline_root.*\n/gm, "");
    writeFileSync(join(folder, file), text);
  }
}

function readRun(code: number, output: string, prefix: string): FlowRun {
  const listed = (mark: string): string[] => [...output.matchAll(new RegExp(`^ ${mark} +(\\S+)`, "gm"))].map((match) => match[1] ?? "");
  const short = (name: string): string => name.replace(prefix, "");
  const ended = [...listed("PASS").map((name) => [short(name), "passed"] as const), ...listed("FAIL").map((name) => [short(name), "failed"] as const)];
  const logOf = (job: string): string =>
    output
      .split("\n")
      .filter((line) => line.startsWith(`${prefix}${job} `))
      .join("\n");
  return { code, jobs: Object.fromEntries(ended), log: output, logOf };
}
