import { TaskError, createRegistryClient, parseReference } from "@create-pipeline/action-kit";
import type { ImageReference, Ports, RegistryClient, RegistryLogin } from "@create-pipeline/action-kit";

/** The registry's side of "one digest per commit". */
export interface Published {
  /** The digest that the registry holds for the commit, if any. */
  find(): Promise<string | undefined>;
  /** Gives the digest a further tag; refuses to move one. */
  tag(digest: string, version: string): Promise<void>;
}

/** The images of a repository by commit. */
export function openPublished(image: string, commitTag: string, access: RegistryLogin, ports: Ports): Published {
  const client = createRegistryClient(ports, access.credentials, "pull,push");
  const repository = parseReference(image);
  return {
    find: async () => (await client.findManifest({ ...repository, tag: commitTag }))?.digest,
    tag: (digest, version) => tagOnce(client, repository, digest, version),
  };
}

async function tagOnce(client: RegistryClient, repository: ImageReference, digest: string, version: string): Promise<void> {
  const present = await client.findManifest({ ...repository, tag: version });
  if (present?.digest === digest) return;
  if (present !== undefined) {
    throw new TaskError(`tag ${version} already names ${present.digest}, not ${digest}`, {
      exitCode: 3,
      hint: "a version never moves; release under a new one",
    });
  }
  await client.tag(repository, await client.manifest({ ...repository, digest }), version);
}
