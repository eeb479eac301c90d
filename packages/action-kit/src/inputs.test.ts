import { describe, expect, test } from "vitest";
import { parseInputs, secretInputs } from "./inputs.ts";
import type { TaskDefinition, TaskInput } from "./task.ts";

function task(inputs: Record<string, TaskInput>): TaskDefinition {
  return { id: "test", summary: "Tests.", requires: ["node"], tools: [], permissions: {}, inputs, outputs: {} };
}

function problems(inputs: Record<string, TaskInput>, env: Record<string, string>): string[] {
  try {
    parseInputs(task(inputs), env);
    return [];
  } catch (error) {
    expect(error).toMatchObject({ exitCode: 2 });
    return (error as Error).message.split("\n");
  }
}

describe("parseInputs", () => {
  test("gives every input: as given, else its default, else the empty string", () => {
    const inputs = { fail_on: { description: "x", default: "high" }, image: { description: "x" }, note: { description: "x" } };

    expect(parseInputs(task(inputs), { INPUT_IMAGE: " ghcr.io/acme/orders ", INPUT_NOTE: "", OTHER: "x" })).toEqual({
      fail_on: "high",
      image: "ghcr.io/acme/orders",
      note: "",
    });
  });

  test("reads both spellings of a name, because GitHub keeps hyphens and shells can't", () => {
    const inputs = { fail_on: { description: "x" } };

    expect(parseInputs(task(inputs), { "INPUT_FAIL-ON": "low" })).toEqual({ fail_on: "low" });
    expect(parseInputs(task(inputs), { INPUT_FAIL_ON: "low", "INPUT_FAIL-ON": "" })).toEqual({ fail_on: "low" });
    expect(problems(inputs, { INPUT_FAIL_ON: "low", "INPUT_FAIL-ON": "high" })).toEqual([
      'input "fail_on" is given twice with different values; set only INPUT_FAIL_ON',
    ]);
  });

  test("lists all problems, not the first", () => {
    const inputs = {
      image: { description: "the image", required: true },
      push: { description: "x", enum: ["true", "false"] },
      revision: { description: "x", pattern: "[0-9a-f]{40}" },
    };

    expect(problems(inputs, { INPUT_PUSH: "yes", INPUT_REVISION: "main\n", INPUT_REVISON: "x", INPUT_ZZZ: "y" })).toEqual([
      'input "revison" does not exist; did you mean "revision"?',
      'input "zzz" does not exist',
      'input "image" is required: the image',
      'input "push": "yes" is not one of true, false',
      'input "revision": "main" does not match [0-9a-f]{40}',
    ]);
  });

  test("a pattern must match the whole value", () => {
    const inputs = { version: { description: "x", pattern: "[0-9]+|latest" } };

    expect(problems(inputs, { INPUT_VERSION: "1; rm -rf" })).toHaveLength(1);
    expect(problems(inputs, { INPUT_VERSION: "1\nlatest" })).toHaveLength(1);
    expect(problems(inputs, { INPUT_VERSION: "latest" })).toEqual([]);
  });

  test("never repeats the value of a secret", () => {
    const inputs = { token: { description: "x", secret: true, pattern: "[0-9]+" } };

    expect(problems(inputs, { INPUT_TOKEN: "hunter2" })).toEqual(['input "token": its value does not match [0-9]+']);
    expect(secretInputs(task(inputs), { INPUT_TOKEN: " hunter2 " })).toEqual(["hunter2"]);
  });

  test.each(["$(id)", "${{ github.token }}", "`id`", "%PATH%", "a\nb", "emoji 🚀", "'\"\\", "<<EOF", "ünïcödé"])("takes %j as the same characters", (value) => {
    expect(parseInputs(task({ text: { description: "x" } }), { INPUT_TEXT: value })).toEqual({ text: value });
  });

  test("names like those of every object are names like any other", () => {
    expect(problems({ image: { description: "x" } }, { INPUT_CONSTRUCTOR: "x", INPUT___PROTO__: "y" })).toHaveLength(2);
  });
});
