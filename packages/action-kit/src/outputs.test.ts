import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatOutputs, writeResult } from "./outputs.ts";
import { createScrubber } from "./scrub.ts";

const task = {
  id: "test",
  summary: "",
  requires: ["node"],
  tools: [],
  permissions: {},
  inputs: {},
  outputs: { digest: { description: "x" }, Bad: { description: "x" } },
};
const none = createScrubber([]);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "outputs-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("formatOutputs", () => {
  test("writes key=value lines", () => {
    expect(formatOutputs(task, { digest: "a=b << c" }, none)).toBe("digest=a=b << c\n");
  });

  test.each(["a\nevil=1", "a\r\nb", "a\u2028b", "a\0b", "\u001b[31m"])("refuses the value %j", (value) => {
    expect(() => formatOutputs(task, { digest: value }, none)).toThrow("line break or another control character");
  });

  test("refuses names that are undeclared or can't be variables everywhere", () => {
    expect(() => formatOutputs(task, { Bad: "x" }, none)).toThrow("does not match");
    expect(() => formatOutputs(task, { other: "x" }, none)).toThrow("is not declared in the task.json of test");
    expect(() => formatOutputs(task, { constructor: "x" }, none)).toThrow("is not declared");
  });

  test("refuses an output that reveals a secret", () => {
    expect(() => formatOutputs(task, { digest: "url?token=hunter2-hunter2" }, createScrubber(["hunter2-hunter2"]))).toThrow("would reveal a secret");
  });
});

describe("writeResult", () => {
  test("appends to what earlier steps wrote, and scrubs the summary", async () => {
    const env = { GITHUB_OUTPUT: join(folder, "output"), GITHUB_STEP_SUMMARY: join(folder, "summary") };
    await writeFile(env.GITHUB_OUTPUT, "earlier=1\n");

    await writeResult(task, { outputs: { digest: "x" }, summary: "# Done with hunter2\n\n" }, env, createScrubber(["hunter2"]));

    expect(await readFile(env.GITHUB_OUTPUT, "utf8")).toBe("earlier=1\ndigest=x\n");
    expect(await readFile(env.GITHUB_STEP_SUMMARY, "utf8")).toBe("# Done with ***\n");
  });

  test("both files are optional", async () => {
    await expect(writeResult(task, { outputs: { digest: "x" }, summary: "x" }, {}, none)).resolves.toBeUndefined();
  });

  test("writes nothing when one output is refused", async () => {
    const env = { GITHUB_OUTPUT: join(folder, "untouched") };

    await expect(writeResult(task, { outputs: { digest: "a\nb" }, summary: "" }, env, none)).rejects.toThrow();
    await expect(readFile(env.GITHUB_OUTPUT)).rejects.toThrow("ENOENT");
  });

  test("a file that can't be written is named", async () => {
    await expect(writeResult(task, { outputs: { digest: "x" }, summary: "" }, { GITHUB_OUTPUT: folder }, none)).rejects.toThrow(
      "the file named by GITHUB_OUTPUT can't be written",
    );
  });
});
