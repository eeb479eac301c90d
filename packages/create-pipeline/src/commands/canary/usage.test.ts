import { describe, expect, it } from "vitest";
import { runMain, temporaryFolder } from "../../testing/run-main.ts";

const asked = ["--rps", "5", "--baseline", "0.1%"];

describe("wrong usage of canary", () => {
  it.each([
    [[], "canary needs to know what: power, lint or suggest", "create-pipeline canary --help says what they do"],
    [["pwoer"], 'there is no "canary pwoer"', 'did you mean "power"?'],
    [
      ["power", "-f", "."],
      "--rps is missing: the requests per second of the whole service",
      "or give a day profile or exported Prometheus JSON with --profile",
    ],
    [["power", "-f", ".", "--rps", "5"], "--baseline is missing: the share of requests that fail today", "such as --baseline 0.1%"],
    [["power", "-f", ".", "--rps", "0", "--baseline", "0.1%"], "0 requests per second are no traffic", expect.any(String)],
    [["power", "-f", ".", "--rps", "many", "--baseline", "0.1%"], "--rps many is no number", "3 requests a minute are --rps 0.05"],
    [["power", "-f", ".", "--rps", "5", "--baseline", "0"], "a baseline of 0 can't be multiplied", expect.any(String)],
    [["power", "-f", ".", "--rps", "5", "--baseline", "120%"], "a baseline of 120% leaves nothing to get worse", expect.any(String)],
    [
      ["power", "-f", ".", "--rps", "5", "--baseline", "some"],
      "--baseline some is no share",
      "give the share of requests that fail today, such as 0.1% or 0.001",
    ],
    [["power", "-f", ".", "--rps", "5", "--baseline", "10%", "--effects", "20x"], "20x of a baseline of 10% is more than every request", expect.any(String)],
    [
      ["power", "-f", ".", "--rps", "5", "--baseline", "10%", "--effects", "much"],
      '"much" of --effects is neither a multiple nor an error rate',
      "write 5x or 1%, several with commas",
    ],
    [
      ["power", "-f", ".", ...asked, "--require", "power(5x)>=0.1,false<=20%"],
      expect.stringContaining("a healthy release may be aborted as often"),
      expect.any(String),
    ],
    [
      ["power", "-f", ".", ...asked, "--require", "power>=0.8,fasle<=1%"],
      expect.stringMatching(/doesn't say at which effect; unknown requirement "fasle"/),
      expect.any(String),
    ],
    [["power", "-f", ".", ...asked, "--profile", "x"], "--rps and --profile both say how much traffic there is", "leave one of them out"],
    [["power", "-f", "nowhere", ...asked], 'there is no file or folder "nowhere"', "-f takes manifests, or a folder with manifests"],
    [["power", "-f", ".", ...asked], 'there is no YAML file in "."', expect.any(String)],
    [["power", ...asked], "there are no manifests to look at", "give a file or a folder of rendered manifests with -f"],
    [["suggest", "-f", ".", ...asked], "--require is missing: what the canary has to detect", "such as --require 'power(5x)>=0.8,false<=1%'"],
  ])("%j exits with 2 and one clear message", async (argv, message, hint) => {
    const ran = await runMain(temporaryFolder(), ["canary", ...argv, "--json"]);

    expect(ran.exitCode).toBe(2);
    expect(JSON.parse(ran.stdout)).toMatchObject({ exitCode: 2, diagnostics: [{ code: "cli/usage", message, hint }] });
  });

  it.each([
    ["power", "svg", "there are table, json, markdown, sarif, html"],
    ["lint", "html", "there are table, json, markdown, sarif"],
    ["suggest", "sarfi", "there are table, json, markdown"],
  ])("%s has no --format %s", async (subcommand, format, hint) => {
    const ran = await runMain(temporaryFolder(), ["canary", subcommand, "-f", ".", ...asked, "--format", format]);

    expect(ran).toMatchObject({ exitCode: 2, stdout: "", stderr: `create-pipeline: unknown format "${format}"\nhint: ${hint}\n` });
  });

  it("says what a folder holds that has no canary", async () => {
    const { stderr, exitCode } = await runMain(temporaryFolder({ "a.yaml": "kind: Deployment\n" }), ["canary", "power", "-f", ".", ...asked]);

    expect(stderr).toContain("there is no Argo Rollout and no Flagger Canary in a.yaml: only Deployment");
    expect(exitCode).toBe(1);
  });
});
