import type { Ports } from "@create-pipeline/action-kit";
import { Unprotected } from "./protection.ts";

export type Json = Readonly<Record<string, unknown>>;

export interface Question {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What 404 means here. */
  readonly missing: string;
  /** What the token needs. */
  readonly rights: string;
}

const attempts = 4;
const patience = 15_000;

/** Asks a platform's API for one object. Every answer that is not clearly the object counts as "not protected". */
export async function getJson(question: Question, ports: Ports): Promise<Json> {
  const { hostname, protocol, host } = new URL(question.url);
  if (protocol !== "https:" && !/^(?:localhost|\[::1\]|127\.[\d.]+)$/.test(hostname)) {
    throw new Unprotected(`${host} is not asked over https`);
  }
  let last = "";
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) await ports.sleep(500 * 2 ** (attempt - 2));
    try {
      // A redirect could take the token to another host.
      const response = await ports.fetch(question.url, { headers: question.headers, redirect: "error", signal: AbortSignal.timeout(patience) });
      const text = await response.text();
      if (response.status === 200) return parse(text, host);
      if (response.status === 404) throw new Unprotected(question.missing);
      if (response.status === 401 || response.status === 403) {
        throw new Unprotected(`${host} answers ${response.status}: the token may not read it (${question.rights})`);
      }
      last = `${host} answers ${response.status}`;
      if (response.status !== 429 && response.status < 500) break;
    } catch (error) {
      if (error instanceof Unprotected) throw error;
      last = `${host} can't be reached: ${reason(error)}`;
    }
  }
  throw new Unprotected(last);
}

function parse(text: string, host: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Unprotected(`${host} answers something that is not JSON`);
  }
  if (isObject(value)) return value;
  throw new Unprotected(`${host} answers something that is no object`);
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function reason(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
}
