import { basename } from "node:path";
import { detect, propose as proposeFrom } from "@create-pipeline/detect";
import type { Findings, Tree } from "@create-pipeline/detect";
import type { Disk, RepositoryPlace } from "@create-pipeline/files";
import { parseSpec, printSpec } from "@create-pipeline/spec";
import type { Proposal } from "./engine.ts";
import { gitRemote } from "./git-remote.ts";

/** More files than this are not a service that can be understood by looking. */
const mostFiles = 20_000;

/** What the repository says about the service, and the pipeline.yaml that follows from it. */
export function propose(disk: Disk, { root, directory }: RepositoryPlace): Proposal {
  const remote = addressOf(gitRemote(root)) ?? repositoryOfRoot(disk, directory);
  const found = detect(treeOf(disk), { directory, folderName: basename(root), ...(remote === undefined ? {} : { remote }) });
  const { answers, diagnostics } = proposeFrom(found);
  return { text: printSpec(answers, { directory }), findings: wordsOf(found), diagnostics };
}

/** A remote that is a folder says nothing of a platform. */
function addressOf(remote: string | undefined): string | undefined {
  return remote !== undefined && /^(?:[a-z+]+:\/\/(?!\/)|[^/@]+@[^/:]+:)/.test(remote) && !remote.startsWith("file:") ? remote : undefined;
}

/** A service in a folder lives where the service at the root says the repository is. */
function repositoryOfRoot(disk: Disk, directory: string): string | undefined {
  const root = directory === "" ? undefined : disk.find("pipeline.yaml");
  if (root?.kind !== "file") return undefined;
  return parseSpec(root.content, "pipeline.yaml", { directory: "" }).service?.service.repository || undefined;
}

function treeOf(disk: Disk): Tree {
  let files: string[] | undefined;
  return {
    list: () => (files ??= disk.files(mostFiles)),
    read: (path) => {
      const found = disk.find(path);
      return found.kind === "file" && !found.content.includes(0) ? found.content.toString() : undefined;
    },
  };
}

/** Each finding with its place: "language node", "package.json:1". */
function wordsOf(findings: Findings): Proposal["findings"] {
  const { directory: _, diagnostics: __, commands, ...single } = findings;
  const named = Object.entries(single).map(([name, finding]) => [name, finding] as const);
  return [...named, ...commands.map((finding) => ["command", finding] as const)].map(([name, { value, evidence }]) => ({
    what: `${name} ${value}`,
    where: typeof evidence === "string" ? evidence : `${evidence.file}:${evidence.line}`,
  }));
}
