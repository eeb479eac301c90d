/** Sends requests at a steady rate for a while and prints what became of them: `node load-loop.ts <LoadPlan as JSON>`. */
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface LoadPlan {
  readonly url: string;
  readonly seconds: number;
  readonly perSecond: number;
  /** Uses connections again, as most clients do; otherwise every request makes its own. */
  readonly keepAlive: boolean;
  readonly body?: string;
}

export interface Failure {
  readonly afterMs: number;
  readonly reason: string;
  /** The connection had been used before, and the other side may just have closed it: a client may send such a request again. */
  readonly reusedConnection: boolean;
}

export interface LoadResult {
  readonly sent: number;
  /** How many answers there were of each status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly failures: readonly Failure[];
  readonly connections: number;
  readonly milliseconds: { readonly median: number; readonly p99: number; readonly max: number };
}

const patienceMs = 5_000;

export async function load({ url, seconds, perSecond, keepAlive, body }: LoadPlan): Promise<LoadResult> {
  const agent = new Agent({ keepAlive, maxSockets: keepAlive ? 10 : Infinity });
  const began = performance.now();
  const statuses: Record<string, number> = {};
  const failures: Failure[] = [];
  const durations: number[] = [];
  const sockets = new WeakSet<object>();
  let connections = 0;
  const one = (number: number): Promise<void> =>
    new Promise((resolve) => {
      const sentAt = performance.now();
      const headers =
        body === undefined
          ? {}
          : { "content-type": "application/json", "idempotency-key": `${process.pid}-${number}`, "content-length": Buffer.byteLength(body) };
      const outgoing = request(url, { agent, method: body === undefined ? "GET" : "POST", headers, signal: AbortSignal.timeout(patienceMs) });
      const fail = (error: NodeJS.ErrnoException): void => {
        failures.push({ afterMs: Math.round(sentAt - began), reason: error.code ?? error.message, reusedConnection: outgoing.reusedSocket });
        resolve();
      };
      outgoing.on("error", fail).on("socket", (socket) => {
        if (!sockets.has(socket)) connections += 1;
        sockets.add(socket);
      });
      outgoing.on("response", (response) => {
        response.resume().on("error", fail);
        response.on("end", () => {
          durations.push(performance.now() - sentAt);
          statuses[response.statusCode ?? 0] = (statuses[response.statusCode ?? 0] ?? 0) + 1;
          resolve();
        });
      });
      outgoing.end(body);
    });
  const all: Promise<void>[] = [];
  while (performance.now() - began < seconds * 1_000) {
    const due = ((performance.now() - began) / 1_000) * perSecond;
    while (all.length < due) all.push(one(all.length));
    await sleep(5);
  }
  await Promise.all(all);
  agent.destroy();
  durations.sort((a, b) => a - b);
  const at = (part: number): number => Math.round((durations[Math.floor((durations.length - 1) * part)] ?? 0) * 10) / 10;
  return { sent: all.length, statuses, failures, connections, milliseconds: { median: at(0.5), p99: at(0.99), max: at(1) } };
}

const [plan] = process.argv.slice(2);
if (import.meta.filename === process.argv[1] && plan !== undefined) console.log(JSON.stringify(await load(JSON.parse(plan) as LoadPlan)));
