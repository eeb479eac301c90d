// https://nektosact.com/usage/index.html
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { actDialect } from "@create-pipeline/testing";
import { parse } from "yaml";
import { findTool } from "../../../../tools/index.ts";
import { runProcess } from "./flow-run.ts";
import type { FlowName, FlowOptions, FlowRun, Runner } from "./flow-run.ts";
import type { Machine } from "./machine.ts";
import type { ServiceRepository } from "./service-repository.ts";
import { actionStandIns, withLocalInputs } from "./stand-ins.ts";

export interface ActOptions {
  readonly repository: ServiceRepository;
  readonly machine: Machine;
  /** A private folder. */
  readonly folder: string;
  /** Secrets of the repository and of its environments. */
  readonly secrets: Readonly<Record<string, string>>;
  /** What the machine and the platform put into a job's environment. */
  readonly env: Readonly<Record<string, string>>;
}

const EVENTS: Readonly<Record<FlowName, string>> = {
  verify: "pull_request",
  deliver: "push",
  release: "push",
  promote: "workflow_dispatch",
  rollback: "workflow_dispatch",
  rescan: "schedule",
};

const FLAGS = [
  "--platform=ubuntu-24.04=-self-hosted",
  "--defaultbranch=main",
  "--json",
  "--no-skip-checkout",
  "--action-offline-mode",
  "--no-cache-server",
  "--rm",
  "--actor=ada",
];

/** GitHub Actions in act's host mode. */
export function createAct(options: ActOptions): Runner {
  const { repository, folder } = options;
  let count = 0;
  return {
    name: "act",
    run: async (flow, flowOptions = {}) => {
      const work = join(folder, `act-${(count += 1)}`);
      mkdirSync(join(work, "artifacts"), { recursive: true });
      const workflow = join(work, `${repository.example}-${flow}.yml`);
      const text = repository.read(`.github/workflows/${repository.example}-${flow}.yml`);
      writeFileSync(workflow, hostDialect(text));
      const { code, output } = await runProcess(findTool("act")?.path ?? "act", actArguments({ options, flow, flowOptions, work, workflow, text }), {
        cwd: repository.folder,
        env: { PATH: options.machine.ubuntu, HOME: work, XDG_CACHE_HOME: join(folder, "act-cache") },
      });
      rmSync(join(work, "artifacts"), { recursive: true });
      return readRun(code, output);
    },
    // act runs every workflow with a push trigger whatever the branch, so the triggers are read here.
    startedByPush: (branch) =>
      Promise.resolve(
        repository
          .git("ls-files", ".github/workflows")
          .split("\n")
          .filter((path) => isStartedByPush(readFileSync(join(repository.folder, path), "utf8"), branch)),
      ),
  };
}

/** What act can't read or can't do: keys it doesn't know, and containers, for which it would need Docker. */
function hostDialect(workflow: string): string {
  return withLocalInputs(actDialect(workflow)).replaceAll(/^ {4}container:\n(?: {6}.*\n)+/gm, "");
}

interface Request {
  readonly options: ActOptions;
  readonly flow: FlowName;
  readonly flowOptions: FlowOptions;
  readonly work: string;
  readonly workflow: string;
  readonly text: string;
}

function actArguments({ options, flow, flowOptions, work, workflow, text }: Request): string[] {
  const event = join(work, "event.json");
  writeFileSync(event, JSON.stringify(eventOf(options, flow, flowOptions)));
  const pairs = (flag: string, values: Readonly<Record<string, string>>): string[] =>
    Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  const uses = [...new Set([...text.matchAll(/uses: (actions\/[\w-]+)@([0-9a-f]{40})/g)].map(([, name = "", ref = ""]) => `${name}@${ref}`))];
  return [
    EVENTS[flow],
    ...FLAGS,
    `--workflows=${workflow}`,
    `--eventpath=${event}`,
    ...uses.flatMap((use) => ["--local-repository", `${use}=${join(actionStandIns, /\/([\w-]+)@/.exec(use)?.[1] ?? "")}`]),
    ...pairs("--secret", options.secrets),
    ...pairs("--input", flowOptions.inputs ?? {}),
    ...pairs("--env", {
      ...options.env,
      RUNS_ARTIFACTS: join(work, "artifacts"),
      RUNS_GO_BIN: options.machine.goBin,
      GITHUB_REPOSITORY: `acme/${options.repository.example}`,
    }),
    ...(flowOptions.only ?? []).flatMap((job) => ["--job", job]),
  ];
}

function eventOf({ repository }: ActOptions, flow: FlowName, { inputs = {}, tag }: FlowOptions): object {
  const base = repository.git("rev-parse", "refs/remotes/origin/main");
  const named = { repository: { full_name: `acme/${repository.example}`, default_branch: "main" } };
  switch (flow) {
    case "verify":
      return {
        ...named,
        pull_request: {
          number: 7,
          base: { ref: "main", sha: base },
          head: { ref: repository.git("branch", "--show-current"), sha: repository.git("rev-parse", "HEAD") },
        },
      };
    case "promote":
    case "rollback":
      return { ...named, ref: "refs/heads/main", inputs };
    default:
      return { ...named, ref: tag === undefined ? "refs/heads/main" : `refs/tags/${tag}`, before: base };
  }
}

interface Line {
  readonly jobID?: string;
  readonly jobResult?: string;
  readonly msg?: string;
}

function readRun(code: number, output: string): FlowRun {
  const lines = output.split("\n").map((line): Line => {
    try {
      return JSON.parse(line) as Line;
    } catch {
      return { msg: line };
    }
  });
  const ended = lines.flatMap(({ jobID, jobResult }) =>
    jobID !== undefined && (jobResult === "success" || jobResult === "failure") ? [[jobID, jobResult === "success" ? "passed" : "failed"] as const] : [],
  );
  const text = (of: readonly Line[]): string => of.map(({ jobID = "-", msg = "" }) => `${jobID} | ${msg.trimEnd()}`).join("\n");
  return { code, jobs: Object.fromEntries(ended), log: text(lines), logOf: (job) => text(lines.filter((line) => line.jobID === job)) };
}

/** GitHub's rule for `on: push`: without filters every branch and tag, with `branches` those alone, with `tags` no branch at all. */
export function isStartedByPush(workflow: string, branch: string): boolean {
  const on = (parse(workflow) as { on: Record<string, { branches?: string[]; tags?: string[] } | null> }).on;
  if (!("push" in on)) return false;
  const { branches, tags } = on["push"] ?? {};
  if (branches === undefined) return tags === undefined;
  return branches.some((pattern) =>
    new RegExp(
      `^${pattern
        .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("**", "\u0000")
        .replaceAll("*", "[^/]*")
        .replaceAll("\u0000", ".*")}$`,
    ).test(branch),
  );
}
