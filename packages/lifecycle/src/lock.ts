import { createHash } from "node:crypto";
import type { Diagnostic } from "@create-pipeline/diagnostics";
import { emitJson } from "@create-pipeline/emit";
import { comparePaths, pathProblem } from "@create-pipeline/files";
import type { Ownership } from "@create-pipeline/files";
import { badLock, newerLock } from "./messages.ts";

export const lockPath = ".pipeline/lock.json";
export const basePath = ".pipeline/base.br";

/** What was generated from what. */
export interface Lock {
  readonly version: 1;
  /** Version of create-pipeline that wrote it. */
  readonly tool: string;
  /** Hash of the pristine rendering in base.br, before compression. */
  readonly base: string;
  /** By folder of the pipeline.yaml, "." for the root. */
  readonly services: Readonly<Record<string, LockedService>>;
}

export interface LockedService {
  readonly name: string;
  readonly platforms: readonly string[];
  /** Versions of the templates it was rendered with. */
  readonly templates: Readonly<Record<string, string>>;
  /** Hash of pipeline.yaml. */
  readonly input: string;
  readonly files: Readonly<Record<string, LockedFile>>;
  /** Paths the user deleted or took over: not written again. */
  readonly left: readonly string[];
  /** Exact references to other people's things that the files hold. */
  readonly pins: Readonly<Record<string, string>>;
}

export interface LockedFile {
  /** Of the pristine rendering this file goes back to. */
  readonly sha256: string;
  readonly id: string;
  readonly ownership: Ownership;
  /** "helm@1.2.0". */
  readonly source: string;
}

/** Line ends don't count: a checkout with CRLF is not an edit. */
export function hashOf(content: string | Uint8Array): string {
  const hash = createHash("sha256");
  if (typeof content === "string") return hash.update(content.includes("\r") ? content.replaceAll("\r\n", "\n") : content).digest("hex");
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return hash.update(bytes.includes(13) ? Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1") : bytes).digest("hex");
}

export function keyOf(directory: string): string {
  return directory === "" ? "." : directory;
}

export function directoryOf(key: string): string {
  return key === "." ? "" : key;
}

/** Keys in a fixed order, so that the same lock is the same bytes and a diff shows what changed. */
export function emitLock(lock: Lock): string {
  const services = sortedEntries(lock.services).map(([key, service]) => [
    key,
    {
      name: service.name,
      platforms: service.platforms,
      templates: Object.fromEntries(sortedEntries(service.templates)),
      input: service.input,
      files: Object.fromEntries(sortedEntries(service.files)),
      left: [...service.left].sort(comparePaths),
      pins: Object.fromEntries(sortedEntries(service.pins)),
    },
  ]);
  return emitJson({ version: lock.version, tool: lock.tool, base: lock.base, services: Object.fromEntries(services) });
}

export function parseLock(text: string): { readonly lock?: Lock; readonly diagnostics: readonly Diagnostic[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { diagnostics: [badLock(/^(?:<{7}|>{7}|={7})/m.test(text) ? "holds the markers of a merge conflict" : "is not JSON")] };
  }
  if (!isRecord(value) || typeof value["version"] !== "number") return { diagnostics: [badLock("is not a lock of create-pipeline")] };
  if (value["version"] > 1) return { diagnostics: [newerLock(value["version"])] };
  const problem = shapeProblem(value);
  return problem === undefined ? { lock: value as unknown as Lock, diagnostics: [] } : { diagnostics: [badLock(problem)] };
}

function shapeProblem(lock: Record<string, unknown>): string | undefined {
  if (typeof lock["tool"] !== "string" || typeof lock["base"] !== "string" || !isRecord(lock["services"])) return "lacks tool, base or services";
  for (const [key, service] of Object.entries(lock["services"])) {
    const problem = key === "." ? undefined : pathProblem(key);
    if (problem !== undefined) return `names a service folder "${key}" that ${problem}`;
    if (!isRecord(service) || !isRecord(service["files"]) || !Array.isArray(service["left"])) return `lacks the files of service "${key}"`;
    if (
      !isRecord(service["pins"]) ||
      !isRecord(service["templates"]) ||
      !Array.isArray(service["platforms"]) ||
      typeof service["name"] !== "string" ||
      typeof service["input"] !== "string"
    )
      return `lacks the name, platforms, templates, input or pins of service "${key}"`;
    const bad = Object.entries(service["files"])
      .map(fileProblem)
      .find((found) => found !== undefined);
    if (bad !== undefined) return bad;
  }
  return undefined;
}

/** Paths are checked because files that nothing writes any more are removed by them. */
function fileProblem([path, file]: [string, unknown]): string | undefined {
  const problem = pathProblem(path);
  if (problem !== undefined) return `names a path "${path}" that ${problem}`;
  if (!isRecord(file) || typeof file["sha256"] !== "string" || typeof file["id"] !== "string" || typeof file["source"] !== "string")
    return `lacks hash, id or source of "${path}"`;
  return ["managed", "merged", "seeded"].includes(String(file["ownership"])) ? undefined : `gives "${path}" an unknown ownership`;
}

function sortedEntries<V>(record: Readonly<Record<string, V>>): [string, V][] {
  return Object.entries(record).sort(([left], [right]) => comparePaths(left, right));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
