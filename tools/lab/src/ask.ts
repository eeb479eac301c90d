import { readFileSync } from "node:fs";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Path of an authority in PEM form. */
  readonly ca?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly timeoutMs?: number;
}

/** One request to a server of the lab, with its own authority and a client certificate where it needs them. */
export function ask(url: string, { method = "GET", headers = {}, body, ca, certificate, key, timeoutMs = 5_000 }: Question = {}): Promise<Answer> {
  const send = url.startsWith("https:") ? requestHttps : requestHttp;
  const read = (path: string | undefined): Buffer | undefined => (path === undefined ? undefined : readFileSync(path));
  const tls = Object.fromEntries(Object.entries({ ca: read(ca), cert: read(certificate), key: read(key) }).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const outgoing = send(url, { method, headers, agent: false, signal: AbortSignal.timeout(timeoutMs), ...tls }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      response.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** Whether a server answers 200 there; one that refuses the connection is not ready. */
export async function isReady(url: string, question: Question = {}): Promise<true | undefined> {
  return (await ask(url, question)).status === 200 ? true : undefined;
}
