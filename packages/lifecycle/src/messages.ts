import type { Catalogue, CodeOf, Diagnostic } from "@create-pipeline/diagnostics";

export const catalogue = {
  "lifecycle/bad-lock": "the lock can't be read",
  "lifecycle/newer-lock": "the lock was written by a newer create-pipeline",
  "lifecycle/no-service": "there is no pipeline.yaml to generate from",
  "lifecycle/services-clash": "two services write different content to one path",
} as const satisfies Catalogue<"lifecycle">;

function problem(code: CodeOf<typeof catalogue>, message: string, hint: string): Diagnostic {
  return { code, severity: "error", message, hint };
}

export function badLock(what: string): Diagnostic {
  return problem("lifecycle/bad-lock", `.pipeline/lock.json ${what}`, "take it back from version control (either side of a merge will do), then run create-pipeline generate");
}

export function newerLock(version: number): Diagnostic {
  return problem("lifecycle/newer-lock", `.pipeline/lock.json has version ${version}, which this create-pipeline doesn't know`, "update create-pipeline");
}

export function noService(directory: string): Diagnostic {
  return problem("lifecycle/no-service", `no pipeline.yaml in ${directory === "" ? "this repository" : `"${directory}"`}`, "create-pipeline <folder> writes one");
}

export function servicesClash(path: string, first: string, second: string): Diagnostic {
  return problem("lifecycle/services-clash", `services ${first} and ${second} write different content to "${path}"`, "give one of them another name or image, so that its files differ");
}
