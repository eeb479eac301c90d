import type { Service } from "@create-pipeline/spec";

/** The host of an image's repository: "ghcr.io" of "ghcr.io/acme/orders"; Docker Hub where the name has none. */
export function registryHost(image: string): string {
  const first = image.split("/")[0] ?? "";
  const isHost = image.includes("/") && (first.includes(".") || first.includes(":") || first === "localhost");
  return isHost ? first : "docker.io";
}

/** Whether the platform's own token opens the registry of the service's image; else REGISTRY_USERNAME and REGISTRY_PASSWORD do. */
export function usesPlatformRegistry(service: Service, registries: readonly string[]): boolean {
  return service.build !== undefined && service.build.registry.auth === "platform" && registries.includes(registryHost(service.build.image));
}
