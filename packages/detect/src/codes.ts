import type { Catalogue, CodeOf } from "@create-pipeline/diagnostics";

/** Every code of this package with a line about it. */
export const detectCodes = {
  "detect/no-language": "nothing in the repository says what the service is written in",
  "detect/no-platform": "neither the git remote nor a file says which CI system runs here",
  "detect/no-image": "nothing says where the image goes",
  "detect/no-repository": "no git remote says where the clusters can clone the repository from",
  "detect/no-lockfile": "a Node service without package-lock.json",
  "detect/no-health": "no health endpoint was seen in the source",
  "detect/no-coverage": "a Node service without a script that measures coverage",
  "detect/guessed-owner": "no CODEOWNERS says who owns the service",
  "detect/package-manager": "a package manager that is not supported yet",
  "detect/privileged-port": "the service listens on a port that needs root",
  "detect/unreadable": "a file that should say what the service is can't be read",
} as const satisfies Catalogue<"detect">;

export type DetectCode = CodeOf<typeof detectCodes>;
