import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { FilesCode } from "./codes.ts";

export function badPath(path: string, contributor: string, problem: string): Diagnostic<FilesCode> {
  return { code: "files/bad-path", severity: "error", message: `path "${path}" from ${contributor} ${problem}` };
}

export function pathTwice(path: string, first: string, second: string): Diagnostic<FilesCode> {
  return {
    code: "files/path-twice",
    severity: "error",
    message: `both ${first} and ${second} write "${path}"`,
    hint: "one of the two must choose another path, or both contribute to a file that is assembled",
  };
}

export function pathCase(path: string, other: string, first: string, second: string): Diagnostic<FilesCode> {
  return {
    code: "files/path-case",
    severity: "error",
    message: `"${path}" from ${second} differs from "${other}" from ${first} only by case, which macOS and Windows can't hold`,
  };
}

export function fileAndFolder(path: string, below: string, first: string, second: string): Diagnostic<FilesCode> {
  return {
    code: "files/file-and-folder",
    severity: "error",
    message: `${first} writes "${path}" as a file, ${second} writes "${below}" inside it`,
  };
}
