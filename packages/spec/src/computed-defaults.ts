import type { PlatformChoice, PlatformName, ServiceIdentity } from "./service.ts";

/** The registry that comes with each platform. */
const OWN_REGISTRY: Readonly<Record<PlatformName, string>> = { "github-actions": "ghcr.io", "gitlab-ci": "registry.gitlab.com" };

/** A platform's token opens its own registry only. */
export function registryAuth(image: string, platforms: readonly PlatformChoice[]): "platform" | "secret" {
  const [host] = image.split("/");
  return platforms.every((platform) => OWN_REGISTRY[platform.name] === host) ? "platform" : "secret";
}

/** Nightly, at a minute that follows from the name, so that a thousand services do not start at once. */
export function nightlyCron(name: string): string {
  // FNV-1a.
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  return `${hash % 60} ${1 + (Math.floor(hash / 60) % 5)} * * *`;
}

/** Where most services of a language begin; "" where nothing is seeded. */
export function defaultEntry(service: Pick<ServiceIdentity, "language" | "name">): string {
  switch (service.language) {
    case "node":
      return "src/main.js";
    case "go":
      return `./cmd/${service.name}`;
    case "none":
      return "";
  }
}
