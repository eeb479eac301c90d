// https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What Prometheus says to a query: numbers of a vector (`NaN` is one), or that it can't. */
export type PrometheusAnswer = readonly number[] | "error" | "silence";

export interface AskedQuery {
  readonly query: string;
  /** Milliseconds since the stub was started. */
  readonly at: number;
}

export interface StubPrometheus {
  readonly url: string;
  /** Every instant query, in order. */
  readonly asked: AskedQuery[];
  /** Decides about the queries from now on; `count` is how many came since this was said, this one included. */
  answer(decide: (query: string, count: number) => PrometheusAnswer): void;
  close(): Promise<void>;
}

/** A Prometheus without data, whose answers a test decides. Nothing is answered until it does: `[]`. */
export async function startStubPrometheus(): Promise<StubPrometheus> {
  const began = performance.now();
  const asked: AskedQuery[] = [];
  let decide: (query: string, count: number) => PrometheusAnswer = () => [];
  let count = 0;
  const server = createServer((request, response) => {
    void readQuery(request).then((query) => {
      asked.push({ query, at: performance.now() - began });
      reply(decide(query, (count += 1)), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (next) => {
      decide = next;
      count = 0;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readQuery(request: IncomingMessage): Promise<string> {
  let body = "";
  request.setEncoding("utf8");
  for await (const chunk of request) body += chunk as string;
  const inAddress = new URL(request.url ?? "/", "http://localhost").searchParams;
  return new URLSearchParams(body).get("query") ?? inAddress.get("query") ?? "";
}

function reply(answer: PrometheusAnswer, response: ServerResponse): void {
  // Silence lasts until the client gives up, or the stub ends.
  if (answer === "silence") return;
  if (answer === "error") return void response.writeHead(500, { "content-type": "text/plain" }).end("out of memory");
  const time = Date.now() / 1000;
  const result = answer.map((value, index) => ({ metric: { series: String(index) }, value: [time, String(value)] }));
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ status: "success", data: { resultType: "vector", result } }));
}
