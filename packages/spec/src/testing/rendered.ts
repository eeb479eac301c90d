import { formatDiagnostics } from "@create-pipeline/diagnostics";
import { parseSpec } from "../parse-spec.ts";

/** What a user sees for a pipeline.yaml. */
export function rendered(source: string | Uint8Array): string {
  const parsed = parseSpec(source, "pipeline.yaml", { directory: "" });
  return formatDiagnostics(parsed.diagnostics, { sources: new Map([["pipeline.yaml", parsed.text]]), color: false });
}

/** A good pipeline.yaml with some lines exchanged: every key at the top is one entry. */
export function pipeline(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const lines: Record<string, string | undefined> = {
    version: "1",
    service: '{ name: orders, owner: acme/team-orders, language: node, repository: "https://github.com/acme/orders.git" }',
    platform: "github-actions",
    build: "{ image: ghcr.io/acme/orders }",
    environments: "[dev, staging, production]",
    ...changes,
  };
  return Object.entries(lines)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("");
}
