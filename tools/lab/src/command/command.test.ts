import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeWithTools } from "../../../describe-with-tools.ts";
import { run } from "../../../run.ts";
import type { RunResult } from "../../../run.ts";
import { endLab, labDirectory } from "../labs.ts";
import { isRunning } from "../process-identity.ts";
import { readProcesses } from "../processes.ts";
import { until } from "../until.ts";

const main = join(import.meta.dirname, "main.ts");
const lab = (...args: readonly string[]): Promise<RunResult> => run(process.execPath, [main, ...args], { timeoutMs: 150_000 });
const name = `command-${process.pid}`;

interface Status {
  readonly name: string;
  readonly state: string;
  readonly kubeconfig: string;
  readonly processes: readonly { readonly name: string; readonly isRunning: boolean; readonly memoryMiB: number }[];
}

describe("the command line", () => {
  test.each([
    [["sing"], /there is no command "sing"[^]*usage: npm run lab/],
    [[], /no command/],
    [["up", "one", "two"], /one name at most, not also "two"/],
    [["up", "--tier", "Z"], /there is no tier "Z"/],
    [["up", "--loud"], /--loud/],
  ])("%j is refused with exit code 2", async (args, message) => {
    const { code, stderr } = await lab(...args);

    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  test.each([
    [["down", "nobody"], /there is no lab named nobody/],
    [["logs", "nobody"], /there is no lab named nobody/],
    [["up", "Not a name"], /a lab's name has letters, digits and dashes/],
  ])("%j fails with exit code 1 and says why", async (args, message) => {
    const { code, stderr } = await lab(...args);

    expect(stderr).toMatch(message);
    expect(code).toBe(1);
  });

  test("help is no mistake", async () => {
    expect(await lab("--help")).toMatchObject({ code: 0, stdout: expect.stringContaining("up [name]") });
  });
});

const tools = ["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl", "kwok", "openssl", "setpriv", "lab-crds", "lab-data"];

describeWithTools("a lab by hand", tools, () => {
  let up: RunResult;
  beforeAll(async () => {
    up = await lab("up", name, "--json");
  }, 150_000);
  afterAll(() => endLab(name));

  test("up says where its kubeconfig is, once it is ready", () => {
    expect(up.code, up.stderr).toBe(0);
    expect(JSON.parse(up.stdout)).toMatchObject({ name, tier: "A", kubeconfig: join(labDirectory(name), "kubeconfig"), readyAfterMs: expect.any(Number) });
    expect(up.stderr).toContain("API server");
  });

  test("up does not start it twice", async () => {
    expect(await lab("up", name)).toMatchObject({ code: 1, stderr: expect.stringContaining("is running already") });
  });

  test("status tells what runs and how much memory it takes", async () => {
    const [status] = JSON.parse((await lab("status", name, "--json")).stdout) as readonly Status[];

    expect(status).toMatchObject({ name, state: "running" });
    expect(status?.processes.map((one) => one.name)).toEqual(["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok"]);
    expect(status?.processes.every((one) => one.isRunning && one.memoryMiB > 10)).toBe(true);
  });

  test("logs shows one server's, or says which there are", async () => {
    expect((await lab("logs", name, "--only", "kube-scheduler")).stdout).not.toBe("");
    expect(await lab("logs", name, "--only", "kubelet")).toMatchObject({ code: 1, stderr: expect.stringContaining("it has etcd, kube-apiserver") });
  });

  test("down ends every process, and the folder goes", async () => {
    const processes = readProcesses(labDirectory(name));
    const { code } = await lab("down", name);

    expect(code).toBe(0);
    expect(processes).toHaveLength(5);
    expect(processes.filter(isRunning)).toEqual([]);
    expect(existsSync(labDirectory(name))).toBe(false);
  });

  test("Ctrl-C while it starts leaves nothing", async () => {
    const child = spawn(process.execPath, [main, "up", `${name}-cut`], { stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("close", resolve));
    const started = await until("a server", async () => {
      const processes = readProcesses(labDirectory(`${name}-cut`));
      return processes.length > 0 ? processes : undefined;
    });
    child.kill("SIGINT");
    await ended;

    await until("its servers to end", async () => (started.some(isRunning) ? undefined : true));
    await until("its folder to go", async () => (existsSync(labDirectory(`${name}-cut`)) ? undefined : true));
    expect(child.exitCode).toBe(1);
  });
});
