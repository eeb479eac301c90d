// https://docs.gitlab.com/ci/yaml/
import { commentAbove, emitYaml, flow, spaced, type YamlMap, type YamlValue } from "@create-pipeline/emit";
import type { GeneratedFile } from "@create-pipeline/files";
import type { RenderContext } from "../platform.ts";
import { sourceFile } from "../shared/header.ts";
import { DAYS } from "./render/job.ts";
import { OUTPUT_ROOT } from "./variables.ts";
import { STAGES, type GitlabFlow, type GitlabCache, type GitlabJob, type GitlabModel, type GitlabNeed, type GitlabRule, type GitlabSource } from "./model.ts";
import { commentLine } from "./shell.ts";

const LOST_MACHINE = ["runner_system_failure", "stuck_or_timeout_failure", "scheduler_failure"];

export function emit(model: GitlabModel, context: RenderContext): GeneratedFile[] {
  if (model.flows.length === 0) return [];
  const common = { executable: false, source: { id: "gitlab-ci", version: context.version } } as const;
  return [
    {
      ...common,
      path: ".gitlab-ci.yml",
      content: emitYaml(spaced(rootFile()), {
        header: "Pipelines of every service of this repository; what is below `include` is written by create-pipeline, from each pipeline.yaml.",
      }),
      ownership: "merged",
      id: "gitlab-ci/root",
      reason: "is what GitLab reads: which pipelines exist, and where the services' files are",
      fields: ["platform"],
    },
    {
      ...common,
      path: servicePath(model.service),
      content: emitYaml(spaced(serviceFile(model)), { header: header(`What the flows of ${model.service} share.`, context) }),
      ownership: "managed",
      id: `gitlab-ci/${model.service}`,
      reason: "includes the service's flows and says what jobs check out",
      fields: ["platform", "service.name"],
    },
    ...model.flows.map((one): GeneratedFile => ({
      ...common,
      path: flowPath(model.service, one.id),
      content: emitYaml(spaced(flowFile(model.service, one)), { header: header(`${commentLine(one.title)}: ${commentLine(one.reason)}.`, context) }),
      ownership: "managed",
      id: `gitlab-ci/${model.service}/${one.id}`,
      reason: one.reason,
      fields: ["platform", "service.name"],
    })),
  ];
}

/** Like the shared header, shorter; a title may hold anything. */
function header(what: string, context: RenderContext): string {
  const folder = context.service.directory === "" ? "" : ` ${context.service.directory}`;
  return [
    what,
    `Written by create-pipeline ${context.version}: edit ${sourceFile(context)}, then run "create-pipeline generate${folder}".`,
    `Each job is explained by "create-pipeline explain${folder} <job>" and in docs/pipeline/.`,
    "",
  ]
    .join("\n")
    .trimEnd();
}

export function servicePath(service: string): string {
  return `.pipeline/gitlab/${service}.yml`;
}

export function flowPath(service: string, flowId: string): string {
  return `.pipeline/gitlab/${service}/${flowId}.yml`;
}

/** No service is named here, so that any number of them share the file. */
function rootFile(): YamlMap {
  return {
    workflow: {
      auto_cancel: { on_new_commit: "interruptible", on_job_failure: "none" },
      rules: [
        { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
        { if: '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
        { if: '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_TAG' },
        { if: "$CI_PIPELINE_SOURCE =~ /^(schedule|web|api|trigger)$/ && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" },
      ],
    },
    stages: flow([...STAGES]),
    variables: {
      FLOW: { value: "none", options: flow(["none", "promote", "rollback", "rescan"]), description: "What to start by hand" },
      SERVICE: { value: "", description: "For which service, as pipeline.yaml names it" },
    },
    include: [{ local: ".pipeline/gitlab/*.yml" }],
  };
}

const SOURCES: Readonly<Record<GitlabSource, { readonly why: string; readonly variables: Readonly<Record<string, string>> }>> = {
  checkout: { why: "The commit alone.", variables: { GIT_STRATEGY: "fetch", GIT_DEPTH: "1" } },
  "checkout-full": { why: "The commit with its whole history and tags.", variables: { GIT_STRATEGY: "fetch", GIT_DEPTH: "0" } },
  "tasks-only": { why: "The job uses nothing of the source but .pipeline/actions.", variables: { GIT_STRATEGY: "fetch", GIT_DEPTH: "1" } },
  "no-checkout": { why: "An empty folder.", variables: { GIT_STRATEGY: "empty" } },
};

function serviceFile(model: GitlabModel): YamlMap {
  const used = new Set(model.flows.flatMap((one) => one.jobs.map((job) => job.source)));
  const sources = Object.entries(SOURCES).filter(([source]) => used.has(source as GitlabSource));
  const variables = Object.entries(model.variables).map(
    ([name, { value, description, options }]) => [name, { value, ...(options ? { options: flow([...options]) } : {}), description }] as const,
  );
  const jobs = model.flows.flatMap((one) => one.jobs);
  return {
    include: model.flows.map((one) => ({ local: flowPath(model.service, one.id) })),
    ...(variables.length > 0 ? { variables: commentAbove(Object.fromEntries(variables), "Asked for by Run pipeline.") } : {}),
    [`.${model.service}:job`]: commentAbove({ inherit: { default: false } }, "Nothing that `default` of another file says is added to the jobs."),
    ...Object.fromEntries(
      sources.map(([source, { why, variables: settings }]) => [
        `.${model.service}:${source}`,
        commentAbove({ extends: `.${model.service}:job`, variables: settings }, why),
      ]),
    ),
    ...(jobs.some(({ shared }) => shared)
      ? {
          [sharedJob(model.service)]: commentAbove(
            { before_script: [...model.sharedScript], artifacts: { paths: [OWN_FOLDER], ...keptAlways(DAYS) } },
            "For jobs that run tasks, are given inputs, or pass on outputs: also of a failed job, which is when they are read most.",
          ),
        }
      : {}),
  };
}

const OWN_FOLDER = `${OUTPUT_ROOT}/$CI_JOB_NAME/`;

function sharedJob(service: string): string {
  return `.${service}:tasks`;
}

/** What hidden jobs say for the jobs of a flow. */
interface FlowBases {
  readonly service: string;
  readonly flow: GitlabFlow;
  readonly image: string;
  readonly interruptible: boolean;
  readonly caches: ReadonlyMap<string, GitlabCache>;
}

function flowFile(service: string, one: GitlabFlow): YamlMap {
  const work = one.jobs.filter(({ copyOf }) => copyOf === undefined);
  const images = new Map(work.map(({ image }) => [image, work.filter((other) => other.image === image).length]));
  const [image = ""] = [...images].sort(([, a], [, b]) => b - a)[0] ?? [];
  const caches = new Map<string, GitlabCache>();
  for (const {
    caches: [first, second],
  } of work)
    if (first && !second && !caches.has(first.language)) caches.set(first.language, first);
  const bases: FlowBases = { service, flow: one, image, interruptible: work.some(({ interruptible }) => interruptible), caches };
  return {
    [`.${service}:${one.id}`]: {
      rules: one.rules.map(emitRule),
      image: { name: image, entrypoint: flow([""]) },
      interruptible: bases.interruptible ? true : undefined,
    },
    ...Object.fromEntries([...caches].map(([language, cache]) => [`.${service}:${one.id}:${language}`, emitCaches([cache])])),
    ...Object.fromEntries(one.jobs.map((job) => [job.name, commentAbove(emitJob(job, bases), commentLine(job.reason))])),
  };
}

function emitRule(rule: GitlabRule): YamlMap {
  return { if: rule.if, changes: rule.changes ? [...rule.changes] : undefined, when: rule.when, start_in: rule.start_in };
}

function emitJob(job: GitlabJob, bases: FlowBases): YamlMap {
  const { service, flow: one } = bases;
  if (job.copyOf !== undefined) return { extends: job.copyOf, needs: job.needs.map(emitNeed) };
  const tokens = Object.entries(job.identityTokens).map(([name, audience]) => [name, { aud: audience }] as const);
  const base = `.${service}:${one.id}`;
  const [cache, ...more] = job.caches;
  const usesCache = cache !== undefined && more.length === 0 && JSON.stringify(bases.caches.get(cache.language)) === JSON.stringify(cache);
  return {
    extends: flow([`.${service}:${job.source}`, base, ...(usesCache ? [`${base}:${cache.language}`] : []), ...(job.shared ? [sharedJob(service)] : [])]),
    stage: job.stage,
    // Said by each job, for readers and for validators that follow no `extends`; the entrypoint comes from the flow's.
    image: flow({ name: job.image }),
    services:
      job.services.length > 0
        ? job.services.map((one) => ({
            name: one.name,
            alias: one.alias,
            command: one.command ? flow([...one.command]) : undefined,
            variables: isEmpty(one.variables) ? undefined : one.variables,
          }))
        : undefined,
    needs: job.needs.length > 0 ? job.needs.map(emitNeed) : flow([]),
    when: job.when === "on_success" ? undefined : job.when,
    rules: job.rules?.map(emitRule),
    timeout: `${job.timeoutMinutes} minutes`,
    interruptible: job.interruptible === bases.interruptible ? undefined : job.interruptible,
    retry: job.retries > 0 ? flow({ max: job.retries, when: LOST_MACHINE }) : undefined,
    resource_group: job.resourceGroup,
    environment: emitEnvironment(job),
    id_tokens: tokens.length > 0 ? Object.fromEntries(tokens) : undefined,
    ...(usesCache ? {} : emitCaches(job.caches)),
    artifacts: emitArtifacts(job),
    before_script: job.beforeScript.length > 0 ? [...job.beforeScript] : undefined,
    script: [...job.script],
  };
}

function emitCaches(caches: readonly GitlabCache[]): YamlMap {
  if (caches.length === 0) return {};
  const emitted = caches.map((cache) => ({ key: { files: flow([...cache.files]), prefix: cache.prefix }, paths: flow([...cache.paths]) }));
  return { cache: emitted.length === 1 ? emitted[0] : emitted, variables: Object.assign({}, ...caches.map(({ variables }) => variables)) as YamlMap };
}

function emitEnvironment({ environment }: GitlabJob): YamlMap | undefined {
  return (
    environment && {
      name: environment.name,
      action: environment.action === "start" ? undefined : environment.action,
      url: environment.url,
      deployment_tier: environment.tier,
    }
  );
}

/** By its name alone a need comes with its artifacts. */
function emitNeed(need: GitlabNeed): YamlValue {
  if (need.artifacts && !need.optional) return need.job;
  return flow({ job: need.job, artifacts: need.artifacts ? undefined : false, optional: need.optional ? true : undefined });
}

/** Nothing where it is what the hidden job says. */
function emitArtifacts({ name, shared, artifacts }: GitlabJob): YamlMap | undefined {
  if (artifacts === undefined) return undefined;
  const { days, junit, cobertura } = artifacts;
  const own = `${OUTPUT_ROOT}/${name}/`;
  const paths = artifacts.paths.map((path) => (shared && path === own ? OWN_FOLDER : path));
  const reports: YamlMap = {
    junit: junit.length > 0 ? [...junit] : undefined,
    coverage_report: cobertura === undefined ? undefined : { coverage_format: "cobertura", path: cobertura },
  };
  const emitted: YamlMap = {
    paths: paths.length > 0 && !(shared && paths.length === 1) ? [...paths] : undefined,
    ...(shared ? { expire_in: days === DAYS ? undefined : `${days} days` } : keptAlways(days)),
    reports: junit.length > 0 || cobertura !== undefined ? reports : undefined,
  };
  return Object.values(emitted).some((value) => value !== undefined) ? emitted : undefined;
}

/** Outputs and reports of a failed job are read too. */
function keptAlways(days: number): YamlMap {
  return { when: "always", expire_in: `${days} days` };
}

function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(record).length === 0;
}
