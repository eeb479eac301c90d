import type { Runtime } from "../runtimes.ts";
import type { Subject } from "../subject.ts";
import { installPeer } from "./install.ts";
import { nodePeers } from "./node-peers.ts";
import type { Peer } from "./peer.ts";
import { pythonPeers } from "./python-peers.ts";

export const peers: readonly Peer[] = [...nodePeers, ...pythonPeers];

export interface Missing {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

/** What can be measured, and what can't with the reason: a peer that is missing is told, not hidden. */
export function peerSubjects(
  chosen: readonly Peer[],
  { host, own }: { readonly host: Runtime; readonly own: Runtime },
  mayDownload: boolean,
): { subjects: Subject[]; missing: Missing[] } {
  const subjects: Subject[] = [];
  const missing: Missing[] = [];
  for (const peer of chosen) {
    const runtime = host.major >= (peer.needsNode ?? 0) ? host : own;
    const installed = installPeer(peer, mayDownload);
    if ("reason" in installed) {
      missing.push({ id: peer.id, title: peer.title, reason: installed.reason });
      continue;
    }
    subjects.push({
      id: `peer-${peer.id}`,
      title: peer.title,
      group: "peer",
      runtime,
      fresh: true,
      leaves: { atLeast: peer.leaves },
      prepare: (folder) => peer.prepare(folder, installed.folder),
      command: (folder) => peer.command(folder, installed.folder, runtime.path),
    });
  }
  return { subjects, missing };
}
