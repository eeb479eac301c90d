import type { Ports } from "@create-pipeline/action-kit";
import { TaskError } from "@create-pipeline/action-kit";

/** What is built and where it goes; the same for every engine. */
export interface BuildRequest {
  readonly context: string;
  readonly file: string;
  readonly platforms: readonly string[];
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since 1970, for every timestamp in the image. */
  readonly epoch: string;
  /** Where to push (repository:tag); undefined to build only. */
  readonly target?: string;
  readonly archive?: string;
  /** The registry is on this machine and speaks plain HTTP. */
  readonly insecure: boolean;
  /** Credentials for the tools. */
  readonly env: Readonly<Record<string, string>>;
  /** A private folder. */
  readonly workspace: string;
}

/** Builds, and pushes when there is a target; answers with the digest, or nothing when there is none. */
export type Engine = (request: BuildRequest, ports: Ports) => Promise<string | undefined>;

/** The names of the engines. */
export type EngineName = "buildx" | "buildkit" | "buildah";

/** Takes the engine that was asked for, or the first that is there. */
export async function chooseEngine(wanted: string, ports: Ports): Promise<EngineName> {
  if (wanted === "buildx" || wanted === "buildkit" || wanted === "buildah") return wanted;
  if (ports.env["BUILDKIT_HOST"]) return "buildkit";
  // A docker command without its daemon is common in job images; only the daemon counts.
  if (await works(ports, "docker", ["version", "--format", "{{.Server.Version}}"])) return "buildx";
  if (await works(ports, "buildah", ["--version"])) return "buildah";
  throw new TaskError("nothing here can build an image", {
    hint: "give the job a Docker daemon, set BUILDKIT_HOST, or use an image that provides buildah",
  });
}

async function works(ports: Ports, command: string, args: readonly string[]): Promise<boolean> {
  try {
    return (await ports.exec(command, args, { check: false })).code === 0;
  } catch {
    return false;
  }
}

/** Reads the digest out of the metadata file of buildx and buildctl. */
export async function metadataDigest(path: string, ports: Ports): Promise<string | undefined> {
  if (!(await ports.files.exists(path))) return undefined;
  const digest: unknown = (JSON.parse(await ports.files.read(path)) as Record<string, unknown>)["containerimage.digest"];
  return typeof digest === "string" ? digest : undefined;
}

/** The exporter of BuildKit: its value is a line of CSV, so fields with a comma would need quotes. */
export function exporter(request: BuildRequest): string {
  const reproducible = "rewrite-timestamp=true,oci-mediatypes=true";
  if (request.target !== undefined) {
    const insecure = request.insecure ? ",registry.insecure=true" : "";
    return `type=image,name=${request.target},push=true,${reproducible}${insecure}`;
  }
  if (request.archive !== undefined) return `type=oci,${csvField(`dest=${request.archive}`)},${reproducible}`;
  return "type=cacheonly";
}

function csvField(text: string): string {
  return /[",]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
