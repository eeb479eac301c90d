import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Random, randomExponential } from "@create-pipeline/canary/testing";
import type { Version } from "./service.ts";

/** A service that users call, and where the router sends them at the moment. */
export interface Called {
  readonly name: string;
  readonly requestsPerSecond: number;
  /** The canary's share of the requests, now. */
  readonly weight: () => number;
  readonly random: Random;
}

export interface Load {
  readonly port: number;
  readonly services: readonly Called[];
  readonly seconds: number;
  readonly random: Random;
}

export interface LoadReport {
  readonly sent: number;
  /** Requests that got neither 200 nor 500. */
  readonly lost: number;
  /** The longest time a request was sent after it was due. */
  readonly latestMs: number;
}

/** A request that is sent so late is counted by another check than the one it belongs to: the measurement would be of the machine. */
export const LATEST_MS = 5000;

/**
 * Poisson arrivals: exponential waits at the sum of the rates, each arrival at one of the services by its rate, then at one of its
 * versions by the weight. The loop is open (it doesn't wait for answers) and ends by itself.
 */
export async function poissonLoad({ port, services, seconds, random }: Load): Promise<LoadReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const cumulative: number[] = [];
  let rate = 0;
  for (const { requestsPerSecond } of services) cumulative.push((rate += requestsPerSecond));
  const began = performance.now();
  const end = began + seconds * 1000;
  const report = { sent: 0, lost: 0, latestMs: 0 };
  let open = 0;
  const send = (path: string): void => {
    open += 1;
    report.sent += 1;
    const outgoing = request({ host: "127.0.0.1", port, path, agent }, (response) => {
      if (response.statusCode !== 200 && response.statusCode !== 500) report.lost += 1;
      response.resume().on("end", () => (open -= 1));
    });
    outgoing.on("error", () => {
      open -= 1;
      report.lost += 1;
    });
    outgoing.end();
  };
  for (let due = began; due < end;) {
    for (; due < end && due <= performance.now(); due += (randomExponential(random) / rate) * 1000) {
      const called = services[indexOf(cumulative, random() * rate)]!;
      const version: Version = called.random() < called.weight() ? "canary" : "stable";
      report.latestMs = Math.max(report.latestMs, performance.now() - due);
      send(`/${called.name}/${version}`);
    }
    const late = Math.max(report.latestMs, (open / rate) * 1000);
    if (late > LATEST_MS)
      throw new Error(`requests are ${Math.round(late / 1000)} s late: this machine is too busy to serve ${Math.round(rate)} of them per second`);
    await sleep(2);
  }
  while (open > 0) await sleep(10);
  agent.destroy();
  return report;
}

/** The first whose sum of rates is above the value. */
function indexOf(cumulative: readonly number[], value: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
