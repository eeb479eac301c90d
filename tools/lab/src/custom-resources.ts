import { basename } from "node:path";
import { crdsFor } from "../crds/crds.ts";
import { readCrdSources } from "../crds/sources.ts";
import type { Kubectl } from "./kubectl.ts";
import { until } from "./until.ts";

/** Installs the kinds of components, as `crds/sources.json` names them, and waits until the API server serves them. */
export async function installCustomResources(kubectl: Kubectl, components: readonly string[], isWanted: (name: string) => boolean = () => true): Promise<void> {
  const files = crdsFor(components).filter((file) => isWanted(basename(file, ".json")));
  if (files.length === 0) return;
  const names = files.map((file) => `--filename=${file}`);
  await kubectl.run(["apply", "--server-side", ...names]);
  // "wait" fails, rather than waits, on a kind that is so new that it has no conditions yet.
  await until(`the kinds of ${components.join(", ")}`, async () => {
    const { code, stderr } = await kubectl.try(["wait", "--for=condition=Established", "--timeout=30s", ...names]);
    if (code !== 0) throw new Error(stderr.trim());
    return true;
  });
}

/** Waits until the API server serves every group of the definitions it found in its data. */
export async function untilAllServed(kubectl: Kubectl): Promise<void> {
  const wanted = new Set(crdsFor(readCrdSources().map(({ name }) => name)).map((file) => basename(file, ".json").replace(/^[^.]+\./, "")));
  await until("every custom resource to be served", async () => {
    const { groups } = JSON.parse(await kubectl.run(["get", "--raw=/apis"])) as { readonly groups: readonly { readonly name: string }[] };
    const served = new Set(groups.map(({ name }) => name));
    return [...wanted].every((group) => served.has(group)) ? true : undefined;
  });
}
