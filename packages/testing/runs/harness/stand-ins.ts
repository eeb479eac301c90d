import { fileURLToPath } from "node:url";

/** Something that takes another thing's place while pipelines run on this machine, and why it has to. */
export interface StandIn {
  readonly of: string;
  readonly by: string;
  readonly because: string;
}

/** Everything in these runs that is not the real thing. */
export const standIns: readonly StandIn[] = [
  {
    of: "actions/checkout, setup-node, setup-go, upload-artifact, download-artifact",
    by: "composite actions in actions/",
    because: "act would download them from github.com",
  },
  {
    of: "the container registry",
    by: "Debian's docker-registry on loopback",
    because: "no public registry can be reached; it is a real registry, only another one",
  },
  {
    of: "the bases in the Dockerfile",
    by: "FROM scratch with a program that was built before",
    because: "no image can be pulled; the Dockerfile is seeded and the service's own",
  },
  { of: "the BuildKit service of GitLab jobs", by: "buildah in the job", because: "the shell executor starts no services" },
  { of: "caches of the platforms", by: "folders of this machine", because: "act's cache action and GitLab's cache would start empty in each run" },
  {
    of: "the container of static-analysis",
    by: "Semgrep from PyPI on the job's PATH, or a program that writes an empty report",
    because: "no image can be pulled, and both runners run on the host",
  },
  { of: "OSV-Scanner", by: "a program that writes an empty SARIF report", because: "its database is behind the network" },
  { of: "Grype", by: "a program that reports no matches", because: "its database can't be had" },
  { of: "Fulcio and Rekor", by: "a cosign key, with the input transparency: none added to the files", because: "the public services can't be reached" },
  { of: "Argo CD and the cluster", by: "a server that answers the Application API from the state branch", because: "no cluster runs here" },
  { of: "GitHub and GitLab", by: "a server with git http-backend and the two settings APIs", because: "the services can't be reached" },
  {
    of: "the pause between two questions to Argo CD",
    by: "the input interval_seconds: 0.2 added to the files, instead of 10 seconds",
    because: "tests should not wait",
  },
  { of: "protected environments and secrets of the platform", by: "variables and --secret of the runner", because: "local runners know no settings" },
];

/** Folder of the composite actions that stand for GitHub's own. */
export const actionStandIns = fileURLToPath(new URL("../actions", import.meta.url));

const sarif = (tool: string): string => JSON.stringify({ version: "2.1.0", runs: [{ tool: { driver: { name: tool, rules: [] } }, results: [] }] });

/** OSV-Scanner without its database: writes a report about nothing where it is told to. */
export const osvScanner = `#!/bin/sh
for argument in "$@"; do
  case "$argument" in --output-file=*) printf '%s' '${sarif("osv-scanner")}' > "\${argument#*=}" ;; esac
done
`;

/** Semgrep, where it is not installed: the same for its own option. */
export const semgrep = `#!/bin/sh
while [ "$#" -gt 1 ]; do
  if [ "$1" = --sarif-output ]; then printf '%s' '${sarif("semgrep")}' > "$2"; fi
  shift
done
`;

/** Grype without its database: the answers that scan-vulnerabilities reads. */
export const grype = `#!/bin/sh
case "$*" in
  *"db update"* | *"db check"*) exit 0 ;;
  *"db status"*) printf '%s' '{"valid":true}' ;;
  *version*) printf '%s' '{"version":"0.0.0"}' ;;
  *)
    answer='{"matches":[],"ignoredMatches":[],"source":{},"descriptor":{"name":"grype"}}'
    target=
    while [ "$#" -gt 0 ]; do
      case "$1" in --file) target=$2 ;; --file=*) target=\${1#*=} ;; esac
      shift
    done
    if [ -n "$target" ]; then printf '%s' "$answer" > "$target"; else printf '%s' "$answer"; fi ;;
esac
`;

/** Inputs that the generated files leave at their defaults, which can't work on this machine or would take long: after which input, name, value. */
const localInputs = [
  ["KEY_PASSWORD", "TRANSPARENCY", "none"],
  ["TIMEOUT_MINUTES", "INTERVAL_SECONDS", "0.2"],
] as const;

/** A generated file with these inputs added, where it does not say them itself. */
export function withLocalInputs(text: string): string {
  return localInputs.reduce((changed, [after, name, value]) => {
    if (changed.includes(`INPUT_${name}`)) return changed;
    return changed.replaceAll(
      new RegExp(`^( +)(export )?INPUT_${after}[:=].*\n`, "gm"),
      (line, indent: string, isShell?: string) =>
        `${line}${indent}${isShell === undefined ? `INPUT_${name}: "${value}"` : `export INPUT_${name}='${value}'`}\n`,
    );
  }, text);
}
