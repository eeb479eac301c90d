import { describe, expect, test } from "vitest";
import { parseState } from "./parse-state.ts";
import { printState } from "./state.ts";
import { makeRelease, makeState } from "./testing/index.ts";

const full = makeState(3, { reason: "because", previous: makeRelease(2), verified: { ...makeRelease(1), at: "2026-01-01T00:00:00Z" } });

describe("printState", () => {
  test("has a fixed order, two spaces and a newline", () => {
    const shuffled = Object.fromEntries(Object.entries(full).toReversed()) as unknown as typeof full;

    expect(printState(shuffled)).toBe(printState(full));
    expect(printState(makeState(1))).toMatchInlineSnapshot(`
      "{
        "schemaVersion": 1,
        "service": "orders",
        "environment": "dev",
        "image": "ghcr.io/acme/orders",
        "digest": "sha256:0000000000000000000000000000000000000000000000000000000000000001",
        "revision": "0000000000000000000000000000000000000001",
        "version": "1.1.0",
        "run": "https://ci.example/1",
        "deployedAt": "2026-01-01T00:00:00.000Z",
        "previous": null,
        "verified": null
      }
      "
    `);
  });
});

describe("parseState", () => {
  test("reads back what printState printed", () => {
    expect(parseState(printState(full), "f")).toEqual(full);
  });

  test.each([
    ["nothing", "", /f is not JSON/],
    ["cut off", printState(full).slice(0, 100), /f is not JSON/],
    ["a list", "[]", /must hold one object, not \[\]/],
    ["a newer schema", '{"schemaVersion":2}', /schemaVersion must be 1, not 2/],
    ["far too long", `"${"x".repeat(70_000)}"`, /larger than 65536 bytes/],
    ["an unknown key", JSON.stringify({ ...full, extra: 1 }), /unknown key "extra"/],
    ["a tag as digest", JSON.stringify({ ...full, digest: "latest" }), /digest must be `sha256:` and 64 lower-case hex digits, not "latest"/],
    ["a short revision", JSON.stringify({ ...full, revision: "abc" }), /revision must be a whole commit id/],
    ["an image with a tag", JSON.stringify({ ...full, image: "ghcr.io/acme/orders:1" }), /image must be a repository without tag/],
    ["a newline in the version", JSON.stringify({ ...full, version: "1\n2" }), /version must be/],
    ["an odd service", JSON.stringify({ ...full, service: "../x" }), /service must be/],
    ["no previous", JSON.stringify({ ...full, previous: undefined }), /previous must be null or an object, not missing/],
    ["verified without a time", JSON.stringify({ ...full, verified: makeRelease(1) }), /verified.at must be a time in UTC/],
    ["a time that does not exist", JSON.stringify({ ...full, deployedAt: "2026-13-01T00:00:00Z" }), /deployedAt is no time that exists/],
    ["a number as reason", JSON.stringify({ ...full, reason: 5 }), /reason must be a text/],
  ])("refuses %s", (_name, text, message) => {
    expect(() => parseState(text, "f")).toThrow(message);
  });

  test("names every problem at once", () => {
    expect(() => parseState(JSON.stringify({ ...full, digest: "x", revision: "y", run: "" }), "f")).toThrow(/digest.*revision.*run/);
  });
});
