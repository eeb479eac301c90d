import { service } from "@create-pipeline/testing";
import { expect, it } from "vitest";
import { registryHost, usesPlatformRegistry } from "./registry.ts";

it.each([
  ["ghcr.io/acme/orders", "ghcr.io"],
  ["registry.gitlab.com/acme/orders", "registry.gitlab.com"],
  ["localhost:5000/orders", "localhost:5000"],
  ["localhost/orders", "localhost"],
  ["acme/orders", "docker.io"],
  ["orders", "docker.io"],
  ["docker.io/acme/orders", "docker.io"],
])("the registry of %s is %s", (image, host) => {
  expect(registryHost(image)).toBe(host);
});

it.each([
  ["ghcr.io/acme/orders", "platform", true],
  ["ghcr.io/acme/orders", "secret", false],
  ["docker.io/acme/orders", "platform", false],
] as const)("the token of a run opens %s with auth %s: %s", (image, auth, opens) => {
  expect(usesPlatformRegistry(service({ image, auth }), ["ghcr.io"])).toBe(opens);
});
