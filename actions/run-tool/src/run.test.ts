import { fakePorts } from "@create-pipeline/action-kit/testing";
import type { ExecAnswer, FakePorts } from "@create-pipeline/action-kit/testing";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";

const inputs = { tool: "hadolint", args: '["Dockerfile"]', directory: ".", report: "", findings_exit_code: "1", on_findings: "fail" };

function machine(answer: ExecAnswer, disk: Record<string, string> = {}): FakePorts {
  return fakePorts({ exec: () => answer, disk });
}

describe("run-tool", () => {
  test("passes the arguments as they are, without a shell", async () => {
    const fake = machine({});
    const args = ["$(id)", "a b", "", "'\"", "--flag=*"];

    const result = await run({ ...inputs, args: JSON.stringify(args), directory: "services/orders" }, fake.ports);

    expect(fake.calls).toEqual([{ command: "/tools/hadolint", args, options: { cwd: "services/orders", check: false } }]);
    expect(result.outputs).toEqual({ result: "passed", report: "" });
  });

  test("findings fail the job, with what was printed in the summary", async () => {
    const fake = machine({ code: 1, stdout: "Dockerfile:1 DL3006\n```\n" });

    await expect(run({ ...inputs, report: "hadolint.txt" }, fake.ports)).rejects.toMatchObject({
      exitCode: 1,
      message: "hadolint found problems; they are printed above",
      result: { outputs: { result: "findings", report: "hadolint.txt" }, summary: expect.stringContaining("    Dockerfile:1 DL3006\n    ```\n") },
    });
    expect(fake.disk.get("hadolint.txt")).toBe("Dockerfile:1 DL3006\n```\n");
  });

  test("findings are only reported when a later step judges them; a broken tool still fails", async () => {
    const report = { ...inputs, report: "scan.sarif", on_findings: "report" };

    expect(await run(report, machine({ code: 1, stdout: "{}" }).ports)).toMatchObject({ outputs: { result: "findings", report: "scan.sarif" } });
    await expect(run(report, machine({ code: 2 }).ports)).rejects.toThrow("did not work");
  });

  test("another exit code means that the tool did not work, not that it found something", async () => {
    await expect(run(inputs, machine({ code: 127, stderr: "bad option" }).ports)).rejects.toMatchObject({
      message: "hadolint did not work: it ended with exit code 127:\nbad option",
    });
    await expect(run({ ...inputs, findings_exit_code: "3" }, machine({ code: 1 }).ports)).rejects.toThrow("did not work");
  });

  test("a report that the tool wrote itself is kept", async () => {
    const fake = machine({ stdout: "log line" }, { "app/gitleaks.json": "[]" });

    await run({ ...inputs, directory: "app", report: "gitleaks.json" }, fake.ports);

    expect(fake.disk.get("app/gitleaks.json")).toBe("[]");
  });

  test.each(["--help", '"--help"', "[1]", '{"0": "a"}', '["a\\u0000b"]'])("refuses the arguments %s", async (args) => {
    await expect(run({ ...inputs, args }, machine({}).ports)).rejects.toMatchObject({ exitCode: 2 });
  });
});
