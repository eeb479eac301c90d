import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeWithTools } from "../../../tools/describe-with-tools.ts";
import { findTool } from "../../../tools/index.ts";
import * as actionlint from "../../../tools/validators/actionlint.ts";
import { kubernetesVersions, newestKubernetesVersion } from "../../../tools/validators/charts.ts";
import * as checkJsonschema from "../../../tools/validators/check-jsonschema.ts";
import * as conftest from "../../../tools/validators/conftest.ts";
import type { Finding, InputFile } from "../../../tools/validators/finding.ts";
import * as githubParser from "../../../tools/validators/github-parser.ts";
import * as gitlabCiLocal from "../../../tools/validators/gitlab-ci-local.ts";
import * as hadolint from "../../../tools/validators/hadolint.ts";
import * as helmLint from "../../../tools/validators/helm-lint.ts";
import * as kubeScore from "../../../tools/validators/kube-score.ts";
import * as kubeconform from "../../../tools/validators/kubeconform.ts";
import * as pipelineCheck from "../../../tools/validators/pipeline-check.ts";
import { withTexts } from "../../../tools/validators/staging.ts";
import * as zizmor from "../../../tools/validators/zizmor.ts";
import { chartCases, chartOptions, renderCharts, withoutRollouts } from "../src/corpus-charts.ts";
import { inPairs } from "../src/corpus-pairs.ts";
import { pipelineCheckGitlab } from "../src/corpus-pipeline-check.ts";
import { fullPath, gather, pipelineName, repositories, workflowName, type Gathered } from "../src/corpus-repositories.ts";
import { scriptsOf } from "../src/corpus-scripts.ts";
import { shellcheckAll } from "../src/corpus-shellcheck.ts";
import { createVerdicts, relocate } from "../src/corpus-verdict.ts";

const all = repositories();
const workflows = gather(all, workflowName);
const pipelines = gather(all, pipelineName);
const settings = gather(all, (name, path) => (path === "renovate.json" ? `${name}/${path}` : undefined));
const dockerfiles = gather(all, (name, path) => (path.endsWith("/Dockerfile") || path === "Dockerfile" ? `${name}/${path}` : undefined));
const argocd = gather(all, (name, path) => (path.includes("deploy/argocd/") ? `${name}/${path}` : undefined));
const verdicts = createVerdicts();

type Validate = (files: readonly InputFile[]) => Promise<readonly Finding[]>;

async function judge(tool: string, gathered: Gathered, validate: Validate): Promise<readonly string[]> {
  const findings = await withTexts(gathered.texts, validate);
  return verdicts.unaccepted(tool, relocate(findings, gathered.origin), Object.values(gathered.origin));
}

function merge(...parts: readonly Gathered[]): Gathered {
  return {
    texts: Object.assign({}, ...parts.map(({ texts }) => texts)) as Gathered["texts"],
    origin: Object.assign({}, ...parts.map(({ origin }) => origin)) as Gathered["origin"],
  };
}

const slow = { timeout: 300_000 };

describeWithTools("GitHub workflows", ["actionlint", "zizmor", "github-parser", "shellcheck"], () => {
  it("actionlint", slow, async () => {
    expect(await judge("actionlint", workflows, (files) => actionlint.validate(files))).toEqual([]);
  });

  it("zizmor, as the strictest persona", slow, async () => {
    expect(await judge("zizmor", workflows, (files) => zizmor.validate(files, { persona: "auditor" }))).toEqual([]);
  });

  it("GitHub's own parser", slow, async () => {
    expect(await judge("github-parser", workflows, (files) => githubParser.validate(files))).toEqual([]);
  });
});

describeWithTools("GitLab pipelines", ["gitlab-ci-local"], () => {
  it("GitLab's schema, stages and needs", slow, async () => {
    const found = await inPairs(
      all.filter(({ texts }) => ".gitlab-ci.yml" in texts),
      async ({ name, texts }) => {
        const wanted = Object.fromEntries(Object.entries(texts).filter(([path]) => path === ".gitlab-ci.yml" || path.startsWith(".pipeline/gitlab/")));
        const findings = await withTexts(wanted, (files) => gitlabCiLocal.validate(files));
        const paths = Object.keys(wanted).map((path) => fullPath(name, path));
        return verdicts.unaccepted(
          "gitlab-ci-local",
          findings.map((finding) => ({ ...finding, path: fullPath(name, finding.path) })),
          paths,
        );
      },
    );
    expect(found.flat()).toEqual([]);
  });
});

describeWithTools("Python's validators", ["check-jsonschema", "pipeline-check"], () => {
  it("the vendors' schemas", slow, async () => {
    expect(await judge("check-jsonschema", merge(workflows, pipelines, settings), (files) => checkJsonschema.validate(files))).toEqual([]);
  });

  it("pipeline-check: nothing high", slow, async () => {
    const others = judge("pipeline-check", merge(workflows, dockerfiles), (files) => pipelineCheck.validate(files));
    const gitlab = pipelineCheckGitlab(pipelines).then((findings) => verdicts.unaccepted("pipeline-check", findings, Object.values(pipelines.origin)));
    expect((await Promise.all([others, gitlab])).flat()).toEqual([]);
  });
});

describeWithTools("Dockerfiles", ["hadolint"], () => {
  it("hadolint", slow, async () => {
    expect(await judge("hadolint", dockerfiles, (files) => hadolint.validate(files))).toEqual([]);
  });
});

describeWithTools("scripts", ["shellcheck"], () => {
  it("shellcheck on steps, jobs and files", slow, async () => {
    const scripts = all.flatMap(scriptsOf);
    expect(scripts.length).toBeGreaterThan(1000);
    expect(
      verdicts.unaccepted(
        "shellcheck",
        await shellcheckAll(scripts),
        scripts.map(({ path }) => path),
      ),
    ).toEqual([]);
  });
});

describeWithTools("charts", ["helm", "kubeconform", "kubernetes-schemas", "kube-score", "conftest", "pipeline-check"], () => {
  const cases = chartCases(all);
  const paths = cases.map(({ path }) => path);
  let rendered: readonly Readonly<Record<string, string>>[] = [];
  const manifestsFor = (version: string): Gathered => {
    const named = rendered.map((versions, index): [string, string] => [`manifests/${index}.yaml`, versions[version] ?? ""]);
    return { texts: Object.fromEntries(named), origin: Object.fromEntries(named.map(([name], index) => [name, paths[index] ?? name])) };
  };

  beforeAll(async () => {
    rendered = await inPairs(cases, renderCharts);
  }, 300_000);

  it("helm lint --strict", slow, async () => {
    const found = await inPairs(cases, async (one) => {
      const findings = await withTexts(one.texts, (files) => helmLint.validate(files, chartOptions(one)));
      return verdicts.unaccepted(
        "helm-lint",
        findings.map((finding) => ({ ...finding, path: one.path })),
        [one.path],
      );
    });
    expect(found.flat()).toEqual([]);
  });

  it.each(kubernetesVersions())("what Helm renders, against the schemas of Kubernetes %s", slow, async (version) => {
    expect(await judge("kubeconform", manifestsFor(version), (files) => kubeconform.validate(files, { kubernetesVersion: version }))).toEqual([]);
  });

  // The chart itself refuses to render without a digest, and pipeline-check would guess what it might have rendered.
  it("pipeline-check on what Helm renders", slow, async () => {
    const texts = { "manifests/all.yaml": Object.values(manifestsFor(newestKubernetesVersion()).texts).join("\n---\n") };
    expect(await judge("pipeline-check", { texts, origin: { "manifests/all.yaml": "rendered/manifests" } }, (files) => pipelineCheck.validate(files))).toEqual(
      [],
    );
  });

  it("Argo CD's manifests", slow, async () => {
    expect(await judge("kubeconform", argocd, (files) => kubeconform.validate(files))).toEqual([]);
  });

  // Both look for what belongs together, so that each environment has to be judged by itself.
  it.each([
    ["kube-score", kubeScore.validate, withoutRollouts],
    ["conftest", conftest.validate, (text: string) => text],
  ])("%s", slow, async (tool, validate, known) => {
    const { texts, origin } = manifestsFor(newestKubernetesVersion());
    const found = await inPairs(Object.keys(texts), (name) =>
      judge(
        tool,
        {
          texts: { "manifests/all.yaml": known((texts[name] ?? "").replaceAll(/^# Source: .*$/gm, "")) },
          origin: { "manifests/all.yaml": origin[name] ?? name },
        },
        validate,
      ),
    );
    expect(found.flat()).toEqual([]);
  });
});

describe("exceptions", () => {
  it("are all still needed", () => {
    const installed = verdicts.exceptions.unused().filter(({ tool }) => tool in verdicts.table());
    expect(installed).toEqual([]);
  });

  it("name no tool that judged nothing, where all tools are installed", () => {
    const judged = Object.keys(verdicts.table());
    const complete = ["actionlint", "pipeline-check", "kube-score", "conftest"].every((tool) => findTool(tool) !== undefined);
    expect(complete ? verdicts.exceptions.unused().filter(({ tool }) => !judged.includes(tool)) : []).toEqual([]);
  });

  it("leave nothing of zizmor out", () => {
    const probe: Finding = {
      tool: "zizmor",
      rule: "template-injection",
      path: "node-github/.github/workflows/orders-verify.yml",
      message: "",
      severity: "error",
    };
    expect(createVerdicts().exceptions.matches(probe)).toBe(false);
  });

  it("are thought about again in time", () => {
    expect(verdicts.exceptions.overdue(new Date().toISOString().slice(0, 10))).toEqual([]);
  });
});

afterAll(() => {
  if (process.env["CORPUS_TABLE"] === "1") console.table(verdicts.table());
});
