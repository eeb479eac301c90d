import { isLoopback } from "./reference.ts";
import type { ImageReference } from "./reference.ts";
import { RegistryError } from "./registry-error.ts";

/** A name and a password or token. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The credentials for one registry host: PIPELINE_REGISTRY_GHCR_IO_USERNAME and _PASSWORD; never sent to another host. */
export function credentialsFromEnv(host: string, env: Environment): Credentials | undefined {
  const prefix = credentialsVariable(host);
  const username = env[`${prefix}_USERNAME`];
  const password = env[`${prefix}_PASSWORD`];
  return username && password ? { username, password } : undefined;
}

/** The beginning of the variables that hold the credentials of a host. */
export function credentialsVariable(host: string): string {
  return `PIPELINE_REGISTRY_${host.toUpperCase().replaceAll(/[^A-Z0-9]+/gu, "_")}`;
}

/** The value of an Authorization header for HTTP basic authentication. */
export function basicAuthorization(credentials: Credentials): string {
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString("base64")}`;
}

/** What a registry asks for in WWW-Authenticate. */
export interface Challenge {
  readonly scheme: "basic" | "bearer";
  readonly parameters: Readonly<Record<string, string>>;
}

/** Parses a WWW-Authenticate header; undefined for a scheme we don't speak. */
export function parseChallenge(header: string | null): Challenge | undefined {
  const scheme = /^\s*(?<scheme>basic|bearer)\b/iu.exec(header ?? "")?.groups?.["scheme"]?.toLowerCase();
  if (scheme !== "basic" && scheme !== "bearer") return undefined;
  const parameters: Record<string, string> = {};
  for (const match of (header ?? "").matchAll(/(?<key>[a-z_]+)="(?<value>(?:[^"\\]|\\.)*)"/giu)) {
    parameters[(match.groups?.["key"] ?? "").toLowerCase()] = match.groups?.["value"] ?? "";
  }
  return { scheme, parameters };
}

/** What a token allows. */
export type RegistryAccess = "pull" | "pull,push";

/** Where to ask for a token; a realm without TLS never gets our password. */
export function tokenUrl(challenge: Challenge, reference: ImageReference, access: RegistryAccess): URL {
  const given = challenge.parameters["realm"] ?? "";
  const realm = URL.canParse(given) ? new URL(given) : undefined;
  const allowed = realm?.protocol === "https:" || (realm?.protocol === "http:" && isLoopback(realm.host) && isLoopback(reference.host));
  if (realm === undefined || !allowed) {
    throw new RegistryError("unauthorized", `${reference.host} names no safe place to get a token: ${challenge.parameters["realm"] ?? "no realm"}`);
  }
  const service = challenge.parameters["service"];
  if (service !== undefined) realm.searchParams.set("service", service);
  const own = `repository:${reference.repository}:${access}`;
  realm.searchParams.set("scope", access === "pull" ? (challenge.parameters["scope"] ?? own) : own);
  return realm;
}
