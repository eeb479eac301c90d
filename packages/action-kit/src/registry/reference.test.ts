import { describe, expect, test } from "vitest";
import { parseChallenge } from "./auth.ts";
import { formatReference, isLoopback, parseReference, throughMirror } from "./reference.ts";

const digest = `sha256:${"a".repeat(64)}`;

describe("parseReference", () => {
  test.each([
    ["ghcr.io/acme/orders", { host: "ghcr.io", origin: "https://ghcr.io", repository: "acme/orders" }],
    ["docker.io/library/node:24-slim", { host: "docker.io", origin: "https://registry-1.docker.io", repository: "library/node", tag: "24-slim" }],
    [`localhost:5000/a/b__c-d.e:v1@${digest}`, { host: "localhost:5000", origin: "http://localhost:5000", repository: "a/b__c-d.e", tag: "v1", digest }],
    [`[::1]:5000/a@${digest}`, { host: "[::1]:5000", origin: "http://[::1]:5000", repository: "a", digest }],
  ])("reads %s", (text, expected) => {
    expect(parseReference(text)).toEqual(expected);
    expect(formatReference(parseReference(text))).toBe(text);
  });

  test.each([
    "node",
    "library/node",
    "ghcr.io",
    "ghcr.io/Acme/orders",
    "ghcr.io/acme/orders@sha256:abc",
    "https://ghcr.io/acme",
    "ghcr.io/a/../b",
    "ghcr.io/a b",
    "user@ghcr.io/a",
    "ghcr.io/a:b:c",
  ])("refuses %s", (text) => {
    expect(() => parseReference(text)).toThrow("is not an image reference");
  });
});

describe("throughMirror", () => {
  const node = parseReference("docker.io/library/node:24");

  test.each([
    ["mirror.acme.example", "https://mirror.acme.example", "library/node"],
    ["https://mirror.acme.example/hub/", "https://mirror.acme.example", "hub/library/node"],
    ["http://127.0.0.1:5000/a/b", "http://127.0.0.1:5000", "a/b/library/node"],
    ["localhost:5000", "http://localhost:5000", "library/node"],
  ])("goes through %s", (mirror, origin, repository) => {
    expect(throughMirror(node, mirror)).toMatchObject({ origin, repository, tag: "24" });
  });

  test.each(["http://mirror.acme.example", "http://127.0.0.1.evil.example", "ftp://x/y", "user:pass@mirror", "mirror/../x y"])("refuses %s", (mirror) => {
    expect(() => throughMirror(node, mirror)).toThrow(/would be read without TLS|is not host\[\/prefix\]/u);
  });
});

test.each([
  ["localhost", true],
  ["127.0.0.1:5000", true],
  ["127.8.8.8", true],
  ["[::1]:80", true],
  ["127.0.0.1.example.com", false],
  ["localhost.example.com", false],
  ["10.0.0.1", false],
])("%s is this machine: %s", (host, loopback) => {
  expect(isLoopback(host)).toBe(loopback);
});

describe("parseChallenge", () => {
  test("reads what registries send", () => {
    expect(parseChallenge('Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/node:pull"')).toEqual({
      scheme: "bearer",
      parameters: { realm: "https://auth.docker.io/token", service: "registry.docker.io", scope: "repository:library/node:pull" },
    });
    expect(parseChallenge('basic realm="x"')?.scheme).toBe("basic");
    expect(parseChallenge("Negotiate")).toBeUndefined();
    expect(parseChallenge(null)).toBeUndefined();
  });
});
