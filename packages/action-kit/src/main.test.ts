import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Core } from "./log.ts";
import { runTask } from "./main.ts";
import type { Run } from "./ports.ts";
import { TaskError } from "./task-error.ts";

const task = {
  id: "test",
  summary: "Tests.",
  requires: ["node"],
  tools: [],
  permissions: {},
  inputs: { name: { description: "a name", required: true }, password: { description: "a password", secret: true } },
  outputs: { result: { description: "x" } },
};
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "main-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A core that remembers; the runner takes it only on GitHub. */
function recorder(): Core & { said: string[] } {
  const said: string[] = [];
  const say = (kind: string) => (text: string) => void said.push(`${kind}: ${text}`);
  return {
    said,
    setSecret: say("secret"),
    info: say("info"),
    warning: say("warning"),
    error: say("error"),
    startGroup: say("group"),
    endGroup: () => void said.push("end"),
  };
}

async function start(run: Run, env: Record<string, string> = {}): Promise<{ code: number; said: string[]; outputs: string; summary: string }> {
  const core = recorder();
  const files = { GITHUB_OUTPUT: join(folder, `output-${Math.random()}`), GITHUB_STEP_SUMMARY: join(folder, `summary-${Math.random()}`) };
  const code = await runTask(core, task, run, { GITHUB_ACTIONS: "true", INPUT_NAME: "orders", INPUT_PASSWORD: "hunter2-hunter2", ...files, ...env });
  const read = (path: string): Promise<string> => readFile(path, "utf8").catch(() => "");
  return { code, said: core.said, outputs: await read(files.GITHUB_OUTPUT), summary: await read(files.GITHUB_STEP_SUMMARY) };
}

describe("runTask", () => {
  test("passes inputs in, and outputs and summary out", async () => {
    const ended = await start(async (inputs) => ({ outputs: { result: inputs["name"] ?? "" }, summary: "# Done" }));

    expect(ended).toEqual({ code: 0, said: ["secret: hunter2-hunter2"], outputs: "result=orders\n", summary: "# Done\n" });
  });

  test("does not start with bad input", async () => {
    const ended = await start(() => Promise.reject(new Error("it ran")), { INPUT_NAME: "", INPUT_NAEM: "x" });

    expect(ended.code).toBe(2);
    expect(ended.said[1]).toBe(
      'error: input "naem" does not exist; did you mean "name"?\ninput "name" is required: a name\nhint: inputs of test: name, password; nothing was done',
    );
  });

  test.each([1, 2, 3] as const)("an error of the task ends with its exit code %d, hint and result", async (exitCode) => {
    const ended = await start(async () => {
      throw new TaskError("it broke", { exitCode, hint: "mend it", result: { outputs: { result: "broken" }, summary: "# Broken" } });
    });

    expect(ended).toMatchObject({ code: exitCode, outputs: "result=broken\n", summary: "# Broken\n" });
    expect(ended.said.at(-1)).toBe("error: it broke\nhint: mend it");
  });

  test("a bug ends with 1 and its stack", async () => {
    const ended = await start(async () => {
      throw new RangeError("oops");
    });

    expect(ended.code).toBe(1);
    expect(ended.said.at(-1)).toMatch(/^error: test failed unexpectedly: RangeError: oops\n\s+at /u);
  });

  test("no secret gets out: not by the log, an error, a bug, a summary or an output", async () => {
    const password = "hunter2-hunter2";
    const runs: Run[] = [
      async (inputs, { log }) => {
        log.info(`a ${inputs["password"]}`);
        log.warning(`b ${inputs["password"]}`);
        return { outputs: {}, summary: `c ${inputs["password"]}` };
      },
      (inputs) => Promise.reject(new TaskError(`d ${inputs["password"]}`, { hint: inputs["password"] ?? "" })),
      (inputs) => Promise.reject(new Error(`e ${inputs["password"]}`)),
      async (inputs) => ({ outputs: { result: inputs["password"] ?? "" }, summary: "" }),
    ];

    for (const run of runs) {
      const ended = await start(run);
      expect(JSON.stringify({ ...ended, said: ended.said.filter((line) => !line.startsWith("secret:")) })).not.toContain(password);
    }
  });

  test("tokens of the platform are no input, and still secret", async () => {
    const ended = await start(
      async (_, { log }) => {
        log.info("token is ghs_0123456789");
        return { outputs: {}, summary: "" };
      },
      { GITHUB_TOKEN: "ghs_0123456789" },
    );

    expect(ended.said).toContain("info: token is ***");
  });

  test("folders for secrets are gone afterwards, also when the task fails", async () => {
    const made: string[] = [];
    await start(async (_, { files }) => {
      made.push(await files.tempDir());
      await files.write(join(made[0] ?? "", "deep/auth.json"), "secret");
      throw new TaskError("failed");
    });

    await expect(readdir(made[0] ?? "")).rejects.toThrow("ENOENT");
  });
});

describe("a task as a process outside GitHub", () => {
  const script = (body: string): string => `
    import { runTask } from ${JSON.stringify(new URL("./main.ts", import.meta.url).href)};
    const core = { setSecret: (s) => console.log("::add-mask::" + s) };
    const task = { id: "test", summary: "", requires: [], tools: [], permissions: {}, inputs: { password: { description: "x", secret: true } }, outputs: {} };
    process.exitCode = await runTask(core, task, async (inputs, ports) => { ${body} }, process.env);
  `;

  async function launch(
    body: string,
    whileRunning?: (child: ReturnType<typeof spawn>, line: string) => void,
  ): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const path = join(folder, `script-${Math.random()}.mts`);
    await writeFile(path, script(body));
    const child = spawn(process.execPath, [path], { env: { PATH: process.env["PATH"], HOME: folder, INPUT_PASSWORD: "hunter2-hunter2" } });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      whileRunning?.(child, stdout);
    });
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    return await new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
  }

  test("prints plain lines, and never the command that would print the secret", async () => {
    const ended = await launch(
      'ports.log.info("hello " + inputs.password); await ports.log.group("group", async () => ports.log.warning("careful")); return { outputs: {}, summary: "" };',
    );

    expect(ended).toEqual({ code: 0, stdout: "hello ***\n── group\n", stderr: "warning: careful\n" });
  });

  test("an interruption removes folders with credentials and ends the tools", async () => {
    let asked = false;
    const ended = await launch(
      'const dir = await ports.files.tempDir(); ports.log.info(dir); await ports.exec("sleep", ["60"]); return { outputs: {}, summary: "" };',
      (child) => {
        if (!asked) child.kill("SIGTERM");
        asked = true;
      },
    );

    expect(ended.code).toBe(143);
    await expect(readdir(ended.stdout.trim())).rejects.toThrow("ENOENT");
  });
});
