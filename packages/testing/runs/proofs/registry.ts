import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { State } from "@create-pipeline/state";
import { findTool } from "../../../../tools/index.ts";
import type { World } from "../harness/world.ts";

const ACCEPT = "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json";

/** What the registry itself says: the digests behind the tags of the service's images. */
export async function publishedDigests({ registry, repository }: World): Promise<Record<string, string>> {
  const base = `http://${registry.host}/v2/acme/${repository.example}`;
  const { tags } = (await (await fetch(`${base}/tags/list`)).json()) as { tags: string[] };
  // Signatures and attestations have tags of their own: sha256-<digest>.
  const images = tags.filter((tag) => !tag.startsWith("sha256-"));
  return Object.fromEntries(
    await Promise.all(
      images.map(
        async (tag) =>
          [tag, (await fetch(`${base}/manifests/${tag}`, { method: "HEAD", headers: { accept: ACCEPT } })).headers.get("docker-content-digest") ?? ""] as const,
      ),
    ),
  );
}

/** Real cosign, with the public key alone; throws when it does not verify. */
export function cosign({ keys }: World, command: "verify" | "verify-attestation", state: State, ...args: readonly string[]): string {
  const common = ["--key", join(keys, "cosign.pub"), "--insecure-ignore-tlog=true", "--allow-http-registry=true"];
  return execFileSync(findTool("cosign")?.path ?? "cosign", [command, ...common, ...args, `${state.image}@${state.digest}`], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: keys },
    stdio: ["ignore", "pipe", "pipe"],
  });
}
