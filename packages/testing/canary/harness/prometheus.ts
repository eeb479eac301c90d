import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "@create-pipeline/lab";
import { toolPath } from "../../../../tools/index.ts";

/** A way to scrape the same targets; its name becomes the label `job`. */
export interface Job {
  readonly name: string;
  readonly intervalMs: number;
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  /** Unix seconds and value. */
  readonly values: readonly (readonly [number, number])[];
}

/** A real Prometheus of one's own, on loopback, whose data is gone when it is stopped. */
export class Prometheus {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });
  readonly #port: number;
  readonly #child: ChildProcess;
  readonly #directory: string;
  #stopped = false;
  /** Of all instant queries. */
  slowestMs = 0;

  private constructor(port: number, child: ChildProcess, directory: string) {
    [this.#port, this.#child, this.#directory] = [port, child, directory];
  }

  static async start(targets: readonly string[], jobs: readonly Job[]): Promise<Prometheus> {
    const directory = await mkdtemp(join(tmpdir(), "canary-proof-"));
    const scrape_configs = jobs.map(({ name, intervalMs, parameters }) => ({
      job_name: name,
      scrape_interval: `${intervalMs}ms`,
      scrape_timeout: `${Math.min(intervalMs, 1000)}ms`,
      ...(parameters && { params: parameters }),
      static_configs: [{ targets }],
    }));
    // JSON is YAML.
    await writeFile(join(directory, "prometheus.yml"), JSON.stringify({ scrape_configs }));
    const port = await freePort();
    const child = spawn(
      await toolPath("prometheus"),
      [`--config.file=${join(directory, "prometheus.yml")}`, `--storage.tsdb.path=${join(directory, "data")}`, `--web.listen-address=127.0.0.1:${port}`],
      { stdio: "ignore", env: { ...process.env, GOMAXPROCS: "2", GOGC: "50" } },
    );
    process.once("exit", () => child.kill("SIGKILL"));
    const prometheus = new Prometheus(port, child, directory);
    await until("Prometheus", async () => ((await prometheus.#ask("/-/ready").catch(() => undefined)) === undefined ? undefined : true), { timeoutMs: 30_000 });
    return prometheus;
  }

  /** What a controller asks: now, as a list of numbers; `[]` is no data. */
  async instant(query: string): Promise<number[]> {
    const asked = performance.now();
    // As Argo Rollouts asks: for the moment of the question, so that a slow answer is no later one.
    const time = String((performance.timeOrigin + asked) / 1000);
    try {
      const result = (await this.#query("/api/v1/query", { query, time })) as { value: [number, string] }[];
      this.slowestMs = Math.max(this.slowestMs, performance.now() - asked);
      return result.map(({ value: [, text] }) => numberOf(text));
    } catch (error) {
      // Whoever still asks when the measurement was given up waits for ever.
      if (this.#stopped) return await new Promise<never>(() => undefined);
      throw error;
    }
  }

  async range(query: string, { from, to, stepSeconds }: { from: number; to: number; stepSeconds: number }): Promise<Sample[]> {
    const result = await this.#query("/api/v1/query_range", { query, start: String(from), end: String(to), step: String(stepSeconds) });
    return (result as { metric: Record<string, string>; values: [number, string][] }[]).map(({ metric, values }) => ({
      labels: metric,
      values: values.map(([time, text]) => [time, numberOf(text)] as const),
    }));
  }

  async #query(path: string, parameters: Readonly<Record<string, string>>): Promise<unknown> {
    const answer = JSON.parse(await this.#ask(path, new URLSearchParams(parameters).toString())) as {
      status: string;
      error?: string;
      data?: { result: unknown };
    };
    if (answer.status !== "success") throw new Error(`Prometheus says: ${answer.error ?? answer.status}`);
    return answer.data?.result;
  }

  #ask(path: string, body?: string): Promise<string> {
    const headers = body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { host: "127.0.0.1", port: this.#port, path, agent: this.#agent, method: body === undefined ? "GET" : "POST", headers },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
          response.on("end", () => (response.statusCode === 503 ? reject(new Error(text)) : resolve(text)));
          response.on("error", reject);
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#agent.destroy();
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGTERM");
    await ended;
    await rm(this.#directory, { recursive: true, force: true });
  }
}

/** Prometheus writes +Inf where JavaScript reads Infinity. */
function numberOf(text: string): number {
  return Number(text.replace("Inf", "Infinity"));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
