import type { ManifestNode } from "./manifest-node.ts";
import type { CanaryReading } from "./reading.ts";

/** A webhook that loads the canary: "hey -z 1m -q 10 -c 2 http://podinfo-canary.test/" are 20 requests a second. */
export function readLoadTest(webhooks: readonly ManifestNode[]): CanaryReading["loadTest"] {
  for (const webhook of webhooks) {
    const command = webhook.text("metadata", "cmd");
    const rps = command === undefined || !/https?:\/\/[\w.-]*canary/i.test(command) ? undefined : requestsPerSecond(command);
    const node = webhook.at("metadata", "cmd");
    if (rps !== undefined && node !== undefined) return { rps, location: node.location };
  }
  return undefined;
}

function requestsPerSecond(command: string): number | undefined {
  const option = (name: string): number | undefined => {
    const match = new RegExp(`(?:^|\\s)-?-${name}[ =](\\d+(?:\\.\\d+)?)(?:\\s|$)`).exec(command);
    return match === null ? undefined : Number(match[1]);
  };
  const perWorker = option("q");
  // hey's -q is per worker, and it has 50 of them unless told otherwise.
  if (/\bhey\b/.test(command) && perWorker !== undefined) return perWorker * (option("c") ?? 50);
  return option("qps") ?? (/\bwrk2?\b/.test(command) ? option("R") : undefined);
}
