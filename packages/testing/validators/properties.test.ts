import { actionNames, actionPin, imageIds, imagePin } from "@create-pipeline/pins";
import { describe, expect, it } from "vitest";
import { corpusCases, exampleRevision, renderCase } from "../src/corpus.ts";
import { repositories } from "../src/corpus-repositories.ts";
import { pipelineJobs, workflowJobs, type PipelineJob, type WorkflowJob } from "../src/corpus-workflows.ts";

const all = repositories();
const onGithub = all.flatMap(workflowJobs);
const onGitlab = all.flatMap(pipelineJobs);
const at = ({ path, id }: WorkflowJob | PipelineJob): string => `${path} ${id}`;
const scriptOf = ({ job }: PipelineJob): string => [...job.before_script, ...job.script].join("\n");
const changesOnly = ({ on }: WorkflowJob): boolean => on.includes("pull_request");
const ofVerify = ({ id }: PipelineJob): boolean => id.includes(":verify:");

/** What makes a scope of GitHub's token needed: something in the job that only works with it. */
const uses: Readonly<Record<string, (text: string) => boolean>> = {
  contents: (text) => /actions\/checkout|STATE_TOKEN|github\.token/.test(text),
  packages: (text) => /REGISTRY_PASSWORD.*github\.token|registry_password.*github\.token/i.test(text),
  "id-token": (text) => /sign-image|attest-provenance/.test(text),
  actions: (text) => /preflight/.test(text),
  statuses: (text) => /verify-rollout/.test(text),
};

it("there is something to judge", () => {
  expect(onGithub.length).toBeGreaterThan(300);
  expect(onGitlab.length).toBeGreaterThan(300);
});

describe("GitHub workflows", () => {
  it("give a job only permissions that something in it uses", () => {
    const idle = onGithub.flatMap((one) =>
      Object.keys(one.job.permissions ?? {})
        .filter((scope) => !uses[scope]?.(JSON.stringify(one.job)))
        .map((scope) => `${at(one)}: ${scope}`),
    );
    expect(idle).toEqual([]);
  });

  it("give every job permissions of its own", () => {
    expect(onGithub.filter(({ job }) => job.permissions === undefined).map(at)).toEqual([]);
  });

  it("let nothing that a change starts write, hold an identity or see a secret", () => {
    const able = onGithub
      .filter(changesOnly)
      .filter(({ job }) => Object.values(job.permissions ?? {}).includes("write") || /secrets\.[A-Z]|github\.token/.test(JSON.stringify(job)));
    expect(able.map(at)).toEqual([]);
    expect(onGithub.filter(changesOnly).length).toBeGreaterThan(100);
  });

  it("hold a secret only under an environment, and in a single step's variable", () => {
    const holding = onGithub.filter(({ job }) => /secrets\.[A-Z]/.test(JSON.stringify(job)));
    expect(holding.filter(({ job }) => job.environment === undefined).map(at)).toEqual([]);
    expect(holding.filter(({ job: { steps: _, ...rest } }) => /secrets\.[A-Z]/.test(JSON.stringify(rest))).map(at)).toEqual([]);
    expect(holding.length).toBeGreaterThan(10);
  });

  it("name every action by a commit that is in the pins, with its version behind", () => {
    const pinned = new Set(actionNames().map((name) => `${name}@${actionPin(name).sha} # ${actionPin(name).version}`));
    const lines = all.flatMap(({ name, texts }) =>
      Object.entries(texts).flatMap(([path, text]) =>
        path.startsWith(".github/")
          ? text
              .split("\n")
              .filter((line) => /^\s*(- )?uses:/.test(line))
              .map((line) => [`${name}/${path}`, line.replace(/^.*uses:\s*/, "")] as const)
          : [],
      ),
    );
    const strange = lines.filter(
      ([, reference]) => !pinned.has(reference) && !new RegExp(`^acme/pipelines/[\\w./-]+@${exampleRevision} # v1\\.4\\.0$`).test(reference),
    );
    expect(strange).toEqual([]);
    expect(lines.length).toBeGreaterThan(500);
  });

  it("restore no cache where something is published or signed", () => {
    const publishing = onGithub.filter(({ job }) =>
      Object.entries(job.permissions ?? {}).some(([scope, access]) => access === "write" && scope !== "statuses"),
    );
    expect(publishing.filter(({ job }) => /"cache"|actions\/cache|cache-dependency-path/.test(JSON.stringify(job))).map(at)).toEqual([]);
    expect(publishing.length).toBeGreaterThan(50);
  });

  it("paste nothing into a script", () => {
    expect(onGithub.filter(({ job }) => (job.steps ?? []).some(({ run = "" }) => run.includes("${{"))).map(at)).toEqual([]);
  });

  it("limit the time of every job", () => {
    expect(onGithub.filter(({ job }) => job.uses === undefined && typeof job["timeout-minutes"] !== "number").map(at)).toEqual([]);
  });

  it("leave no credentials behind after checking out", () => {
    const checkouts = onGithub.flatMap((one) =>
      (one.job.steps ?? [])
        .filter(({ uses: action = "" }) => action.startsWith("actions/checkout@"))
        .map((step) => [at(one), step.with?.["persist-credentials"]] as const),
    );
    expect(checkouts.filter(([, persist]) => persist !== false)).toEqual([]);
    expect(checkouts.length).toBeGreaterThan(300);
  });
});

describe("GitLab pipelines", () => {
  it("let no job of a merge request hold an identity or name a credential", () => {
    const able = onGitlab
      .filter(ofVerify)
      .filter(
        ({ job }) =>
          job.id_tokens !== undefined || /CI_JOB_TOKEN|CI_REGISTRY_PASSWORD|ARGOCD_TOKEN|STATE_TOKEN|COSIGN_|REGISTRY_PASSWORD/.test(job.script.join("\n")),
      );
    expect(able.map(at)).toEqual([]);
    expect(onGitlab.filter(ofVerify).length).toBeGreaterThan(100);
  });

  it("ask for an identity only where something is signed with it", () => {
    const holding = onGitlab.filter(({ job }) => job.id_tokens !== undefined);
    expect(holding.filter((one) => !Object.keys(one.job.id_tokens ?? {}).every((name) => scriptOf(one).includes(`$${name}`))).map(at)).toEqual([]);
    expect(holding.length).toBeGreaterThan(5);
  });

  it("restore no cache where something is published, signed or deployed", () => {
    const sensitive = onGitlab.filter((one) => one.job.id_tokens !== undefined || /CI_JOB_TOKEN|REGISTRY_PASSWORD|CI_REGISTRY_PASSWORD/.test(scriptOf(one)));
    expect(sensitive.filter(({ job }) => job.cache !== undefined).map(at)).toEqual([]);
    expect(sensitive.length).toBeGreaterThan(50);
  });

  it("limit the time of every job", () => {
    expect(onGitlab.filter(({ job }) => !/^\d+ minutes$/.test(String(job.timeout))).map(at)).toEqual([]);
  });

  it("put nothing into a script while it is read", () => {
    expect(onGitlab.filter((one) => /\$\[\[/.test(scriptOf(one).replaceAll(/'[^']*'/g, ""))).map(at)).toEqual([]);
    const headers = all.flatMap(({ name, texts }) =>
      Object.entries(texts)
        .filter(([path, text]) => path.includes("gitlab") && /^spec:/m.test(text))
        .map(([path]) => `${name}/${path}`),
    );
    expect(headers).toEqual([]);
  });
});

describe("images", () => {
  it("are all named by digest, and pinned or the service's own words", () => {
    const pinned = new Set(imageIds().map((id) => imagePin(id).reference));
    const onHub = onGithub.flatMap(({ job }) => [
      typeof job.container === "string" ? job.container : job.container?.image,
      ...Object.values(job.services ?? {}).map(({ image }) => image),
    ]);
    const onLab = onGitlab.flatMap(({ job }) => [typeof job.image === "string" ? job.image : job.image?.name, ...(job.services ?? []).map(({ name }) => name)]);
    const named = [...onHub, ...onLab].filter((image) => image !== undefined);
    expect(named.filter((image) => !/@sha256:[0-9a-f]{64}$/.test(image))).toEqual([]);
    expect([...new Set(named.filter((image) => !pinned.has(image)))].map((image) => image.replace(/@.*/, "")).sort()).toEqual([
      "postgres:17",
      "registry.gitlab.com/acme/pipelines",
    ]);
    expect(onGitlab.filter(({ job }) => job.image === undefined).map(at)).toEqual([]);
  });
});

describe.each(corpusCases())("$name", (given) => {
  it("reaches an environment only through the one before it", async () => {
    const { compilation, parsed } = await renderCase(given);
    const environments = parsed.service?.environments ?? [];
    for (const flow of compilation.plan.flows.filter(({ id }) => id === "deliver" || id === "release")) {
      const needs = new Map(flow.jobs.map((job) => [job.id, job.needs]));
      const before = (id: string): Set<string> => new Set([id, ...(needs.get(id) ?? []).flatMap((need) => [...before(need)])]);
      for (const { name, promotesFrom } of environments) {
        if (!needs.has(`deploy-${name}`) || promotesFrom === undefined) continue;
        const way = before(`deploy-${name}`);
        // In a release the previous environment may lie in an earlier flow; then only preflight can know.
        expect(way.has(`verify-${promotesFrom}`) || (flow.id === "release" && way.has(`preflight-${name}`)), `${flow.id}: ${name}`).toBe(true);
        expect(way.has(`preflight-${name}`), `${flow.id}: ${name}`).toBe(true);
      }
    }
  });

  it("asks the owner before its own gates change", () => {
    const texts = all.find(({ name }) => name === given.name)?.texts ?? {};
    const lines = (texts["CODEOWNERS"] ?? "")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => line.split(/\s+/)[0] ?? "");
    const covered = (path: string): boolean => lines.some((line) => (line.endsWith("/") ? `/${path}`.startsWith(line) : `/${path}` === line));
    const at = (path: string): string => [given.directory, path].filter((part) => part !== "").join("/");
    const deciding = Object.keys(texts).filter(
      (path) => /^\.github\/workflows\/|^\.gitlab-ci\.yml$|^\.pipeline\/|^CODEOWNERS$/.test(path) || path.startsWith(at("deploy/")),
    );
    expect([at("pipeline.yaml"), ".pipeline/lock.json", ...deciding].filter((path) => !covered(path))).toEqual([]);
    expect(deciding.length).toBeGreaterThan(3);
  });
});
