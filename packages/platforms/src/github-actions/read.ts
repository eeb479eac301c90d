// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
import type { GeneratedFile } from "@create-pipeline/files";
import type { FlowId, Outcomes, Permissions } from "@create-pipeline/plan";
import { isMap, isPair, isScalar, parseDocument } from "yaml";
import type { YAMLMap } from "yaml";
import type { ReadFlow, ReadJob, RenderContext } from "../platform.ts";
import { embeddedTask } from "../shared/embedded-task.ts";
import { CHANGES_SCRIPT } from "./changes.ts";
import { planEnvironment } from "./environments.ts";
import { compileCondition } from "./evaluate.ts";
import type { RunState } from "./evaluate.ts";
import { CHANGES_JOB } from "./expressions.ts";
import type { Claim } from "./permissions.ts";
import { grantsFor, parseClaims } from "./permissions.ts";
import { GUARD_SCRIPT } from "./required.ts";
import { CREDENTIAL_SECRETS } from "./variables.ts";

interface RawStep {
  readonly if?: string;
  readonly run?: string;
}

interface RawJob {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string | { readonly name: string };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly RawStep[];
}

export type RawJobs = Readonly<Record<string, RawJob>>;

/** Workflow files understood by GitHub's rules; what applies is assumed to apply. */
export function read(files: readonly GeneratedFile[], context: RenderContext): readonly ReadFlow[] {
  return files.flatMap(({ path, content }) => {
    const prefix = `.github/workflows/${context.service.service.name}-`;
    if (!path.startsWith(prefix)) return [];
    const document = parseDocument(content);
    if (document.errors.length > 0) throw new Error(`${path} is not valid YAML: ${document.errors[0]?.message}`);
    const jobs = (document.toJS() as { readonly jobs: RawJobs }).jobs;
    const nodes = document.get("jobs") as YAMLMap;
    const id = path.slice(prefix.length, -".yml".length) as FlowId;
    return [
      {
        id,
        jobs: Object.keys(jobs)
          .filter((job) => !isChanges(jobs[job]))
          .map((job) => readJob(job, jobs, nodes, context)),
      },
    ];
  });
}

function isChanges(job: RawJob | undefined): boolean {
  return job?.steps.some(({ run }) => run === CHANGES_SCRIPT) ?? false;
}

function readJob(id: string, jobs: RawJobs, nodes: YAMLMap, context: RenderContext): ReadJob {
  const job = jobs[id] as RawJob;
  const environment = typeof job.environment === "string" ? job.environment : job.environment?.name;
  const planned = environment === undefined ? undefined : planEnvironment(environment);
  const rules = jobRules(id, jobs);
  return {
    id,
    needs: needsOf(job).filter((need) => !isChanges(jobs[need])),
    starts: (outcomes, runCancelled) => rules.passes({ outcomes, runCancelled, applies: true }),
    required: job.steps.some(({ run }) => run === GUARD_SCRIPT),
    secrets: secretsOf(job),
    ...readPermissions(nodes.get(id) as YAMLMap, context),
    ...(planned === undefined ? {} : { environment: planned }),
    timeoutMinutes: job["timeout-minutes"] ?? 360,
    scripts: job.steps.flatMap(({ run }) => (run === undefined || isOurs(run) ? [] : [{ script: run }])),
  };
}

export interface Moment {
  readonly outcomes: Outcomes;
  readonly runCancelled: boolean;
  readonly applies: boolean;
}

export interface JobRules {
  /** Whether the job starts at all. */
  readonly starts: (moment: Moment) => boolean;
  /** Whether it also gets past its guard: one that stops the job stands for a job that does not start, and is red. */
  readonly passes: (moment: Moment) => boolean;
}

export function jobRules(id: string, jobs: RawJobs): JobRules {
  const job = jobs[id] as RawJob;
  const needs = needsOf(job);
  const ancestors = ancestorsOf(id, jobs);
  const changes = Object.fromEntries(
    Object.keys(jobs)
      .filter((other) => isChanges(jobs[other]))
      .map((other) => [other, "success" as const]),
  );
  const state = ({ outcomes, runCancelled, applies }: Moment): RunState => ({
    needs,
    ancestors,
    outcomes: { ...changes, ...outcomes },
    runCancelled,
    outputs: { [CHANGES_JOB]: { applies: String(applies) } },
  });
  const start = compileCondition(job.if ?? "success()");
  const guard = job.steps.find(({ run }) => run === GUARD_SCRIPT);
  const stops = guard?.if === undefined ? undefined : compileCondition(guard.if);
  const starts = (moment: Moment): boolean => start(state(moment));
  return { starts, passes: (moment) => starts(moment) && stops?.(state(moment)) !== true };
}

function ancestorsOf(id: string, jobs: RawJobs): string[] {
  const found = new Set<string>();
  const walk = (job: string): void => {
    for (const need of needsOf(jobs[job] as RawJob)) {
      found.add(need);
      walk(need);
    }
  };
  walk(id);
  return [...found];
}

function needsOf({ needs }: RawJob): readonly string[] {
  return typeof needs === "string" ? [needs] : (needs ?? []);
}

/** Scripts of this platform and calls of tasks are not the plan's scripts. */
function isOurs(run: string): boolean {
  const call = /^node (?:"\$GITHUB_WORKSPACE\/)?(\.pipeline\/actions\/([^/]+)\/main\.js)"?$/.exec(run);
  return run === GUARD_SCRIPT || run.includes("sudo tee -a /etc/hosts") || (call !== null && call[1] === embeddedTask(call[2] as string));
}

/** Every secret an expression names; "*" where one takes them all. */
function secretsOf(job: RawJob): string[] {
  const expressions = [...JSON.stringify(job).matchAll(/\$\{\{(.*?)\}\}/g)].map((match) => match[1] as string);
  const names = expressions.flatMap((text) =>
    [...text.matchAll(/(?<![\w.-])secrets(?![\w-])(?:\.([A-Za-z_][\w-]*)|\['([^']*)'\])?/g)].map((match) => match[1] ?? match[2] ?? "*"),
  );
  return [...new Set(names)].filter((name) => !CREDENTIAL_SECRETS.includes(name)).sort();
}

/** Claims come from the comments; what GitHub grants must then be exactly what these claims need. */
function readPermissions(job: YAMLMap, context: RenderContext): Pick<ReadJob, "permissions" | "identities"> {
  const pair = job.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === "permissions");
  const node = isMap(pair?.value) ? pair.value : undefined;
  const granted = (node?.items ?? []).map((item) => ({
    scope: String((item.key as { value?: unknown }).value),
    level: String((item.value as { value?: unknown }).value),
    comment: isScalar(item.value) ? (item.value.comment ?? "") : "",
  }));
  const claims = [node?.comment ?? "", node?.commentBefore ?? "", ...granted.map(({ comment }) => comment)].flatMap(parseClaims);
  const unique = [...new Map(claims.map((claim) => [`${claim.subject}: ${claim.value}`, claim])).values()];
  const expected = grantsFor(unique, context).map(({ scope, level }) => `${scope}: ${level}`);
  const unexplained = granted.map(({ scope, level }) => `${scope}: ${level}`).filter((grant) => !expected.includes(grant));
  const missing = expected.filter((grant) => !granted.some(({ scope, level }) => grant === `${scope}: ${level}`));
  return {
    permissions: permissionsOf(unique, [...unexplained, ...missing.map((grant) => `missing ${grant}`)]),
    identities: unique.flatMap(({ subject, value }) => (subject === "identity" ? [value] : [])),
  };
}

/** A grant nobody explains, or an explanation without its grant, shows up as a permission that no plan has. */
function permissionsOf(claims: readonly Claim[], wrong: readonly string[]): Permissions {
  const said = claims.filter(({ subject }) => subject !== "identity").map(({ subject, value }) => [subject, value]);
  return Object.fromEntries([...said, ...wrong.map((grant) => [grant, "write"])]) as Permissions;
}
