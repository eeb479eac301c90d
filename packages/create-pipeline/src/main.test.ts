import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, runMain, temporaryFolder } from "./testing/run-main.ts";
import { version } from "./version.ts";

describe("wrong usage", () => {
  it.each([
    [["--jsno"], 'unknown option "--jsno"', 'did you mean "--json"?'],
    [["generat"], 'unknown command "generat"', 'did you mean "generate"?'],
    [["nowhere-at-all"], 'there is no folder "nowhere-at-all", and no command of that name', "create-pipeline --help lists the commands"],
    [["--set"], 'option "--set" needs a value: --set <key=value>', undefined],
    [["--yes=1"], 'option "--yes" takes no value', undefined],
    [["list", "--format", "svg"], '"list" takes no option "--format"', "create-pipeline list --help lists its options"],
    [["check", ".", "more"], 'unexpected argument "more"', "usage: create-pipeline check [dir]"],
    [["--set", "coverage", "--yes"], "--set coverage lacks a value", "write --set key=value, such as --set quality.coverage=90"],
    [["--from", "missing.yaml", "--yes"], `can't read "missing.yaml" of --from: ENOENT`, undefined],
    [[], "nobody can be asked here", "add --yes to write, or --dry-run to look first"],
    [["plan", "--format", "htlm"], 'unknown format "htlm"', 'did you mean "html"?'],
    [["explain", "biuld-image"], 'there is no job, file or field "biuld-image"', 'did you mean "build-image"?'],
  ])("%j exits 2 and says what was meant", async (argv, message, hint) => {
    const ran = await runMain(temporaryFolder(), argv);

    expect(ran.stderr.split("\n").filter((line) => !line.startsWith("there is no pipeline.yaml yet"))).toEqual([
      `create-pipeline: ${message}`,
      ...(hint === undefined ? [] : [`hint: ${hint}`]),
      "",
    ]);
    expect(ran).toMatchObject({ exitCode: 2, stdout: "" });
  });

  it("is JSON on stdout with --json", async () => {
    const { stdout, exitCode } = await runMain(temporaryFolder(), ["--json", "--nope"]);

    expect(JSON.parse(stdout)).toEqual({ exitCode: 2, diagnostics: [{ code: "cli/usage", severity: "error", message: 'unknown option "--nope"' }] });
    expect(exitCode).toBe(2);
  });
});

describe("help and version", () => {
  it("prints the version alone", async () => {
    expect(await runMain("/", ["--version"])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("lists the commands", async () => {
    const { stdout } = await runMain("/", ["--help"]);

    for (const command of ["generate", "plan", "explain", "list", "check"]) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
  });

  it("colours only a terminal, unless told otherwise", async () => {
    const colored = async (argv: string[], options = {}): Promise<boolean> => (await runMain("/", ["--help", ...argv], options)).stdout.includes("\u001b[");

    expect(await colored([])).toBe(false);
    expect(await colored([], { isTTY: true })).toBe(true);
    expect(await colored(["--no-color"], { isTTY: true })).toBe(false);
    expect(await colored(["--force-color"])).toBe(true);
    expect(await colored([], { isTTY: true, env: { NO_COLOR: "1" } })).toBe(false);
    expect(await colored([], { env: { FORCE_COLOR: "1" } })).toBe(true);
    expect(await colored([], { isTTY: true, env: { TERM: "dumb" } })).toBe(false);
  });
});

describe("the bare command", () => {
  it("writes pipeline.yaml and the pipeline, then finds nothing to do", async () => {
    const folder = temporaryFolder();

    const first = await runMain(folder, ["--yes"]);
    const written = filesIn(folder);
    const second = await runMain(folder, []);

    expect(first.stdout).toMatchInlineSnapshot(`
      "found language node (package.json:1)
      5 created
        create  pipeline.yaml
        create  .github/workflows/orders.yml
        create  .gitlab-ci.yml
        create  Dockerfile
        create  deploy/run.sh

      next
        1. review and commit: git add -A && git commit -m "Add the delivery pipeline"
        2. see what a push does: create-pipeline plan
        3. ask why: create-pipeline explain <job or file>
      "
    `);
    expect(first).toMatchObject({ exitCode: 0, stderr: "" });
    expect(Object.keys(written)).toEqual([
      ".github/workflows/orders.yml",
      ".gitlab-ci.yml",
      ".pipeline/base.br",
      ".pipeline/lock.json",
      "Dockerfile",
      "deploy/run.sh",
      "pipeline.yaml",
    ]);
    expect(second.stdout.split("\n")[0]).toBe("nothing to do: all 4 files are up to date");
    expect(filesIn(folder)).toEqual(written);
  });

  it("shows with --dry-run a diff that git applies to the same files, and writes nothing", async () => {
    const folder = temporaryFolder({ Dockerfile: "FROM theirs\n" });
    const twin = temporaryFolder({ Dockerfile: "FROM theirs\n" });

    const { stdout } = await runMain(folder, ["--dry-run", "--set", "quality.coverage=91"]);

    expect(Object.keys(filesIn(folder))).toEqual(["Dockerfile"]);
    const diff = stdout.slice(stdout.indexOf("diff --git"), stdout.indexOf("would be"));
    const applied = spawnSync("git", ["apply", "-"], { cwd: twin, input: diff, encoding: "utf8" });
    expect(applied.stderr).toBe("");
    await runMain(folder, ["--yes", "--set", "quality.coverage=91"]);
    const { ".pipeline/lock.json": _, ".pipeline/base.br": __, ...written } = filesIn(folder);
    expect(filesIn(twin)).toEqual(written);
  });

  it("takes pipeline.yaml from a file, with fields set", async () => {
    const folder = temporaryFolder({
      "standard.yaml": "version: 1\nservice: { name: billing, kind: library, owner: team-billing, language: go } # theirs\nplatform: github-actions\n",
    });

    const { exitCode, stderr } = await runMain(folder, [".", "--from", "standard.yaml", "--set", "quality.coverage=95", "--yes"]);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(readFileSync(join(folder, "pipeline.yaml"), "utf8")).toContain("language: go } # theirs");
    expect(readFileSync(join(folder, ".github/workflows/billing.yml"), "utf8")).toContain("coverage: 95");
  });

  it("never overwrites what isn't ours, and says how to choose", async () => {
    const folder = temporaryFolder({ ".gitlab-ci.yml": "theirs\n" });

    const { exitCode, stdout } = await runMain(folder, ["--yes"]);

    expect(exitCode).toBe(1);
    expect(stdout).toContain("  not ours  .gitlab-ci.yml  (exists and isn't ours)\n");
    expect(stdout).toContain("1. decide about .gitlab-ci.yml: --overwrite, --adopt or --skip .gitlab-ci.yml");
    expect(readFileSync(join(folder, ".gitlab-ci.yml"), "utf8")).toBe("theirs\n");
    expect((await runMain(folder, ["--skip", ".gitlab-ci.yml"])).exitCode).toBe(0);
    expect((await runMain(folder, ["--overwrite", ".gitlab-ci.yml"])).exitCode).toBe(0);
    expect(readFileSync(join(folder, ".gitlab-ci.yml"), "utf8")).toBe("include:\n  - orders\n");
  });

  it("reports mistakes in pipeline.yaml with their place, and writes nothing", async () => {
    const folder = temporaryFolder({ "pipeline.yaml": "version: 1\nservice: { nam: orders }\n" });
    const before = filesIn(folder);

    const { exitCode, stdout, stderr } = await runMain(folder, []);

    expect(stderr).toMatch(/^pipeline\.yaml:2:\d+: .*nam.*\[spec\//m);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(filesIn(folder)).toEqual(before);
  });

  it("adds a second service to a repository", async () => {
    const folder = temporaryFolder({ "a/pipeline.yaml": pipelineOf("a"), "b/pipeline.yaml": pipelineOf("b"), ".git/HEAD": "ref: refs/heads/main\n" });

    await runMain(folder, ["a", "--yes"]);
    expect(readFileSync(join(folder, ".gitlab-ci.yml"), "utf8")).toBe("include:\n  - a\n");
    await runMain(join(folder, "b"), ["--yes"]);

    expect(readFileSync(join(folder, ".gitlab-ci.yml"), "utf8")).toBe("include:\n  - a\n  - b\n");
    expect(existsSync(join(folder, "b/.pipeline"))).toBe(false);
    expect((await runMain(folder, ["check"])).stdout).toBe("ok: 5 files as generated from a/pipeline.yaml, b/pipeline.yaml\n");
  });
});

describe("generate", () => {
  it("keeps an edited file, shows its diff and exits 1", async () => {
    const folder = temporaryFolder();
    await runMain(folder, ["--yes"]);
    writeFileSync(join(folder, ".gitlab-ci.yml"), "include:\n  - orders\n  - mine\n");

    const { exitCode, stdout } = await runMain(folder, ["generate"]);

    expect(exitCode).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "# your edit, kept:
      --- a/.gitlab-ci.yml
      +++ b/.gitlab-ci.yml
      @@ -1,2 +1,3 @@
       include:
         - orders
      +  - mine
      1 kept as you edited
        kept  .gitlab-ci.yml  (edited)
        3 unchanged

      next
        1. decide about .gitlab-ci.yml: move the edit into pipeline.yaml, or --overwrite .gitlab-ci.yml
        2. see what a push does: create-pipeline plan
        3. ask why: create-pipeline explain <job or file>
      "
    `);
  });

  it("changes pipeline.yaml by --set and renders it in one go", async () => {
    const folder = temporaryFolder();
    await runMain(folder, ["--yes"]);

    const { stdout } = await runMain(folder, ["generate", "--set", "quality.coverage=42", "--json"]);

    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 0,
      written: true,
      files: [{ path: "pipeline.yaml", action: "update" }, { path: ".github/workflows/orders.yml", action: "update" }, {}, {}, {}],
    });
    expect((await runMain(folder, ["check"])).exitCode).toBe(0);
  });

  it("has nothing to generate from in an empty folder", async () => {
    const { exitCode, stderr } = await runMain(temporaryFolder(), ["generate"]);

    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: "no pipeline.yaml in this repository [lifecycle/no-service]\nhint: create-pipeline <folder> writes one\n",
    });
  });

  it("stops at a lock it can't read", async () => {
    const folder = temporaryFolder({ "pipeline.yaml": pipelineOf("a"), ".pipeline/lock.json": "<<<<<<< ours\n" });

    for (const command of ["generate", "check", "."]) {
      const { exitCode, stderr } = await runMain(folder, [command]);
      expect({ exitCode, stderr: stderr.split("\n")[0] }).toEqual({
        exitCode: 1,
        stderr: ".pipeline/lock.json holds the markers of a merge conflict [lifecycle/bad-lock]",
      });
    }
  });
});

describe("check", () => {
  it.each<[string, (folder: string) => void, RegExp]>([
    ["an edited file", (folder) => writeFileSync(join(folder, ".gitlab-ci.yml"), "x"), /^edited {3}\.gitlab-ci\.yml$/m],
    ["a missing file", (folder) => rmSync(join(folder, ".gitlab-ci.yml")), /^missing {2}\.gitlab-ci\.yml$/m],
    [
      "an edited pipeline.yaml",
      (folder) => writeFileSync(join(folder, "pipeline.yaml"), pipelineOf("new")),
      /^stale {4}pipeline\.yaml {2}\(changed since the last generate\)$/m,
    ],
  ])("reports %s", async (_, spoil, line) => {
    const folder = temporaryFolder();
    await runMain(folder, ["--yes"]);
    spoil(folder);

    const { exitCode, stdout } = await runMain(folder, ["check"]);

    expect(stdout).toMatch(line);
    expect(exitCode).toBe(1);
    expect(JSON.parse((await runMain(folder, ["check", "--json"])).stdout)).toMatchObject({ exitCode: 1 });
  });

  it("accepts an edited Dockerfile: it is theirs", async () => {
    const folder = temporaryFolder();
    await runMain(folder, ["--yes"]);
    writeFileSync(join(folder, "Dockerfile"), "FROM theirs\n");

    expect(await runMain(folder, ["check"])).toMatchObject({ exitCode: 0, stdout: "ok: 4 files as generated from pipeline.yaml\n" });
  });

  it("shows the mistakes of a changed pipeline.yaml", async () => {
    const folder = temporaryFolder();
    await runMain(folder, ["--yes"]);
    writeFileSync(join(folder, "pipeline.yaml"), "version: 1\n\tx: 1\n");

    expect((await runMain(folder, ["check"])).stderr).toContain("pipeline.yaml:2:1: ");
  });

  it("has nothing to compare without a lock", async () => {
    expect(await runMain(temporaryFolder(), ["check"])).toMatchObject({
      exitCode: 1,
      stderr: "there is no .pipeline/lock.json here, so nothing was generated [lifecycle/no-lock]\nhint: create-pipeline writes the pipeline\n",
    });
  });
});

describe("explain and list", () => {
  it("says why a job exists and what changes it", async () => {
    const folder = temporaryFolder({ "pipeline.yaml": pipelineOf("a") });

    expect((await runMain(folder, ["explain", "build-image"])).stdout).toMatchInlineSnapshot(`
      "build-image
        why          build-image is needed
        from         template fake 1.0.0
        kind         publish
        limit        1h 30m
        permissions  registry: write
        secrets      TOKEN
        in deliver   on a push to the main branch; after lint, unit-test
      "
    `);
  });

  it("says why a file exists, seen from the service's folder too", async () => {
    const folder = temporaryFolder({ "s/pipeline.yaml": pipelineOf("a"), ".git/HEAD": "" });

    const { stdout } = await runMain(folder, ["explain", "s", "deploy/run.sh"]);

    expect(stdout).toBe(
      "deploy/run.sh\n  why         deploy/run.sh is needed\n  from        fake 1.0.0\n  changed by  quality.coverage\n  ownership   managed (ours; edit pipeline.yaml instead)\n",
    );
  });

  it("says what a field is and what it changes", async () => {
    const folder = temporaryFolder({ "pipeline.yaml": pipelineOf("a") });

    const { stdout } = await runMain(folder, ["explain", "quality.coverage"]);

    expect(stdout).toMatch(/^quality\.coverage\n/);
    expect(stdout).toMatch(/^ {2}value +80 \(default\)$/m);
    expect(stdout).toMatch(/^ {2}jobs +unit-test\n {2}files +\.github\/workflows\/a\.yml\n {5}/m);
  });

  it("shows every default, and what was said", async () => {
    const folder = temporaryFolder({ "s/pipeline.yaml": pipelineOf("a"), ".git/HEAD": "" });

    const { stdout } = await runMain(folder, ["explain", "s"]);

    expect(stdout).toMatch(/^ {2}service\.name +"a" \(in pipeline\.yaml\)$/m);
    expect(stdout).toMatch(/^ {2}quality\.coverage +80 \(default\)$/m);
  });

  it("lists the templates, a line each", async () => {
    expect((await runMain("/", ["list"])).stdout).toBe("fake@1.0.0  files for tests\nnode@1.2.0  Node.js  (language)\n");
  });
});

function pipelineOf(name: string): string {
  return `version: 1\nservice: { name: ${name}, kind: library, owner: team, language: node }\nplatform: github-actions\n`;
}
