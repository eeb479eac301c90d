/** Holds a lab with a real node and a pod on it, until somebody ends it: `node hold-node.ts <lab name>`. Prints what to look for afterwards. */
import { once } from "node:events";
import { readlinkSync } from "node:fs";
import { pauseImage, startLab, startNode, until } from "@create-pipeline/lab";

/** Which namespaces are the node's. */
export interface HeldNode {
  readonly namespaces: readonly string[];
}

const [name] = process.argv.slice(2);
if (import.meta.filename === process.argv[1] && name !== undefined) {
  const lab = await startLab({ name, zones: [], tier: "F" });
  const node = await startNode(lab);
  const spec = { containers: [{ name: "waits", image: pauseImage }], volumes: [{ name: "memory", emptyDir: { medium: "Memory" } }] };
  const pod = JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name: "waits", namespace: "default" }, spec });
  // A young namespace has no service account yet, and is refused pods.
  await until("the pod to be accepted", () => lab.kubectl.apply(pod));
  await until("the pod", async () => {
    const { phase } = ((await lab.kubectl.get("pod", "waits", "default"))?.["status"] ?? {}) as { readonly phase?: string };
    return phase === "Running" ? true : undefined;
  });
  const held: HeldNode = { namespaces: ["pid", "net", "mnt"].map((kind) => readlinkSync(`/proc/${node.machine.pid}/ns/${kind}`)) };
  console.log(JSON.stringify(held));
  const patience = setTimeout(() => process.exit(1), 120_000);
  await once(process, "SIGTERM");
  clearTimeout(patience);
  await node.stop();
  await lab.stop();
}
