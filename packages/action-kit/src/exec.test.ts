import { describe, expect, test } from "vitest";
import { createExec } from "./exec.ts";
import { createScrubber } from "./scrub.ts";

const node = process.execPath;
const scrubber = createScrubber([]);
const exec = createExec({ PATH: process.env["PATH"], INPUT_TOKEN: "hunter2", KEPT: "yes" }, scrubber, new Set());

describe("exec", () => {
  test("gives code, output and errors, and passes arguments as they are", async () => {
    const args = ["$(id)", "a b", "", "'\"*"];
    const result = await exec(node, ["-e", "process.stdout.write(JSON.stringify(process.argv.slice(1))); process.stderr.write('err')", ...args]);

    expect(result).toEqual({ code: 0, stdout: JSON.stringify(args), stderr: "err" });
  });

  test("passes input and environment, but not the inputs of the task", async () => {
    const script = "process.stdin.on('data', (d) => process.stdout.write(`${d} ${process.env.KEPT} ${process.env.ADDED} ${process.env.INPUT_TOKEN}`))";

    expect((await exec(node, ["-e", script], { input: "typed", env: { ADDED: "too" } })).stdout).toBe("typed yes too undefined");
  });

  test("a value under a secret name is scrubbed from then on", async () => {
    await exec(node, ["-e", ""], { env: { REGISTRY_PASSWORD: "correct-horse" } });

    expect(scrubber.scrub("correct-horse")).toBe("***");
  });

  test("a failure names the command and the end of what it said, unless it is wanted", async () => {
    const script = "for (let i = 0; i < 50; i += 1) console.error('\\u001b[31mline ' + i + '\\u001b[0m'); process.exit(7)";

    await expect(exec(node, ["-e", script])).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/^node ended with exit code 7:\nline 30\n/u),
    });
    expect((await exec(node, ["-e", script], { check: false })).code).toBe(7);
  });

  test("a command that is not there says which image is needed", async () => {
    await expect(exec("no-such-command", [])).rejects.toMatchObject({ hint: "use an image that provides no-such-command" });
  });

  test("a process that was killed does not pass for a success", async () => {
    const result = await exec(node, ["-e", "process.kill(process.pid, 'SIGKILL')"], { check: false });

    expect(result.code).not.toBe(0);
    expect(result.stderr).toContain("ended by SIGKILL");
  });

  test("a process that does not read its input is fine", async () => {
    expect((await exec(node, ["-e", ""], { input: "x".repeat(1_000_000) })).code).toBe(0);
  });
});
