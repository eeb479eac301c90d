import { describe, expect, test } from "vitest";
import { fakePorts } from "./testing/index.ts";
import { createToolResolver } from "./tool.ts";

describe("the resolver", () => {
  const task = { id: "test", summary: "", requires: ["node"], tools: ["cosign"], permissions: {}, inputs: {}, outputs: {} };

  test("takes an installed tool that is named exactly", async () => {
    const resolve = createToolResolver(task, fakePorts({ env: { PIPELINE_TOOL_COSIGN: process.execPath } }).ports);

    expect(await resolve("cosign")).toBe(process.execPath);
  });

  test.each(["cosign", "/does/not/exist/cosign", import.meta.filename])("refuses %s as an installed tool", async (path) => {
    const resolve = createToolResolver(task, fakePorts({ env: { PIPELINE_TOOL_COSIGN: path } }).ports);

    await expect(resolve("cosign")).rejects.toMatchObject({ exitCode: 2, message: `PIPELINE_TOOL_COSIGN does not name an executable file: ${path}` });
  });

  test("refuses a tool that task.json does not name", async () => {
    const resolve = createToolResolver(task, fakePorts().ports);

    await expect(resolve("syft")).rejects.toThrow("test uses syft without naming it under tools in its task.json");
  });
});
