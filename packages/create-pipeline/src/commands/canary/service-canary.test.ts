import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeWithTools } from "../../../../../tools/describe-with-tools.ts";
import { toolPath } from "../../../../../tools/index.ts";
import { runExpecting } from "../../../../../tools/run.ts";
import { runMain, temporaryFolder } from "../../testing/run-main.ts";

const corpus = join(import.meta.dirname, "../../../../testing/corpus");

/** What the command reads of a service with a canary. */
function serviceFiles(name: string): Record<string, string> {
  const read = (path: string): string => readFileSync(join(corpus, name, path), "utf8");
  const environments = readdirSync(join(corpus, name, "expected/deploy/environments")).map((file) => `deploy/environments/${file}`);
  const values = ["deploy/values.yaml", ...environments];
  return { "pipeline.yaml": read("pipeline.yaml"), ...Object.fromEntries(values.map((path) => [path, read(`expected/${path}`)])) };
}

const files = serviceFiles("canary-github");

interface Json {
  readonly canaries: readonly { readonly effects: readonly { readonly ratio: number; readonly abort: number }[]; readonly healthy: object }[];
}

describe("a service's own canary", () => {
  it("is asked what its pipeline.yaml wants to know", async () => {
    const ran = await runMain(temporaryFolder(files), ["canary", "power", "--require", "power(5x)>=0.8,false<=1%"]);

    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^orders {2}Argo Rollouts · deploy\/values\.yaml \(production\)\n/);
    expect(ran.stdout).toMatch(/\n {2}5x +0\.5 %/);
  });

  it("is judged as it was edited", async () => {
    const fewer = files["deploy/values.yaml"]?.replace(/(steps:\n)(?: +- \{ weight.*\n)+/, "$1    - { weight: 1, seconds: 120, minimumRequests: 0 }\n") ?? "";
    const ran = await runMain(temporaryFolder({ ...files, "deploy/values.yaml": fewer }), ["canary", "power", "--require", "power(5x)>=0.8"]);

    expect(fewer).not.toBe(files["deploy/values.yaml"]);
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain("required is 80 % or more");
  });

  it("has no lint that speaks against it", async () => {
    expect(await runMain(temporaryFolder(files), ["canary", "lint"])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("0 findings in 1 canary") });
  });

  it("gets a patch of pipeline.yaml, because its steps follow from the goal", async () => {
    const folder = temporaryFolder(files);
    const ran = await runMain(folder, ["canary", "suggest", "--require", "power(4x)>=0.8,false<=1%", "--max-duration", "90m"]);

    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain("-  canary: { rps: 50, baseline: 0.1%, detect: 5x, falseAborts: 1% }");
    expect(ran.stdout).toMatch(/^\+ {2}canary: \{ rps: 50, baseline: 0\.1%, detect: 4x, falseAborts: 1%, maxDuration: 90m \}$/m);
    expect(readFileSync(join(folder, "pipeline.yaml"), "utf8")).toBe(files["pipeline.yaml"]);
  });

  it("says when nothing meets the goal, and what would be needed", async () => {
    const ran = await runMain(temporaryFolder(files), ["canary", "suggest", "--require", "power(5x)>=0.8,false<=1%", "--max-duration", "1m"]);

    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain("no configuration meets this");
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      "a service without a canary",
      { "pipeline.yaml": (files["pipeline.yaml"] ?? "").replace(/ {2}canary: .*\n/, "") },
      /asks for no canary[^]*add delivery\.canary/,
    ],
    ["values that are not there", { "pipeline.yaml": files["pipeline.yaml"] ?? "" }, /there is no deploy\/values\.yaml[^]*create-pipeline generate/],
    ["values that are no YAML", { ...files, "deploy/values.yaml": "canary: [" }, /deploy\/values\.yaml is no YAML/],
    ["a pipeline.yaml with a mistake", { ...files, "pipeline.yaml": "version: 1\nservice: 5\n" }, /pipeline\.yaml can't be read/],
    ["an empty folder", {}, /no manifests to look at/],
  ])("%s: one clear message", async (_, given, message) => {
    const ran = await runMain(temporaryFolder(given), ["canary", "power"]);

    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(message);
  });
});

describeWithTools("a service's own canary and its chart", ["helm"], () => {
  it.each([
    ["canary-github", "orders", "production"],
    ["canary-gitlab", "orders", "eu"],
  ])(
    "%s means the same without Helm and with it",
    async (name, service, environment) => {
      const folder = temporaryFolder(serviceFiles(name));
      const chart = join(corpus, name, "expected/deploy/chart");
      const values = [join(folder, "deploy/values.yaml"), join(folder, `deploy/environments/${environment}.yaml`)];
      const args = ["template", service, chart, ...values.flatMap((file) => ["--values", file]), "--set-string", `image.digest=sha256:${"0".repeat(64)}`];
      const { stdout } = await runExpecting([0], await toolPath("helm"), args);
      const asked = ["--rps", "50", "--baseline", "0.1%", "--effects", "5x", "--json"];

      const own = JSON.parse((await runMain(folder, ["canary", "power", ...asked])).stdout) as Json;
      const rendered = JSON.parse(
        (await runMain(temporaryFolder({ "rendered.yaml": stdout }), ["canary", "power", "-f", "rendered.yaml", ...asked])).stdout,
      ) as Json;

      expect(rendered.canaries).toHaveLength(1);
      expect(own.canaries[0]?.effects.map(({ abort }) => abort)).toEqual(rendered.canaries[0]?.effects.map(({ abort }) => abort));
      expect(own.canaries[0]?.healthy).toEqual(rendered.canaries[0]?.healthy);
    },
    60_000,
  );
});
