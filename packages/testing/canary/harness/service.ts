import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "@create-pipeline/canary/testing";

export type Version = "canary" | "stable";

/** One service under test: two versions, each with its own probability that a request fails. */
export interface ServiceSettings {
  readonly name: string;
  readonly errorProbability: Readonly<Record<Version, number>>;
  /** One for each version, so that the n-th request to it has the same fate however the requests of both are mixed. */
  readonly random: Readonly<Record<Version, Random>>;
  /** Whose target shows its counters: services of one shard are scraped together, the versions apart. */
  readonly shard: number;
}

interface Counters {
  succeeded: number;
  failed: number;
}

interface Service extends ServiceSettings {
  readonly counters: Readonly<Record<Version, Counters>>;
}

/** What the labels of a version are; the hash is what Argo Rollouts selects, the workload what Flagger selects. */
export function labelsOf(service: string, version: Version): { readonly hash: string; readonly workload: string } {
  return version === "canary" ? { hash: `${service}new`, workload: service } : { hash: `${service}old`, workload: `${service}-primary` };
}

/** Many small services behind one address, and a target for Prometheus per shard and version, as pods are scraped one by one. */
export class Services {
  readonly #services = new Map<string, Service>();
  readonly #servers: Server[] = [];
  readonly #silentUntil = new Map<string, number>();
  /** Of the application: a request goes to /<service>/<version>. */
  port = 0;
  readonly targets: string[] = [];

  static async start(settings: readonly ServiceSettings[]): Promise<Services> {
    const services = new Services();
    for (const one of settings) services.#add(one);
    services.port = await services.#listen((request, response) => {
      const [, name = "", version] = (request.url ?? "").split("/");
      response.writeHead(services.#serve(name, version as Version) ? 200 : 500).end();
    });
    const shards = [...new Set(settings.map(({ shard }) => shard))];
    for (const shard of shards) for (const version of ["stable", "canary"] as const) await services.#expose(shard, version);
    return services;
  }

  #add(settings: ServiceSettings): void {
    this.#services.set(settings.name, { ...settings, counters: { canary: { succeeded: 0, failed: 0 }, stable: { succeeded: 0, failed: 0 } } });
  }

  #serve(name: string, version: Version): boolean {
    const service = this.#services.get(name);
    if (service === undefined) throw new Error(`there is no service ${name}`);
    const failed = service.random[version]() < service.errorProbability[version];
    service.counters[version][failed ? "failed" : "succeeded"] += 1;
    return !failed;
  }

  /** What was served, as the service itself knows it. */
  served(name: string, version: Version): Readonly<Counters> {
    const counters = this.#services.get(name)?.counters[version];
    if (counters === undefined) throw new Error(`there is no service ${name}`);
    return { ...counters };
  }

  /** Its pod starts again: every counter begins at 0. */
  restart(name: string, version: Version): void {
    Object.assign(this.#services.get(name)?.counters[version] ?? {}, { succeeded: 0, failed: 0 });
  }

  /** A target that doesn't answer scrapes for a while, though requests are served. */
  silence(shard: number, version: Version, seconds: number): void {
    this.#silentUntil.set(`${shard} ${version}`, performance.now() + seconds * 1000);
  }

  async #expose(shard: number, version: Version): Promise<void> {
    const own = [...this.#services.values()].filter((service) => service.shard === shard);
    const port = await this.#listen((request, response) => {
      const lazy = request.url?.includes("lazy") === true;
      const wait = (this.#silentUntil.get(`${shard} ${version}`) ?? 0) - performance.now();
      // Nobody listens any more when the answer comes: Prometheus gives up after its timeout.
      void (wait > 0 ? sleep(wait) : Promise.resolve()).then(() => response.end(expose(own, version, lazy)));
    });
    this.targets.push(`127.0.0.1:${port}`);
  }

  async #listen(listener: RequestListener): Promise<number> {
    const server = createServer({ keepAliveTimeout: 60_000 }, listener);
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }
}

/** `lazy`: a counter is first shown when it has counted something, as most client libraries do it for labels. */
function expose(services: readonly Service[], version: Version, lazy: boolean): string {
  const lines = services.flatMap(({ name, counters }) => {
    const { hash, workload } = labelsOf(name, version);
    const labels = `service="${name}",rollouts_pod_template_hash="${hash}",deployment="${workload}"`;
    const sample = (status: string, value: number): string[] => (lazy && value === 0 ? [] : [`http_requests_total{${labels},status="${status}"} ${value}`]);
    return [...sample("200", counters[version].succeeded), ...sample("500", counters[version].failed)];
  });
  return ["# TYPE http_requests_total counter", ...lines, ""].join("\n");
}
