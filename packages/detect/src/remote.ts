import type { PlatformName } from "@create-pipeline/spec";
import type { DetectContext, Finding, Findings, Tree } from "./findings.ts";
import { slug } from "./slug.ts";

const EVIDENCE = "the git remote";

interface Remote {
  readonly host: string;
  /** Without leading slash and ".git". */
  readonly path: string;
}

/** Host and path of any form git takes: https, ssh, or git@host:path. User and password are dropped. */
export function parseRemote(address: string): Remote | undefined {
  const url = /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/i.exec(address.trim());
  const scp = /^(?:[\w.-]+@)([^/:]+):(?!\/)(.+)$/.exec(address.trim());
  const [, host, path] = url ?? scp ?? [];
  if (host === undefined || path === undefined) return undefined;
  const clean = path
    .replace(/\/+$/, "")
    .replace(/\.git$/, "")
    .replace(/^\/+/, "");
  return /^[\w.~-]+(\/[\w.~-]+)+$/.test(clean) && /^[\w.-]+$/.test(host) ? { host: host.toLowerCase(), path: clean } : undefined;
}

type FromRemote = Pick<Findings, "platform" | "image" | "repository"> & { readonly account?: string; readonly repositoryName?: string };

/** What follows from where the repository lives. */
export function fromRemote(tree: Tree, context: DetectContext, name: string | undefined): FromRemote {
  const remote = context.remote === undefined ? undefined : parseRemote(context.remote);
  const platform = platformOf(remote?.host) ?? platformOfFiles(tree);
  if (remote === undefined) return platform ? { platform } : {};
  const image = imageOf(remote, context.directory, name);
  return {
    ...(platform ? { platform } : {}),
    ...(image ? { image } : {}),
    repository: { value: `https://${remote.host}/${remote.path}.git`, evidence: EVIDENCE },
    account: remote.path.slice(0, remote.path.lastIndexOf("/")),
    repositoryName: remote.path.slice(remote.path.lastIndexOf("/") + 1),
  };
}

function platformOf(host: string | undefined): Finding<PlatformName> | undefined {
  if (host === "github.com") return { value: "github-actions", evidence: EVIDENCE };
  // Installations of one's own are nearly always named so.
  if (host?.startsWith("gitlab.")) return { value: "gitlab-ci", evidence: EVIDENCE };
  return undefined;
}

function platformOfFiles(tree: Tree): Finding<PlatformName> | undefined {
  const paths = tree.list();
  if (paths.includes(".gitlab-ci.yml")) return { value: "gitlab-ci", evidence: { file: ".gitlab-ci.yml", line: 1, column: 1 } };
  const workflow = paths.find((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path));
  return workflow === undefined ? undefined : { value: "github-actions", evidence: { file: workflow, line: 1, column: 1 } };
}

/** The registry that comes with the platform; in a folder of a monorepo, an image of its own below it. */
function imageOf({ host, path }: Remote, directory: string, name: string | undefined): Finding<string> | undefined {
  const registry = host === "github.com" ? "ghcr.io" : host === "gitlab.com" ? "registry.gitlab.com" : undefined;
  if (registry === undefined) return undefined;
  const base = path
    .toLowerCase()
    .split("/")
    .map((part) => part.replaceAll(/[^a-z0-9._-]+/g, "-").replaceAll(/^[._-]+|[._-]+$/g, ""));
  return { value: [registry, ...base, ...(directory === "" || name === undefined ? [] : [slug(name)])].join("/"), evidence: EVIDENCE };
}
