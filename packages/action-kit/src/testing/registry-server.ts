import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A real registry on loopback. */
export interface RegistryServer {
  /** host:port */
  readonly host: string;
  /** Where it keeps its blobs, so that tests can damage one. */
  readonly storage: string;
  stop(): Promise<void>;
}

/** How the registry checks who asks. */
export interface RegistryOptions {
  /** The content of an htpasswd file with bcrypt hashes. */
  readonly htpasswd?: string;
  readonly token?: { readonly realm: string; readonly service: string; readonly issuer: string; readonly certificate: string };
}

/** Starts Debian's docker-registry on a free port. */
export async function startRegistry(command: string, options: RegistryOptions = {}): Promise<RegistryServer> {
  const folder = await mkdtemp(join(tmpdir(), "registry-"));
  const storage = join(folder, "storage");
  const config = {
    version: 0.1,
    storage: { filesystem: { rootdirectory: storage }, delete: { enabled: true } },
    http: { addr: "127.0.0.1:0" },
    log: { level: "info" },
    ...(await authentication(folder, options)),
  };
  // JSON is YAML, too.
  await writeFile(join(folder, "config.yml"), JSON.stringify(config));
  const child = spawn(command, ["serve", join(folder, "config.yml")], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    let log = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      log += chunk;
      const found = /listening on 127\.0\.0\.1:(\d+)/u.exec(log)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("error", reject);
    child.once("close", () => reject(new Error(`the registry did not start:\n${log}`)));
  });
  return {
    host: `127.0.0.1:${port}`,
    storage,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function authentication(folder: string, options: RegistryOptions): Promise<object> {
  if (options.htpasswd !== undefined) {
    const path = join(folder, "htpasswd");
    await writeFile(path, options.htpasswd);
    return { auth: { htpasswd: { realm: "test", path } } };
  }
  if (options.token === undefined) return {};
  const rootcertbundle = join(folder, "certificate.pem");
  await writeFile(rootcertbundle, options.token.certificate);
  const { realm, service, issuer } = options.token;
  return { auth: { token: { realm, service, issuer, rootcertbundle } } };
}

/** Where docker-registry keeps the bytes of a digest. */
export function blobPath(server: RegistryServer, digest: string): string {
  const hex = digest.replace("sha256:", "");
  return join(server.storage, "docker/registry/v2/blobs/sha256", hex.slice(0, 2), hex, "data");
}
