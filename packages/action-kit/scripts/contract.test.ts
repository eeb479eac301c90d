import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { imageIds, imagePin, toolCommands } from "@create-pipeline/pins";
import { describe, expect, test } from "vitest";
import { staleActions } from "./build-actions.ts";
import { readTask, renderActionYml, taskIds } from "./generate-action-yml.ts";
import { renewReadme } from "./generate-readme.ts";

const actions = fileURLToPath(new URL("../../../actions/", import.meta.url));
const ids = await taskIds();
const scopes = ["source", "registry", "attestation", "review", "deployment", "status"];

describe.each(ids)("%s", (id) => {
  test("task.json keeps the contract", async () => {
    const task = await readTask(id);

    expect(task.id).toBe(id);
    expect(task.summary).toMatch(/^[A-Z].*\.$/u);
    expect(task.requires).toContain("node");
    const keys = Object.keys(task).filter((key) => key !== "permissionsWhen");
    expect(keys.toSorted()).toEqual(["id", "inputs", "outputs", "permissions", "requires", "summary", "tools"]);
    for (const { permissions } of [task, ...(task.permissionsWhen ?? [])]) {
      expect(Object.keys(permissions).filter((scope) => !scopes.includes(scope))).toEqual([]);
      expect(Object.values(permissions).filter((access) => access !== "read" && access !== "write")).toEqual([]);
    }
    expect((task.permissionsWhen ?? []).filter(({ input }) => !(input in task.inputs))).toEqual([]);
    expect([...Object.keys(task.inputs), ...Object.keys(task.outputs)].filter((name) => !/^[a-z][a-z0-9_]*$/u.test(name))).toEqual([]);
  });

  test("every input has a description, a valid pattern, and a default that is accepted", async () => {
    const { inputs } = await readTask(id);
    const wrong = Object.entries(inputs).filter(([, input]) => {
      const given = input.default ?? "";
      if (input.description === "") return true;
      if (input.pattern !== undefined && given !== "" && !new RegExp(`^(?:${input.pattern})$`, "u").test(given)) return true;
      return input.enum !== undefined && given !== "" && !input.enum.includes(given);
    });

    expect(wrong).toEqual([]);
  });

  test("inputs that end in password, token or secret are secret", async () => {
    const { inputs } = await readTask(id);
    const open = Object.entries(inputs).filter(([name, input]) => /(?:password|token|secret)$/u.test(name) && input.secret !== true);

    expect(open).toEqual([]);
  });

  test("every tool has a pin, and some pinned image provides what the task requires", async () => {
    const task = await readTask(id);
    const usable = imageIds().filter((image) => task.requires.every((command) => imagePin(image).provides.includes(command)));

    expect(task.tools.filter((tool) => !toolCommands().includes(tool))).toEqual([]);
    expect(usable).not.toEqual([]);
  });

  test("action.yml is what task.json says, and no script holds an expression", async () => {
    const text = await readFile(`${actions}${id}/action.yml`, "utf8");

    expect(text).toBe(renderActionYml(await readTask(id)));
    expect(text.split("\n").filter((line) => line.includes("run:") && line.includes("${{"))).toEqual([]);
  });

  test("the README's tables are what task.json says", async () => {
    const text = await readFile(`${actions}${id}/README.md`, "utf8").catch(() => "");

    expect(text).toBe(renewReadme(text, await readTask(id)) ?? text);
  });

  test("main.ts has at most 40 lines and is the only file that imports @actions/core", async () => {
    const main = await readFile(`${actions}${id}/src/main.ts`, "utf8");

    expect(main.split("\n").length).toBeLessThanOrEqual(41);
    expect(main).toContain("@actions/core");
    expect(await readFile(`${actions}${id}/src/run.ts`, "utf8")).not.toContain("@actions/core");
  });
});

test("every committed bundle is what its sources make", async () => {
  const built = ids.filter((id) => existsSync(`${actions}${id}/src/main.ts`));

  expect(await staleActions(built)).toEqual([]);
}, 120_000);
