import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseSpec } from "@create-pipeline/spec";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments, stringify } from "yaml";
import { describeWithTools } from "../../../tools/describe-with-tools.ts";
import { corpusCases, renderCase, type CorpusCase } from "../src/corpus.ts";
import { chartCases, renderCharts } from "../src/corpus-charts.ts";
import { goldenTexts } from "../src/corpus-goldens.ts";
import { repositories } from "../src/corpus-repositories.ts";
import { pipelineJobs, workflowJobs, type PipelineJob } from "../src/corpus-workflows.ts";
import { nastyTexts, nestedTexts } from "../src/nasty-texts.ts";

const all = repositories();
const nasty = corpusCases().find(({ name }) => name === "nasty-texts") as CorpusCase;
const texts = [...nastyTexts, ...nestedTexts, "$[[ inputs.x ]]", "${{ github.token }}", "{{ .Values.image }}", "$CI_JOB_TOKEN", "Grüße 🚀\nzwei\n"];

interface Spec {
  readonly service: { readonly env: Readonly<Record<string, string>> };
  readonly environments: readonly { readonly name: string; readonly env?: Readonly<Record<string, string>> }[];
  readonly jobs: Readonly<Record<string, { readonly env: Readonly<Record<string, string>> }>>;
}

/** The nasty case with other texts in one place; undefined when pipeline.yaml is refused with such a text. */
async function withTextIn(place: "service" | "job", env: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>> | undefined> {
  const spec = parse(nasty.text) as Spec;
  const changed = place === "service" ? { ...spec, service: { ...spec.service, env } } : { ...spec, jobs: { "unit-test": { env } } };
  const text = stringify(changed, { lineWidth: 0 });
  if (parseSpec(text, "pipeline.yaml", { directory: "" }).service === undefined) return undefined;
  const { compilation, ...rest } = await renderCase({ ...nasty, text });
  if (compilation.diagnostics.some(({ severity }) => severity === "error")) return undefined;
  return goldenTexts({ compilation, ...rest });
}

const numbered = (given: readonly string[]): Record<string, string> => Object.fromEntries(given.map((text, index) => [`TEXT_${index}`, text]));

describeWithTools("a text under env reaches the container", ["helm"], () => {
  const configOf = (manifests: string): Readonly<Record<string, string>> => {
    const documents = parseAllDocuments(manifests).map(
      (document) => document.toJS() as { readonly kind?: string; readonly data?: Readonly<Record<string, string>> } | null,
    );
    return documents.find((document) => document?.kind === "ConfigMap")?.data ?? {};
  };

  it("as the same bytes, out of the goldens", { timeout: 60_000 }, async () => {
    const spec = parse(nasty.text) as Spec;
    for (const chart of chartCases(all).filter(({ repository }) => repository === nasty.name)) {
      const environment = spec.environments.find(({ name }) => chart.path.endsWith(`/${name}.yaml`));
      for (const manifests of Object.values(await renderCharts(chart))) expect(configOf(manifests)).toEqual({ ...spec.service.env, ...environment?.env });
    }
  });

  it("as the same bytes, or is refused", { timeout: 120_000 }, async () => {
    const accepted: string[] = [];
    for (const text of texts) if ((await withTextIn("service", { TEXT: text })) !== undefined) accepted.push(text);
    const files = (await withTextIn("service", numbered(accepted))) ?? {};
    const [chart] = chartCases([{ name: "nasty", texts: files }]);
    if (chart === undefined) throw new Error("there is no chart");
    const [manifests = ""] = Object.values(await renderCharts(chart));

    expect(configOf(manifests)).toMatchObject(numbered(accepted));
    expect(accepted.length).toBeGreaterThan(40);
  });
});

const linesOf = ({ job }: PipelineJob): string => [...job.before_script, ...job.script].join("\n");

/** Runs a job as a runner does, with every command that is no part of the shell replaced by one that prints the environment. */
function run(script: string, shell: "sh" | "bash", env: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), "create-pipeline-injection-"));
  try {
    const show = `show() { printf '%s\\n' "$*" > /dev/null; env -0 | tr '\\0\\n' '\\n\\1' | grep -E '^(INPUT_|TEXT|MESSAGE)' >> "$SEEN"; }\n`;
    const commands = ["node", "npm", "go", "gofmt", "semgrep"]
      .map((name) => `${name}() { if [ "\${1-}" = --version ]; then echo v24; else show "$@"; fi; }\n`)
      .join("");
    const seen = join(directory, "seen");
    const { status, stderr } = spawnSync(shell, ["-c", `${show}${commands}${script}\ncat "$SEEN" >&2`], {
      cwd: directory,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C.UTF-8", SEEN: seen, ...env },
    });
    if (status !== 0) throw new Error(`the script ended with ${status}: ${stderr}`);
    return stderr;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Values that were seen, by name; line breaks travel as \x01. */
function seenIn(output: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    output
      .split("\n")
      .filter((line) => line.includes("="))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1).replaceAll("\u0001", "\n")]),
  );
}

describe("a text under jobs.<id>.env reaches the script", () => {
  const accepted = async (): Promise<{ given: Record<string, string>; files: Readonly<Record<string, string>> }> => {
    const good: string[] = [];
    for (const text of texts) if ((await withTextIn("job", { TEXT: text })) !== undefined) good.push(text);
    expect(good.length).toBeGreaterThan(35);
    return { given: numbered(good), files: (await withTextIn("job", numbered(good))) ?? {} };
  };

  it("as the same bytes on GitLab, or is refused", { timeout: 120_000 }, async () => {
    const { given, files } = await accepted();
    const job = pipelineJobs({ name: "nasty", texts: files }).find(({ id }) => id === "orders:verify:unit-test");
    expect(seenIn(run(linesOf(job as PipelineJob), "sh", {}))).toMatchObject(given);
  });

  it("as the same bytes on GitHub, or is refused", { timeout: 120_000 }, async () => {
    const { given, files } = await accepted();
    const job = workflowJobs({ name: "nasty", texts: files }).find(({ path, id }) => path.includes("verify") && id === "unit-test");
    const step = job?.job.steps?.find(({ run: script }) => script?.includes("npm run"));
    // The one expression that may stand in a text is the one that GitHub replaces by a dollar sign.
    const dollar = `\${{ fromJSON('"$"') }}`;
    const pieces = Object.entries(step?.env ?? {}).map(([name, value]) => [name, value.split(dollar)] as const);
    expect(pieces.filter(([, parts]) => parts.some((part) => part.includes("${{")))).toEqual([]);
    expect(Object.fromEntries(pieces.map(([name, parts]) => [name, parts.join("$")]))).toMatchObject(given);
  });
});

describe("names that somebody else chooses reach a script", () => {
  const hostile = ["$(touch /tmp/never)", "`touch /tmp/never`", '"; exit 9; "', "'; exit 9; '", "a b  c", "-n", "*", "%s%n", "${HOME}", "🚀", "\\", "x=y"];
  const variables = [
    "CI_COMMIT_REF_NAME",
    "CI_COMMIT_TAG",
    "CI_COMMIT_BRANCH",
    "CI_COMMIT_SHA",
    "CI_PROJECT_URL",
    "CI_PIPELINE_URL",
    "CI_MERGE_REQUEST_REF_PATH",
  ];
  const jobs = all
    .filter(({ name }) => name === "node-gitlab")
    .flatMap(pipelineJobs)
    .filter((one) => /\$\{?CI_COMMIT_(TAG|BRANCH|REF_NAME)/.test(linesOf(one)));

  it("as the same bytes: branches, tags and addresses", { timeout: 60_000 }, () => {
    expect(jobs.length).toBeGreaterThan(1);
    for (const one of jobs) {
      const { id } = one;
      for (const text of hostile) {
        const env = {
          ...Object.fromEntries(variables.map((name) => [name, text])),
          CI_JOB_TOKEN: "t",
          SIGSTORE_ID_TOKEN: "t",
          CI_REGISTRY_USER: "u",
          CI_REGISTRY_PASSWORD: "p",
          ARGOCD_TOKEN: "t",
        };
        const seen = seenIn(run(linesOf(one), "sh", env));
        const whole = [seen["INPUT_TAG"], seen["INPUT_VERSION"], seen["INPUT_REF"]].filter((value) => value !== undefined);
        expect(whole.length, id).toBeGreaterThan(0);
        expect(
          whole.filter((value) => value !== text && value !== `refs/tags/${text}refs/heads/${text}${text}`),
          `${id} with ${text}`,
        ).toEqual([]);
      }
    }
  });
});
