import { parseAllDocuments } from "yaml";
import type { CustomResourceDefinition } from "./kind-schemas.ts";

/** The CustomResourceDefinitions among the documents of a manifest; what the parser would only guess at is an error. */
export function parseDefinitions(text: string, file: string): readonly CustomResourceDefinition[] {
  return parseAllDocuments(text).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new Error(`${file} is no valid YAML: ${error.message}`);
    const manifest = document.toJS() as CustomResourceDefinition | null;
    return manifest?.kind === "CustomResourceDefinition" ? [manifest] : [];
  });
}
