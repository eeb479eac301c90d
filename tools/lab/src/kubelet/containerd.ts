// https://github.com/containerd/containerd/blob/release/1.6/docs/cri/config.md
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Program } from "../processes.ts";
import type { Machine } from "./machine.ts";
import { writePodNetwork } from "./network.ts";

/** Inside the machine, whose /run is its own. */
export const containerdSocket = "/run/containerd/containerd.sock";
export const pauseImage = "lab.invalid/pause:1";

/** containerd with its own data, configuration and socket: one that runs on the host is another. */
export async function containerd(machine: Machine): Promise<Program> {
  const { configuration } = await writePodNetwork(machine.directory);
  const file = join(machine.directory, "containerd.toml");
  const text = `version = 2
root = ${JSON.stringify(join(machine.directory, "containerd"))}
state = "/run/containerd"
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs"]
[grpc]
address = ${JSON.stringify(containerdSocket)}
[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = ${JSON.stringify(pauseImage)}
# Where the host may not protect a process from being killed for its memory, its pods need not be protected either.
restrict_oom_score_adj = true
[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "/usr/lib/cni"
conf_dir = ${JSON.stringify(configuration)}
[plugins."io.containerd.grpc.v1.cri".containerd]
snapshotter = "overlayfs"
default_runtime_name = "runc"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
SystemdCgroup = false
`;
  await writeFile(file, text);
  return machine.inside({
    name: "containerd",
    path: "containerd",
    args: [`--config=${file}`, "--log-level=info"],
    ready: async () => (await machine.run("ctr", [`--address=${containerdSocket}`, "version"], { timeoutMs: 5_000 }), true),
  });
}
