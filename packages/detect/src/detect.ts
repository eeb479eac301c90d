import type { ServiceKind } from "@create-pipeline/spec";
import { dockerOf } from "./docker.ts";
import type { DetectContext, Finding, Findings, Tree } from "./findings.ts";
import { detectGo } from "./go.ts";
import { healthOf } from "./health.ts";
import { detectNode, type LanguageFindings } from "./node.ts";
import { ownerOf } from "./owner.ts";
import { fromRemote } from "./remote.ts";

/** What the repository says about the service in a folder of it, each with the place that says it. Pure and bounded. */
export function detect(tree: Tree, context: DetectContext): Findings {
  const { directory } = context;
  const language = detectGo(tree, directory) ?? detectNode(tree, directory);
  const { exposed, ...docker } = dockerOf(tree, directory);
  const { account, repositoryName, ...remote } = fromRemote(tree, context, language?.name?.value);
  const kind = language ? kindOf(language, docker.dockerfile, exposed) : undefined;
  const portText = kind?.value === "service" ? (language?.port ?? exposed) : undefined;
  const name = language?.name ?? fallbackName(repositoryName, context);
  const owner = ownerOf(tree, directory) ?? (account === undefined ? undefined : { value: account, evidence: "the git remote" });
  return {
    directory,
    ...(name ? { name } : {}),
    ...(kind ? { kind } : {}),
    ...(language?.language ? { language: language.language } : {}),
    ...(language?.toolchain ? { toolchain: language.toolchain } : {}),
    ...(owner ? { owner } : {}),
    ...(portText ? { port: { value: Number(portText.value), evidence: portText.evidence } } : {}),
    ...(kind?.value === "service" ? healthOf(language?.sources ?? []) : {}),
    ...docker,
    ...(language?.entry && kind?.value !== "library" ? { entry: language.entry } : {}),
    ...remote,
    commands: language?.commands ?? [],
    diagnostics: language?.diagnostics ?? [],
  };
}

/** What can be started and listens is a service; what can be started, or is packed into an image, is a worker. */
function kindOf(language: LanguageFindings, dockerfile: Finding<string> | undefined, exposed: Finding<string> | undefined): Finding<ServiceKind> {
  const starts = language.starts || dockerfile !== undefined;
  const listens = exposed ?? (language.serves || (dockerfile && language.port) ? (language.port ?? language.serves) : undefined);
  if (starts && listens) return { value: "service", evidence: listens.evidence };
  if (dockerfile) return { value: "worker", evidence: dockerfile.evidence };
  return { value: "library", evidence: language.language?.evidence ?? "" };
}

function fallbackName(repositoryName: string | undefined, { directory, folderName }: DetectContext): Finding<string> | undefined {
  const folder = directory === "" ? undefined : directory.slice(directory.lastIndexOf("/") + 1);
  if (folder !== undefined) return { value: folder, evidence: "the name of the folder" };
  if (repositoryName !== undefined) return { value: repositoryName, evidence: "the git remote" };
  return folderName === undefined ? undefined : { value: folderName, evidence: "the name of the folder" };
}
