import { readFile } from "node:fs/promises";
import { request } from "node:https";
import { rootCertificates } from "node:tls";
import { TaskError, type Ports } from "@create-pipeline/action-kit";
import { StateError } from "@create-pipeline/state";

export type Json = Readonly<Record<string, unknown>>;

export type Reply =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "unauthorized" | "forbidden" | "missing" }
  | { readonly kind: "silent"; readonly why: string };

/** Asks an API once; everything that may pass by itself is `silent`. */
export type Ask = (url: string, headers: Readonly<Record<string, string>>) => Promise<Reply>;

interface Answer {
  readonly status: number;
  readonly text: string;
}

type Get = (url: string, headers: Readonly<Record<string, string>>) => Promise<Answer>;

const patience = 15_000;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Certificates are always checked; `caFile` adds authorities, nothing takes the check away. */
export async function createAsk(ports: Ports, caFile: string): Promise<Ask> {
  if (ports.env["NODE_TLS_REJECT_UNAUTHORIZED"] === "0") {
    throw new TaskError("NODE_TLS_REJECT_UNAUTHORIZED=0 turns the check of certificates off", {
      exitCode: 3,
      hint: "remove it and give the authority as ca_file",
    });
  }
  const get = caFile === "" ? viaFetch(ports) : viaHttps(await readCertificates(caFile));
  return async (url, headers) => {
    try {
      return toReply(await get(url, headers), new URL(url).host);
    } catch (error) {
      return { kind: "silent", why: `${new URL(url).host} can't be reached: ${reason(error)}` };
    }
  };
}

/** Tokens go over https only, loopback excepted. */
export function requireHttps(name: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isLoopback = url !== undefined && /^(?:localhost|\[::1\]|127\.[\d.]+)$/.test(url.hostname);
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback)) return address.replace(/\/+$/, "");
  throw new StateError(2, `${name} must be an https address, not ${JSON.stringify(address)}`);
}

function toReply({ status, text }: Answer, host: string): Reply {
  if (status === 401) return { kind: "unauthorized" };
  if (status === 403) return { kind: "forbidden" };
  if (status === 404) return { kind: "missing" };
  if (status !== 200) return { kind: "silent", why: `${host} answers ${status}${status >= 300 && status < 400 ? ", a redirect (a sign-in page?)" : ""}` };
  try {
    return { kind: "json", value: JSON.parse(text) as unknown };
  } catch {
    const what = /^\s*</.test(text) ? "a page" : "something that is not JSON";
    return { kind: "silent", why: `${host} answers ${what}, not its API; is the address right?` };
  }
}

function viaFetch(ports: Ports): Get {
  return async (url, headers) => {
    const response = await ports.fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(patience) });
    return { status: response.status, text: await response.text() };
  };
}

/** fetch can't be given authorities at run time on every Node we support. */
function viaHttps(ca: string): Get {
  return (url, headers) =>
    new Promise((resolve, reject) => {
      const outgoing = request(url, { headers, ca: [...rootCertificates, ca], signal: AbortSignal.timeout(patience) }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
        response.on("error", reject);
      });
      outgoing.on("error", reject);
      outgoing.end();
    });
}

async function readCertificates(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new TaskError(`ca_file can't be read: ${path}`, { exitCode: 2, cause });
  });
  if (!text.includes("-----BEGIN CERTIFICATE-----")) throw new TaskError(`ca_file holds no certificate in PEM form: ${path}`, { exitCode: 2 });
  return text;
}

function reason(error: unknown): string {
  const { code, message, cause } = error as Error & { code?: string; cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? code ?? message;
}
