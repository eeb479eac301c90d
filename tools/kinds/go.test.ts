import { expect, test } from "vitest";
import { describeWithTools } from "../describe-with-tools.ts";
import { findTool, toolPath } from "../index.ts";
import { runExpecting } from "../run.ts";
import { tools } from "../tools.ts";

/** How each program says its version. */
const versionArguments: Readonly<Record<string, string>> = {
  act: "--version",
  actionlint: "--version",
  conftest: "--version",
  cosign: "version",
  gitleaks: "version",
  helm: "version",
  "kube-score": "version",
  kubeconform: "-v",
  syft: "version",
};

const names = tools.filter(({ kind }) => kind === "go").map(({ name }) => name);

test.for(names.map((name) => [name] as const))("%s has a version argument in this test", ([name]) => {
  expect(versionArguments).toHaveProperty(name);
});

for (const name of names) {
  describeWithTools(name, [name], () => {
    test("says the version that its module pins", async () => {
      const { stdout, stderr } = await runExpecting([0], await toolPath(name), [versionArguments[name] ?? ""]);

      expect(`${stdout}${stderr}`).toContain(findTool(name)?.version);
    });
  });
}
