import { RegistryError } from "./registry-error.ts";

/** An image as a registry is asked for it. */
export interface ImageReference {
  /** What people call the registry, for messages and credentials: docker.io, ghcr.io, localhost:5000. */
  readonly host: string;
  /** Where requests go: https://registry-1.docker.io. */
  readonly origin: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const REFERENCE =
  /^(?<host>[a-zA-Z0-9.-]+(?::\d+)?|\[[0-9a-fA-F:]+\](?::\d+)?)\/(?<repository>[a-z0-9]+(?:(?:\.|_|__|-+|\/)[a-z0-9]+)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/u;

/** Parses host/repository[:tag][@digest]; the host is always written out. */
export function parseReference(text: string): ImageReference {
  const groups = REFERENCE.exec(text)?.groups;
  const { host, repository, tag, digest } = groups ?? {};
  if (host === undefined || repository === undefined || !/[.:]|^localhost$/u.test(host)) {
    throw new RegistryError("missing", `"${text}" is not an image reference`, {
      hint: "write it with its registry: ghcr.io/acme/orders, docker.io/library/node",
    });
  }
  return {
    host,
    origin: originOf(host),
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** The same image behind a mirror (`host[/prefix]`, with a scheme only for loopback). */
export function throughMirror(reference: ImageReference, mirror: string): ImageReference {
  const found = /^(?:(?<scheme>https?):\/\/)?(?<host>[a-zA-Z0-9.-]+(?::\d+)?|\[[0-9a-fA-F:]+\](?::\d+)?)(?:\/(?<prefix>[a-z0-9._/-]*?))?\/*$/u.exec(
    mirror,
  )?.groups;
  const host = found?.["host"];
  if (host === undefined) throw new RegistryError("unreachable", `registry mirror "${mirror}" is not host[/prefix]`);
  const origin = found?.["scheme"] === "http" ? plainOrigin(host) : originOf(host);
  const prefix = found?.["prefix"] ? `${found["prefix"]}/` : "";
  return { ...reference, host, origin, repository: `${prefix}${reference.repository}` };
}

/** Whether a host (with or without a port) is this machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/u, "").replace(/^\[|\]$/gu, "");
  return name === "localhost" || name === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(name);
}

/** How the image is written in messages. */
export function formatReference(reference: ImageReference): string {
  const tag = reference.tag === undefined ? "" : `:${reference.tag}`;
  const digest = reference.digest === undefined ? "" : `@${reference.digest}`;
  return `${reference.host}/${reference.repository}${tag}${digest}`;
}

function originOf(host: string): string {
  if (host === "docker.io") return "https://registry-1.docker.io";
  return isLoopback(host) ? `http://${host}` : `https://${host}`;
}

function plainOrigin(host: string): string {
  if (isLoopback(host)) return `http://${host}`;
  throw new RegistryError("unreachable", `registry mirror http://${host} would be read without TLS`, {
    hint: "http is accepted only for a mirror on this machine; use https",
  });
}
