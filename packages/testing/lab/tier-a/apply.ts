import type { Lab } from "../../../../tools/lab/src/index.ts";
import type { Api } from "../../../../tools/lab/src/api.ts";
import { lostFields, nameOf, type Document, type Manifest } from "./documents.ts";

/** A lab with what its tests ask it through. */
export interface Cluster extends Lab {
  readonly api: Api;
}

/** What a dry run with strict validation has against each document, sent as it is written; warnings count. */
export async function complaintsOf({ api }: Cluster, documents: readonly Document[]): Promise<readonly string[]> {
  const complaints: string[] = [];
  for (const { text, object } of documents) {
    const { status, body, warnings } = await api.apply(text, { dryRun: true });
    if (status >= 300) complaints.push(`${nameOf(object)}: ${status} ${String(body["message"])}`);
    complaints.push(...warnings.map((warning) => `${nameOf(object)}: warning: ${warning}`));
  }
  return complaints;
}

/** Applies them as a GitOps controller does, and answers with what was complained about; an empty list is success without a warning. */
export async function apply({ kubectl }: Cluster, documents: readonly Document[]): Promise<readonly string[]> {
  const manifests = documents.map(({ text }) => text).join("\n---\n");
  const { code, stderr } = await kubectl.try(["apply", "--server-side", "--validate=strict", "--field-manager=lab", "--filename=-"], manifests);
  return code === 0 && stderr === "" ? [] : stderr.trim().split("\n");
}

/** Reads all of them back: what is not there, and what the server made otherwise than the manifest says. */
export async function lostObjects({ api }: Cluster, documents: readonly Document[]): Promise<readonly string[]> {
  const lost = await Promise.all(
    documents.map(async ({ object }) => {
      const live = await api.get(object);
      return live === undefined ? [`${nameOf(object)} is not there`] : lostFields(object, live).map((field) => `${nameOf(object)}: ${field}`);
    }),
  );
  return lost.flat();
}

/** The live object of a document. */
export async function live({ api }: Cluster, { object }: Document): Promise<Manifest & { readonly status?: Readonly<Record<string, unknown>> }> {
  const found = await api.get(object);
  if (found === undefined) throw new Error(`${nameOf(object)} is not there`);
  return found as unknown as Manifest;
}
