import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildGo, missingForRealNode, startLab, startNode, until, type Image, type KubeObject, type Lab, type RealNode } from "@create-pipeline/lab";
import { deployment, namespace, RealService, viewPod } from "./real-service.ts";

const missing = missingForRealNode();

interface PodSpec {
  readonly securityContext?: object;
  readonly containers: readonly Readonly<Record<string, unknown>>[];
}

describe.skipIf(missing !== undefined)(`what the kernel makes of a generated pod's limits${missing === undefined ? "" : `: ${missing}`}`, () => {
  let lab: Lab;
  let node: RealNode;
  let service: RealService;
  let intruder: Image;

  beforeAll(async () => {
    lab = await startLab({ zones: [], tier: "F" });
    node = await startNode(lab);
    service = new RealService(lab, node);
    const { digest } = await service.build("1");
    await service.apply(digest);
    const module = join(import.meta.dirname, "images", "intruder");
    intruder = await node.addImage({
      repository: "lab.invalid/intruder",
      tag: "1",
      binary: await buildGo(module, ".", join(lab.directory, "intruder")),
      user: "0:0",
    });
    await lab.kubectl.run(["create", "namespace", "unguarded"]);
    await service.rolledOut();
  });

  afterAll(async () => {
    await node?.stop();
    await lab?.stop();
  });

  const generatedSpec = async (): Promise<PodSpec> => {
    const object = await lab.kubectl.get("deployment", deployment, namespace);
    return (object as unknown as { readonly spec: { readonly template: { readonly spec: PodSpec } } }).spec.template.spec;
  };

  const runToEnd = async (name: string, where: string, spec: object): Promise<Readonly<Record<string, string>>> => {
    await lab.kubectl.apply(JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name, namespace: where }, spec: { ...spec, restartPolicy: "Never" } }));
    const ended = async (): Promise<true | undefined> => (phaseOf(await lab.kubectl.get("pod", name, where)) === "Succeeded" ? true : undefined);
    await until(`the end of pod ${name}`, ended, { everyMs: 300 });
    return JSON.parse(await lab.kubectl.run(["logs", name, `--namespace=${where}`])) as Readonly<Record<string, string>>;
  };

  it("runs the service without rights: its user, no capabilities, no new privileges, a seccomp filter, a read-only root, a memory limit", async () => {
    const [pod] = await service.pods();
    const tasks = await node.inContainerd(["tasks", "list"]);
    const pid = new RegExp(`^${pod?.containerId}\\s+(\\d+)`, "m").exec(tasks)?.[1] ?? "none";
    const read = async (file: string): Promise<string> => (await node.machine.run("cat", [file])).stdout;
    const status = await read(`/proc/${pid}/status`);
    const field = (name: string): string | undefined => new RegExp(`^${name}:\\s+(.+)$`, "m").exec(status)?.[1];
    expect(field("Uid")).toBe("10001\t10001\t10001\t10001");
    expect(["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"].map(field)).toEqual(Array.from({ length: 5 }, () => "0000000000000000"));
    expect([field("NoNewPrivs"), field("Seccomp")]).toEqual(["1", "2"]);
    expect(await read(`/proc/${pid}/mountinfo`)).toMatch(/^\d+ \d+ \S+ \S+ \/ ro,/m);
    const group = /^\d+:memory:(.+)$/m.exec(await read(`/proc/${pid}/cgroup`))?.[1];
    expect(await read(`/sys/fs/cgroup/memory${group}/memory.limit_in_bytes`)).toBe(`${256 * 1024 * 1024}\n`);
  });

  it("denies a program in the generated pod what it does not need", async () => {
    const { containers, ...spec } = await generatedSpec();
    // The same pod with another program, which ends and so has no health to ask for.
    const { readinessProbe, livenessProbe, startupProbe, lifecycle, ...container } = containers[0] ?? {};
    expect([readinessProbe, livenessProbe, startupProbe, lifecycle]).not.toContain(undefined);
    const answers = await runToEnd("intruder", namespace, { ...spec, containers: [{ ...container, image: intruder.name }] });
    expect(answers).toEqual({
      "write to the root file system": "read-only file system",
      "write to /tmp": "allowed",
      "become root": "operation not permitted",
      "mount a file system": "operation not permitted",
      "make a user namespace": "operation not permitted",
      "read raw packets": "operation not permitted",
      "read the token": "no such file or directory",
    });
  });

  it("allows all of it to the same program in a pod without these limits, so the attempts are real", async () => {
    const container = { name: "intruder", image: intruder.name, securityContext: { privileged: true }, volumeMounts: [{ name: "tmp", mountPath: "/tmp" }] };
    const answers = await runToEnd("intruder", "unguarded", { containers: [container], volumes: [{ name: "tmp", emptyDir: {} }] });
    expect(new Set(Object.values(answers))).toEqual(new Set(["allowed"]));
  });

  it("refuses an unlimited pod in the service's namespace when it is created, and an image that runs as root when it is started", async () => {
    const pod = (where: string, securityContext: object): string =>
      JSON.stringify({
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "as-root", namespace: where },
        spec: { securityContext, containers: [{ name: "intruder", image: intruder.name }] },
      });
    const created = await lab.kubectl.try(["create", "--filename=-"], pod(namespace, {}));
    expect(created.code).not.toBe(0);
    expect(created.stderr).toContain('violates PodSecurity "restricted:v1.37"');

    await lab.kubectl.run(["create", "--filename=-"], pod("unguarded", { runAsNonRoot: true }));
    const waiting = async (): Promise<string | undefined> => {
      const object = await lab.kubectl.get("pod", "as-root", "unguarded");
      return object === undefined ? undefined : viewPod(object).waiting;
    };
    await until("the kubelet to refuse it", async () => ((await waiting()) === "CreateContainerConfigError" ? true : undefined), { everyMs: 300 });
    const events = await lab.kubectl.run(["get", "events", "--namespace=unguarded", "--output=jsonpath={.items[*].message}"]);
    expect(events).toContain("container has runAsNonRoot and image will run as root");
  });
});

const phaseOf = (pod: KubeObject | undefined): string | undefined => (pod?.["status"] as { readonly phase?: string } | undefined)?.phase;
