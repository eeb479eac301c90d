import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import type { DetectCode } from "./codes.ts";

type Found = Diagnostic<DetectCode>;

function say(severity: "error" | "warning", code: DetectCode, message: string, hint: string, location?: Location): Found {
  return { code, severity, message, hint, ...(location ? { location } : {}) };
}

export const messages = {
  noLanguage: (): Found =>
    say(
      "error",
      "detect/no-language",
      "there is neither a package.json nor a go.mod, so it is unknown what the service is written in",
      "say it: --set service.language=node, go or none",
    ),
  noPlatform: (): Found =>
    say(
      "error",
      "detect/no-platform",
      "neither the git remote nor a file says which CI system runs here",
      "say it: --set platform=github-actions or gitlab-ci",
    ),
  noImage: (): Found => say("error", "detect/no-image", "nothing says where the image goes", "say it: --set build.image=registry.acme.example/team/service"),
  noRepository: (): Found =>
    say(
      "error",
      "detect/no-repository",
      "there is no git remote, so it is unknown where the clusters can clone the repository from",
      "say it: --set service.repository=https://github.com/acme/orders.git",
    ),
  noLockfile: (location: Location): Found =>
    say(
      "warning",
      "detect/no-lockfile",
      "there is no package-lock.json, which npm ci needs",
      "npm install --package-lock-only writes one; commit it",
      location,
    ),
  noHealth: (): Found =>
    say(
      "warning",
      "detect/no-health",
      "no health endpoint was seen in the source; /healthz and /readyz are assumed",
      "answer them, or say which: --set service.health.live=/health --set service.health.ready=/ready",
    ),
  noCoverage: (): Found =>
    say(
      "warning",
      "detect/no-coverage",
      'package.json has no script "coverage"; the coverage gate is off',
      "add one that writes coverage/lcov.info, and raise quality.coverage",
    ),
  guessedOwner: (owner: string): Found =>
    say("warning", "detect/guessed-owner", `no CODEOWNERS says who owns the service; "${owner}" is assumed`, "say it: --set service.owner=acme/team-orders"),
  packageManager: (name: string, location: Location): Found =>
    say(
      "error",
      "detect/package-manager",
      `the service uses ${name}, which is not supported yet`,
      "npm install --package-lock-only writes the lock file of npm; with it committed, npm is used",
      location,
    ),
  privilegedPort: (port: number, location: Location | undefined): Found =>
    say(
      "warning",
      "detect/privileged-port",
      `port ${port} needs root, and the container runs without; 8080 is assumed`,
      "let the service listen on a port above 1023 and say it: --set service.port=3000",
      location,
    ),
  unreadable: (message: string, location: Location): Found =>
    say("error", "detect/unreadable", message, "repair the file, or say what the service is: --set service.language=node", location),
};
