import type { Disk } from "@create-pipeline/files";
import { unpackBase } from "./base.ts";
import { readService } from "./collect-services.ts";
import { basePath, directoryOf, hashOf } from "./lock.ts";
import type { Lock } from "./lock.ts";

export interface CheckReport {
  readonly services: readonly CheckedService[];
  /** By path; a file that two services share appears once. */
  readonly files: readonly CheckedFile[];
  readonly base: "intact" | "damaged";
  /** Another version of create-pipeline wrote the lock. */
  readonly tool: string;
}

export interface CheckedService {
  readonly name: string;
  readonly directory: string;
  readonly file: string;
  /** `stale`: pipeline.yaml changed since the last generate. */
  readonly state: "fresh" | "stale" | "missing";
}

export interface CheckedFile {
  readonly path: string;
  /** `theirs`: written once and changed since, or left to the user: fine. */
  readonly state: "unchanged" | "edited" | "missing" | "theirs";
}

/** Compares hashes only: neither a renderer nor a parser is needed. */
export function check(disk: Disk, lock: Lock): CheckReport {
  const services = Object.entries(lock.services).map(([key, service]): CheckedService => {
    const directory = directoryOf(key);
    const source = readService(disk, directory);
    const state = source === undefined ? "missing" : hashOf(source.content) === service.input ? "fresh" : "stale";
    return { name: service.name, directory, file: source?.file ?? (directory === "" ? "pipeline.yaml" : `${directory}/pipeline.yaml`), state };
  });
  const files = new Map<string, CheckedFile>();
  for (const service of Object.values(lock.services)) {
    for (const path of service.left) files.set(path, { path, state: "theirs" });
    for (const [path, locked] of Object.entries(service.files))
      files.set(path, { path, state: stateOf(disk, path, locked.sha256, locked.ownership === "seeded") });
  }
  const packed = disk.find(basePath);
  const { intact } = unpackBase(packed.kind === "file" ? packed.content : undefined, lock.base);
  return { services, files: [...files.values()], base: intact ? "intact" : "damaged", tool: lock.tool };
}

export function isClean(report: CheckReport): boolean {
  return (
    report.base === "intact" &&
    report.services.every(({ state }) => state === "fresh") &&
    report.files.every(({ state }) => state === "unchanged" || state === "theirs")
  );
}

function stateOf(disk: Disk, path: string, sha256: string, seeded: boolean): CheckedFile["state"] {
  const found = disk.find(path);
  if (found.kind === "file" && hashOf(found.content) === sha256) return "unchanged";
  if (seeded) return "theirs";
  return found.kind === "absent" ? "missing" : "edited";
}
