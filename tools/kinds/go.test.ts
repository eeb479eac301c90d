import { expect, test } from "vitest";
import { describeWithTools } from "../describe-with-tools.ts";
import { findTool, toolPath } from "../index.ts";
import { runExpecting } from "../run.ts";
import { tools } from "../tools.ts";

const programs = tools.filter((tool) => tool.kind === "go");

for (const { name, sayVersion } of programs) {
  describeWithTools(name, [name], () => {
    test("says the version that its module pins", async () => {
      const { stdout, stderr } = await runExpecting([0], await toolPath(name), sayVersion);

      expect(`${stdout}${stderr}`).toContain(findTool(name)?.version);
    });
  });
}
