import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { parse } from "yaml";
import { identities } from "./pki.ts";
import type { Pki } from "./pki.ts";

type Json = Readonly<Record<string, unknown>>;

export interface ApiAnswer {
  readonly status: number;
  /** The object, or the `Status` that says why not. */
  readonly body: Json;
  /** What the server says about it beside the answer, for example that a version is deprecated. */
  readonly warnings: readonly string[];
}

interface ApiResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

interface Identified {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/**
 * The API server asked directly, as the administrator. Manifests arrive as they are written: kubectl makes JSON of them first, so that
 * even its strict validation never sees a key that is there twice.
 */
export class Api {
  readonly #url: string;
  readonly #agent: Agent;
  readonly #resources = new Map<string, Promise<readonly ApiResource[]>>();

  constructor({ url, pki }: { readonly url: string; readonly pki: Pki }) {
    const { certificate, key } = pki.pair(identities.admin.file);
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, ca: readFileSync(pki.pair("ca").certificate), cert: readFileSync(certificate), key: readFileSync(key) });
  }

  /** Server-side apply with strict validation of one document, as it is written. */
  async apply(text: string, { dryRun = false }: { readonly dryRun?: boolean } = {}): Promise<ApiAnswer> {
    const object = parse(text, { uniqueKeys: false, logLevel: "silent" }) as Identified;
    const path = await this.pathOf(object);
    if (path === undefined) return { status: 404, body: { message: `no matches for kind "${object.kind}" in version "${object.apiVersion}"` }, warnings: [] };
    const query = `fieldManager=lab&fieldValidation=Strict${dryRun ? "&dryRun=All" : ""}`;
    return this.send("PATCH", `${path}?${query}`, text, "application/apply-patch+yaml");
  }

  async get(object: Identified): Promise<Json | undefined> {
    const path = await this.pathOf(object);
    const { status, body } = path === undefined ? { status: 404, body: {} } : await this.send("GET", path);
    return status === 404 ? undefined : body;
  }

  /** Where an object lies, or nothing when the server does not know its kind in this version. */
  async pathOf({ apiVersion, kind, metadata }: Identified): Promise<string | undefined> {
    const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const resource = (await this.#resourcesOf(root)).find((one) => one.kind === kind && !one.name.includes("/"));
    if (resource === undefined) return undefined;
    const place = resource.namespaced ? `/namespaces/${metadata.namespace ?? "default"}` : "";
    return `${root}${place}/${resource.name}/${metadata.name}`;
  }

  send(method: string, path: string, content?: string | object, type = "application/json"): Promise<ApiAnswer> {
    return new Promise((resolve, reject) => {
      const headers = { accept: "application/json", ...(content === undefined ? {} : { "content-type": type }) };
      const outgoing = request(`${this.#url}${path}`, { method, agent: this.#agent, headers, signal: AbortSignal.timeout(30_000) }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.on("error", reject).on("end", () => resolve({ status: response.statusCode ?? 0, body: bodyOf(text), warnings: warningsOf(response.headers) }));
      });
      outgoing.on("error", reject);
      outgoing.end(typeof content === "object" ? JSON.stringify(content) : content);
    });
  }

  /** Lets go of the connections. */
  close(): void {
    this.#agent.destroy();
  }

  async #resourcesOf(root: string): Promise<readonly ApiResource[]> {
    const known = await this.#resources.get(root);
    if (known !== undefined && known.length > 0) return known;
    const asked = this.send("GET", root).then(({ body }) => (body["resources"] ?? []) as readonly ApiResource[]);
    this.#resources.set(root, asked);
    return asked;
  }
}

function bodyOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return { message: text };
  }
}

// https://www.rfc-editor.org/rfc/rfc7234#section-5.5: code, agent, quoted text
function warningsOf(headers: Readonly<Record<string, string | readonly string[] | undefined>>): readonly string[] {
  const lines = [headers["warning"] ?? []].flat().join(", ");
  return [...lines.matchAll(/\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => (text ?? "").replaceAll(/\\(.)/g, "$1"));
}
