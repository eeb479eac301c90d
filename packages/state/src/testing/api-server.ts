import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface ApiAnswer {
  readonly status?: number;
  /** An object is sent as JSON, a text as it is. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface ApiServer {
  readonly url: string;
  readonly requests: ApiRequest[];
  close(): Promise<void>;
}

/** A platform's API on loopback; `answer` may depend on how often it was asked. */
export async function startApiServer(answer: (path: string, count: number) => ApiAnswer | undefined): Promise<ApiServer> {
  const requests: ApiRequest[] = [];
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? "", headers: request.headers });
    const { status = 200, body, headers = {} } = answer(request.url ?? "", requests.length) ?? { status: 404, body: { message: "Not Found" } };
    const text = typeof body === "string" ? body : JSON.stringify(body);
    response.writeHead(status, { "content-type": typeof body === "string" ? "text/html" : "application/json", connection: "close", ...headers }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
