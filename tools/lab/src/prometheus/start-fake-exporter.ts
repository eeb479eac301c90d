// https://prometheus.io/docs/instrumenting/exposition_formats/
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What the pods of one template do: requests per second, and which share of them fails. */
export interface Traffic {
  readonly requestsPerSecond: number;
  readonly errorShare: number;
}

/** What a scrape configuration takes from the labels of a pod. The hash alone names no version of one environment: equal templates have equal hashes. */
export interface Pods {
  readonly namespace: string;
  readonly hash: string;
}

export interface FakeExporter {
  /** Host and port, as Prometheus wants targets. */
  readonly target: string;
  /** From now on the pods of one template in one namespace serve this; their series begin with it. */
  serve(pods: Pods, traffic: Traffic): void;
  close(): Promise<void>;
}

interface Series {
  readonly traffic: Traffic;
  readonly since: number;
  readonly total: number;
  readonly failed: number;
}

/** Counters of requests per version, as an application behind a scrape configuration with these labels has them. */
export async function startFakeExporter(): Promise<FakeExporter> {
  const series = new Map<string, Series>();
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(expose(series));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    target: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: ({ namespace, hash }, traffic) => {
      const labels = `namespace="${namespace}",rollouts_pod_template_hash="${hash}"`;
      series.set(labels, { ...upToNow(series.get(labels)), traffic });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function upToNow(series: Series | undefined): Omit<Series, "traffic"> {
  const since = performance.now();
  if (series === undefined) return { since, total: 0, failed: 0 };
  const more = ((since - series.since) / 1000) * series.traffic.requestsPerSecond;
  return { since, total: series.total + more, failed: series.failed + more * series.traffic.errorShare };
}

function expose(series: ReadonlyMap<string, Series>): string {
  const lines = [...series].flatMap(([labels, one]) => {
    const { total, failed } = upToNow(one);
    const sample = (status: string, value: number): string => `http_requests_total{${labels},status="${status}"} ${Math.floor(value)}`;
    return [sample("200", total - failed), sample("500", failed)];
  });
  return ["# TYPE http_requests_total counter", ...lines, ""].join("\n");
}
