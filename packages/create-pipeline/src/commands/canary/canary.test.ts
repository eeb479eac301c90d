import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runMain, temporaryFolder } from "../../testing/run-main.ts";

const flagger = `apiVersion: flagger.app/v1beta1
kind: Canary
metadata: { name: podinfo, namespace: test }
spec:
  provider: istio
  targetRef: { kind: Deployment, name: podinfo }
  analysis:
    interval: 1m
    threshold: 5
    maxWeight: 50
    stepWeight: 10
    metrics:
      - name: request-success-rate
        thresholdRange: { min: 99 }
        interval: 1m
`;
const rollout = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: shop }
spec: { strategy: { canary: { steps: [{ setWeight: 10 }, { pause: { duration: 5m } }] } } }
`;
const asked = ["--rps", "5", "--baseline", "0.1%"];
const files = { "deploy/canary.yaml": flagger, "deploy/notes.txt": "no YAML: [", "deploy/node_modules/x.yaml": rollout, "rollout.yaml": rollout };

interface Json {
  readonly exitCode: number;
  readonly canaries: readonly {
    readonly sentence: string;
    readonly effects: readonly { readonly ratio: number; readonly abort: number }[];
    readonly required?: readonly { readonly met: boolean }[];
  }[];
  readonly diagnostics: readonly { readonly code: string }[];
}

describe("canary power", () => {
  it("says one sentence, then the table, then what is left out", async () => {
    const ran = await runMain(temporaryFolder(files), ["canary", "power", "-f", "deploy", ...asked]);

    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ran.stdout).toMatchInlineSnapshot(`
      "podinfo  Flagger · deploy/canary.yaml
      this canary misses 69 % of tenfold regressions; a healthy release is aborted once in 78,000

        release  errors   aborted  half within  90 % within  canary requests  failures too many       if missed
        healthy   0.1 %  0.0013 %           8m          10m              590                  -               -
        2x        0.2 %   0.039 %           8m          10m              630               0.63   18 failures/h
        5x        0.5 %     2.6 %           9m          10m              700                2.8   72 failures/h
        10x         1 %      31 %           9m          10m              720                6.5  160 failures/h

      the smallest regression found with 80 %: 17x (1.7 % errors)
      a release that passes takes 5m; the canary answers 450 requests of it
      assumed
        traffic is Poisson, and the metrics of one canary err independently of one another
        the canary's counters of errors are there, at 0, before the first error: rate and increase don't see the error that makes one appear
      "
    `);
  });

  it("gives the same numbers as JSON, by either option", async () => {
    const folder = temporaryFolder(files);
    const json = await runMain(folder, ["canary", "power", "-f", "deploy/canary.yaml", ...asked, "--json"]);
    const format = await runMain(folder, ["canary", "power", "-f", "deploy/canary.yaml", ...asked, "--format", "json"]);
    const value = JSON.parse(json.stdout) as Json;

    expect(format.stdout).toBe(json.stdout);
    expect(value.canaries[0]?.effects.map(({ ratio }) => ratio)).toEqual([2, 5, 10]);
    expect(value.canaries[0]?.effects[2]?.abort).toBeCloseTo(0.313, 3);
  });

  it.each([
    ["power(10x)>=0.3,false<=1%", 0, ""],
    ["power(5x)>=0.8,false<=1%", 1, "not met  podinfo (deploy/canary.yaml): power(5x) is 2.6 %, required is 80 % or more\n"],
    ["power(20x)>=0.8,duration<=4m", 1, "not met  podinfo (deploy/canary.yaml): duration is 5m, required is 4m or less\n"],
  ])("--require %s exits with %d", async (required, exitCode, stderr) => {
    const ran = await runMain(temporaryFolder(files), ["canary", "power", "-f", "deploy", ...asked, "--require", required]);

    expect(ran).toMatchObject({ exitCode, stderr });
  });

  it("takes error rates for effects, and limits of their own", async () => {
    const ran = await runMain(temporaryFolder(files), [
      "canary",
      "power",
      "-f",
      "deploy",
      ...asked,
      "--effects",
      "1%,3x",
      "--require",
      "power(10x)>=0.3",
      "--max-exposed",
      "9",
      "--json",
    ]);
    const { canaries, exitCode } = JSON.parse(ran.stdout) as Json;

    expect(canaries[0]?.effects.map(({ ratio }) => ratio)).toEqual([3, 10]);
    expect(canaries[0]?.required?.map(({ met }) => met)).toEqual([true, false]);
    expect(exitCode).toBe(1);
  });

  it.each([
    ["markdown", /^## podinfo\n\nFlagger, `deploy\/canary.yaml`\n\n\*\*This canary misses 69 % of tenfold regressions;/],
    ["html", /^<!doctype html>/],
    ["sarif", /"ruleId": "canary\/power"/],
  ])("--format %s", async (format, start) => {
    const { stdout, exitCode } = await runMain(temporaryFolder(files), ["canary", "power", "-f", "deploy", ...asked, "--format", format]);

    expect(stdout).toMatch(start);
    expect(exitCode).toBe(0);
  });

  it("writes to a file", async () => {
    const folder = temporaryFolder(files);
    const ran = await runMain(folder, ["canary", "power", "-f", "deploy", ...asked, "--format", "html", "-o", "page.html"]);

    expect(ran).toEqual({ exitCode: 0, stdout: "", stderr: "wrote page.html\n" });
    expect(readFileSync(join(folder, "page.html"), "utf8")).toContain("</html>");
  });

  it("counts a day profile from the time the release starts", async () => {
    const folder = temporaryFolder({ ...files, "day.yaml": '- { at: "08:00", rps: 50 }\n- { at: "20:00", rps: 0.05 }\n' });
    const sentence = async (start: string): Promise<string> => {
      const { stdout } = await runMain(folder, ["canary", "power", "-f", "deploy", "--profile", "day.yaml", "--start", start, "--baseline", "0.1%", "--json"]);
      return (JSON.parse(stdout) as Json).canaries[0]?.sentence ?? "";
    };

    expect(await sentence("09:00")).toContain("misses 56 % of tenfold regressions");
    expect(await sentence("22:00")).toContain("52 % of healthy releases are aborted");
  });

  it("reports everything that is wrong at once, with places, and still answers for the rest", async () => {
    const ran = await runMain(temporaryFolder(files), ["canary", "power", "-f", "deploy", "-f", "rollout.yaml", ...asked]);

    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain("this canary misses 69 %");
    expect(ran.stderr).toMatchInlineSnapshot(`
      "rollout.yaml:4:31: Rollout "shop" has no analysis: nobody measures, so every release is promoted, however broken, unless a person aborts it [canary/no-analysis]
        spec: { strategy: { canary: { steps: [{ setWeight: 10 }, { pause: { duration: 5m } }] } } }
                                      ^^^^^
      hint: add spec.strategy.canary.analysis with an AnalysisTemplate
      "
    `);
  });
});

describe("canary lint", () => {
  it("exits with 1 on findings, with the line, why, and the corrected value", async () => {
    const ran = await runMain(temporaryFolder(files), ["canary", "lint", "-f", "deploy", ...asked]);

    expect(ran).toMatchObject({ exitCode: 1, stderr: "" });
    expect(ran.stdout).toMatchInlineSnapshot(`
      "deploy/canary.yaml:13:15: warning: nothing guards "request-success-rate" against a window without requests: it counts as failed [canary/c09]
              - name: request-success-rate
                      ^^^^^^^^^^^^^^^^^^^^
      hint: a night without visitors, or a failing scrape, aborts a healthy release; instead: a MetricTemplate with (…ratio… and sum(increase(…requests…)) >= 100) or vector(…a value inside the range…)
      deploy/canary.yaml:14:32: "request-success-rate" tolerates 1 % errors, and a release 10x as bad as today has 1 % [canary/c05]
                thresholdRange: { min: 99 }
                                       ^^
      hint: on average such a release passes every measurement, however long it is watched; instead: min: 99.61
      deploy/canary.yaml:15:19: warning: a single failed request fails "request-success-rate": the window holds about 30 requests, and 1 % of them is less than one [canary/c08]
                interval: 1m
                          ^^
      hint: one request in bad luck is then as bad as an outage; instead: a window of at least 4m (100 requests), or more failures tolerated
      2 findings and 1 note in 1 canary
      "
    `);
  });

  it("exits with 0 when only notes are left, and says what it wasn't asked", async () => {
    const noted = flagger.replace("min: 99 ", "min: 99.7 ");
    const ran = await runMain(temporaryFolder({ "a.yaml": noted }), [
      "canary",
      "lint",
      "-f",
      "a.yaml",
      "--rps",
      "500",
      "--baseline",
      "0.1%",
      "--effects",
      "5x,10x",
    ]);

    expect(ran.exitCode).toBe(0);
    expect(ran.stdout.trimEnd().split("\n").at(-1)).toBe("0 findings and 1 note in 1 canary");
    expect((await runMain(temporaryFolder(files), ["canary", "lint", "-f", "deploy"])).stdout).toContain("C02, C05, C07, C08 need --rps and --baseline");
  });

  it.each(["json", "markdown", "sarif"])("--format %s has the lint, the place and the corrected value", async (format) => {
    const { stdout } = await runMain(temporaryFolder(files), ["canary", "lint", "-f", "deploy", ...asked, "--format", format]);

    expect(stdout).toMatch(/c05/i);
    expect(stdout).toContain("deploy/canary.yaml");
    expect(stdout).toContain("min: 99.61");
  });
});

describe("canary suggest", () => {
  const required = ["--require", "power(5x)>=0.8,false<=1%"];

  it("prints a patch that git applies, after which the requirement is met", async () => {
    const folder = temporaryFolder(files);
    const { stdout, exitCode } = await runMain(folder, ["canary", "suggest", "-f", "deploy", ...asked, ...required, "--json"]);
    const { suggestions } = JSON.parse(stdout) as { readonly suggestions: readonly { readonly patch: string; readonly met: boolean }[] };
    writeFileSync(join(folder, "canary.patch"), suggestions[0]?.patch ?? "");
    spawnSync("git", ["init", "-q"], { cwd: folder });
    const applied = spawnSync("git", ["apply", "canary.patch"], { cwd: folder, encoding: "utf8" });
    const after = await runMain(folder, ["canary", "power", "-f", "deploy", ...asked, ...required]);

    expect({ exitCode, met: suggestions[0]?.met }).toEqual({ exitCode: 0, met: true });
    expect(applied).toMatchObject({ status: 0, stderr: "" });
    expect(after).toMatchObject({ exitCode: 0, stderr: "" });
  });

  it("says when there is none, and what would be needed", async () => {
    const ran = await runMain(temporaryFolder(files), ["canary", "suggest", "-f", "deploy", ...asked, ...required, "--max-duration", "1m"]);

    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toMatch(
      /no configuration meets this: the best within the limits catches .* of fivefold regressions, not 80 %\nany of these would do:\n  a release that may take /,
    );
  });

  it.each(["table", "markdown"])("--format %s shows the configuration and the diff", async (format) => {
    const { stdout } = await runMain(temporaryFolder(files), ["canary", "suggest", "-f", "deploy", ...asked, ...required, "--format", format]);

    expect(stdout).toContain("+++ b/deploy/canary.yaml");
    expect(stdout).toContain("MetricTemplate is a guess");
  });
});
