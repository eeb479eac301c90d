import { describe, findFieldProblem } from "./fields.ts";

/** Where the state of one service lives. */
export interface Location {
  readonly service: string;
  readonly branch: string;
  /** Folder of the service's state files on the branch. */
  readonly path: string;
}

const segment = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;

/** All that is wrong with a place, in the words of its inputs. */
export function findLocationProblems(location: Location): string[] {
  const problems = [findFieldProblem("service", "service", location.service)];
  const parts = location.branch.split("/");
  if (!parts.every(isRefPart) || location.branch.length > 200) {
    problems.push(`state_branch must be a branch of plain letters, digits and \`- _ . /\`, not ${describe(location.branch)}`);
  }
  // Without a path of its own the folder is the service, which was looked at already.
  if (location.path !== location.service && !location.path.split("/").every(isPathPart)) {
    problems.push(`state_path must be a relative folder of plain names, not ${describe(location.path)}`);
  }
  return problems.filter((problem) => problem !== undefined);
}

/** Path of the file that holds the state of an environment. */
export function statePath(location: Location, environment: string): string {
  return `${location.path}/${environment}.json`;
}

// git check-ref-format forbids more than it seems: a name ending in .lock or a dot, two dots, a leading dot.
function isRefPart(part: string): boolean {
  return segment.test(part) && !part.includes("..") && !part.endsWith(".") && !part.endsWith(".lock");
}

function isPathPart(part: string): boolean {
  return segment.test(part) && !part.includes("..") && !part.endsWith(".") && part.toLowerCase() !== ".git";
}
