// https://github.com/opencontainers/distribution-spec/blob/main/spec.md
import { createHash } from "node:crypto";
import type { Ports } from "../ports.ts";
import { basicAuthorization, credentialsFromEnv, credentialsVariable, parseChallenge, tokenUrl } from "./auth.ts";
import type { Credentials, RegistryAccess } from "./auth.ts";
import { formatReference } from "./reference.ts";
import type { ImageReference } from "./reference.ts";
import { RegistryError } from "./registry-error.ts";

/** The media types of manifests and indexes, as a registry sends them. */
export const manifestTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
] as const;

/** A manifest or an index: its exact bytes and their digest. */
export interface ManifestDocument {
  readonly digest: string;
  readonly mediaType: string;
  readonly text: string;
}

/** The few things tasks ask of a registry. */
export interface RegistryClient {
  /** Fetches by digest, else by tag; a digest is checked against the bytes. */
  manifest(reference: ImageReference): Promise<ManifestDocument>;
  /** Like manifest, but undefined when the registry does not have it. */
  findManifest(reference: ImageReference): Promise<ManifestDocument | undefined>;
  /** Stores the same bytes under another tag of the same repository. */
  tag(reference: ImageReference, document: ManifestDocument, tag: string): Promise<void>;
  /** The body of a blob, unchecked: the caller hashes what it reads. */
  blob(reference: ImageReference, digest: string): Promise<ReadableStream<Uint8Array>>;
}

/** What the client needs of the world. */
export type RegistryPorts = Pick<Ports, "fetch" | "sleep" | "now" | "env">;

interface Request {
  readonly reference: ImageReference;
  readonly path: string;
  readonly method?: "GET" | "PUT";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const ATTEMPTS = 5;
const LONGEST_WAIT_MS = 60_000;
/** Long enough for a layer of some hundred megabytes on a slow line. */
const TIMEOUT_MS = 10 * 60_000;

/**
 * A client for one set of credentials; without them, each host's come from the environment.
 * Who is going to push says so from the start: Docker Hub and Quay tell readers of a repository that doesn't exist yet "unauthorized", and pushers "not found".
 */
export function createRegistryClient(ports: RegistryPorts, credentials?: Credentials, access: RegistryAccess = "pull"): RegistryClient {
  const session: Session = { ports, authorizations: new Map(), credentials, access };
  const findManifest = async (reference: ImageReference): Promise<ManifestDocument | undefined> => {
    const name = reference.digest ?? reference.tag ?? "latest";
    const response = await send(session, { reference, path: `manifests/${name}`, headers: { accept: manifestTypes.join(", ") } });
    if (response.status === 404) return undefined;
    return await readManifest(response, reference);
  };
  return {
    findManifest,
    manifest: async (reference) => {
      const found = await findManifest(reference);
      if (found === undefined) throw new RegistryError("missing", `${formatReference(reference)} does not exist in the registry`);
      return found;
    },
    tag: async (reference, document, tag) => {
      const headers = { "content-type": document.mediaType };
      const response = await send(session, { reference, path: `manifests/${tag}`, method: "PUT", headers, body: document.text });
      if (!response.ok) throw refused(response, reference, `to store the tag ${tag}`);
    },
    blob: async (reference, digest) => {
      const response = await send(session, { reference, path: `blobs/${digest}` });
      if (response.status === 404) throw new RegistryError("missing", `layer ${digest} of ${formatReference(reference)} does not exist in the registry`);
      if (!response.ok || response.body === null) throw refused(response, reference, "to give a layer");
      return response.body;
    },
  };
}

interface Session {
  readonly ports: RegistryPorts;
  /** Authorization headers by registry and repository. */
  readonly authorizations: Map<string, string>;
  readonly access: RegistryAccess;
  readonly credentials: Credentials | undefined;
}

async function readManifest(response: Response, reference: ImageReference): Promise<ManifestDocument> {
  if (!response.ok) throw refused(response, reference, "to give the manifest");
  const bytes = Buffer.from(await response.arrayBuffer());
  const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  if (reference.digest !== undefined && digest !== reference.digest) {
    throw new RegistryError("tampered", `the registry answered ${formatReference(reference)} with other content: ${digest}`, {
      hint: "nothing of it was used; the registry or something in between is broken or hostile",
    });
  }
  return { digest, mediaType: response.headers.get("content-type") ?? "", text: bytes.toString("utf8") };
}

/** Sends a request with authorization where the registry asks for it. */
async function send(session: Session, request: Request): Promise<Response> {
  const { reference, method = "GET" } = request;
  const key = `${reference.origin} ${reference.repository}`;
  const url = `${reference.origin}/v2/${reference.repository}/${request.path}`;
  const attempt = async (): Promise<Response> => {
    const authorization = session.authorizations.get(key);
    return await fetchPatiently(session.ports, reference, url, {
      method,
      headers: { ...request.headers, ...(authorization === undefined ? {} : { authorization }) },
      ...(request.body === undefined ? {} : { body: request.body }),
    });
  };
  const first = await attempt();
  if (first.status !== 401) return first;
  await first.body?.cancel();
  session.authorizations.set(key, await authorize(session, first, reference));
  const second = await attempt();
  if (second.status === 401 || second.status === 403) throw unauthorized(session, reference, "it refused the credentials");
  return second;
}

async function authorize(session: Session, response: Response, reference: ImageReference): Promise<string> {
  const credentials = session.credentials ?? credentialsFromEnv(reference.host, session.ports.env);
  const challenge = parseChallenge(response.headers.get("www-authenticate"));
  if (challenge === undefined) throw unauthorized(session, reference, "it does not say how to log in");
  if (challenge.scheme === "basic") {
    if (credentials === undefined) throw unauthorized(session, reference, "it wants a name and a password");
    return basicAuthorization(credentials);
  }
  const headers = credentials === undefined ? {} : { authorization: basicAuthorization(credentials) };
  const answer = await fetchPatiently(session.ports, reference, tokenUrl(challenge, reference, session.access).href, { headers });
  if (!answer.ok) throw unauthorized(session, reference, `its token service answered ${answer.status}`);
  const body = (await answer.json()) as { token?: unknown; access_token?: unknown };
  const token = body.token ?? body.access_token;
  if (typeof token !== "string" || token === "") throw unauthorized(session, reference, "its token service gave no token");
  return `Bearer ${token}`;
}

/** Repeats what may pass: refusals for load, broken gateways, broken lines; honours Retry-After, and gives up in the end. */
async function fetchPatiently(ports: RegistryPorts, reference: ImageReference, url: string, init: RequestInit): Promise<Response> {
  let problem: unknown;
  let said = "";
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    let wait = 1000 * 2 ** attempt;
    try {
      const response = await ports.fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.status !== 429 && response.status < 500) return response;
      await response.body?.cancel();
      said = `it answered ${response.status}`;
      wait = retryAfter(response, ports.now()) ?? wait;
    } catch (error) {
      problem = error;
      said = describe(error);
    }
    if (attempt < ATTEMPTS - 1) await ports.sleep(Math.min(wait, LONGEST_WAIT_MS));
  }
  throw new RegistryError("unreachable", `${reference.host} can't be reached: ${said} (${ATTEMPTS} attempts)`, {
    cause: problem,
    hint: "check the network, or name a mirror in PIPELINE_REGISTRY_MIRROR",
  });
}

function retryAfter(response: Response, now: Date): number | undefined {
  const header = response.headers.get("retry-after");
  if (header === null) return undefined;
  if (/^\d+$/u.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

/** "fetch failed" says nothing; the cause does. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== "" ? error.cause.message : error.message;
}

function unauthorized(session: Session, reference: ImageReference, why: string): RegistryError {
  const variable = credentialsVariable(reference.host);
  const known = session.credentials !== undefined || credentialsFromEnv(reference.host, session.ports.env) !== undefined;
  return new RegistryError("unauthorized", `${reference.host} refuses access to ${reference.repository}: ${why}`, {
    hint: known ? "check the name, the password and what they may do" : `set ${variable}_USERNAME and ${variable}_PASSWORD`,
  });
}

function refused(response: Response, reference: ImageReference, what: string): RegistryError {
  const problem = response.status === 403 ? "unauthorized" : "missing";
  return new RegistryError(problem, `${reference.host} refused ${what} of ${reference.repository}: it answered ${response.status}`);
}
