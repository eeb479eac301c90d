import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createServer } from "node:tls";

/** A certificate for localhost that nobody but these runs trusts. */
export interface Certificate {
  readonly path: string;
  readonly key: string;
  readonly cert: string;
}

export function createCertificate(folder: string): Certificate {
  const [key, path] = [join(folder, "localhost.key"), join(folder, "localhost.pem")];
  const request = [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-days",
    "2",
    "-subj",
    "/CN=localhost",
    "-addext",
    "subjectAltName=DNS:localhost",
  ];
  execFileSync("openssl", [...request, "-keyout", key, "-out", path], { stdio: "ignore" });
  return { path, key: readFileSync(key, "utf8"), cert: readFileSync(path, "utf8") };
}

/** Speaks https in front of a plain server on loopback. */
export async function startTls({ key, cert }: Certificate, plainPort: number): Promise<{ readonly address: string; close(): Promise<void> }> {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer({ key, cert }, (secure) => {
    const plain = connect(plainPort, "127.0.0.1");
    sockets.add(secure).add(plain);
    for (const [from, to] of [
      [secure, plain],
      [plain, secure],
    ] as const)
      from.pipe(to).on("error", () => from.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `https://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
