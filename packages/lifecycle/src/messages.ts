import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { LifecycleCode } from "./codes.ts";

function problem(code: LifecycleCode, message: string, hint: string): Diagnostic<LifecycleCode> {
  return { code, severity: "error", message, hint };
}

export function badLock(what: string): Diagnostic<LifecycleCode> {
  return problem(
    "lifecycle/bad-lock",
    `.pipeline/lock.json ${what}`,
    "take it back from version control (either side of a merge will do), then run create-pipeline generate",
  );
}

export function newerLock(version: number): Diagnostic<LifecycleCode> {
  return problem("lifecycle/newer-lock", `.pipeline/lock.json has version ${version}, which this create-pipeline doesn't know`, "update create-pipeline");
}

export function noService(directory: string): Diagnostic<LifecycleCode> {
  return problem(
    "lifecycle/no-service",
    `no pipeline.yaml in ${directory === "" ? "this repository" : `"${directory}"`}`,
    "create-pipeline <folder> writes one",
  );
}

export function servicesClash(path: string, first: string, second: string): Diagnostic<LifecycleCode> {
  return problem(
    "lifecycle/services-clash",
    `services ${first} and ${second} write different content to "${path}"`,
    "give one of them another name or image, so that its files differ",
  );
}

export function noLock(): Diagnostic<LifecycleCode> {
  return problem("lifecycle/no-lock", "there is no .pipeline/lock.json here, so nothing was generated", "create-pipeline writes the pipeline");
}
