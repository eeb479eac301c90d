import type { Release, State } from "../state.ts";

/** A release whose ids are told by one digit: `makeRelease(1)` is older than `makeRelease(2)` only by what a test says. */
export function makeRelease(number: number): Release {
  const hex = number.toString(16);
  return {
    image: "ghcr.io/acme/orders",
    digest: `sha256:${hex.padStart(64, "0")}`,
    revision: hex.padStart(40, "0"),
    version: `1.${number}.0`,
  };
}

/** A valid state of orders in dev, changed where a test says so. */
export function makeState(number: number, changes: Partial<State> = {}): State {
  return {
    schemaVersion: 1,
    service: "orders",
    environment: "dev",
    ...makeRelease(number),
    run: `https://ci.example/${number}`,
    deployedAt: "2026-01-01T00:00:00.000Z",
    previous: null,
    verified: null,
    ...changes,
  };
}
