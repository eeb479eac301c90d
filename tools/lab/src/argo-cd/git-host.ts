/**
 * A git host of the lab under the name that the manifests use, so that they are tried as they were generated: a TLS server with a
 * certificate of the lab's authority in front of `git http-backend`, and a proxy that leads this one name there and nothing else
 * anywhere.
 */
import { readFileSync } from "node:fs";
import { createServer as createHttp } from "node:http";
import type { Server } from "node:http";
import { connect } from "node:net";
import type { Server as NetServer, Socket } from "node:net";
import { createServer as createTls } from "node:tls";
import { startGitServer } from "@create-pipeline/state/testing";
import { issueServer } from "../pki.ts";
import type { Pki } from "../pki.ts";

export interface GitHost {
  readonly host: string;
  readonly account: { readonly user: string; readonly password: string };
  /** Address of the proxy. */
  readonly proxy: string;
  /** What git clients asked for, in order. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** Serves the bare repositories below `root`. */
export async function startGitHost(pki: Pki, ports: { readonly claim: () => Promise<number> }, root: string, host: string): Promise<GitHost> {
  const account = { user: "argocd", password: "read-only-token" };
  const git = await startGitServer(root, account);
  await issueServer(pki, host, [host]);
  const { certificate, key } = pki.pair(host);
  const [tlsPort, proxyPort] = [await ports.claim(), await ports.claim()];
  const tls = createTls({ cert: readFileSync(certificate), key: readFileSync(key), ALPNProtocols: ["http/1.1"] }, (secure) => {
    const plain = connect(Number(new URL(git.url("")).port), "127.0.0.1");
    secure.pipe(plain).on("error", () => secure.destroy());
    plain.pipe(secure).on("error", () => plain.destroy());
  });
  tls.on("tlsClientError", () => undefined);
  await listen(tls, tlsPort);
  const proxy = proxyTo(`${host}:443`, tlsPort);
  const ends = [proxy, tls].map(endWithConnections);
  await listen(proxy, proxyPort);
  return {
    host,
    account,
    proxy: `http://127.0.0.1:${proxyPort}`,
    requests: git.requests,
    close: async () => {
      await Promise.all([git.close(), ...ends.map((end) => end())]);
    },
  };
}

function proxyTo(name: string, port: number): Server {
  const proxy = createHttp((_, response) => response.writeHead(403).end());
  proxy.on("connect", (request, client) => {
    if (request.url !== name) return void client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const upstream = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      upstream.pipe(client).on("error", () => upstream.destroy());
      client.pipe(upstream).on("error", () => client.destroy());
    });
    upstream.on("error", () => client.destroy());
  });
  return proxy;
}

function listen(server: { listen: (port: number, host: string, done: () => void) => unknown }, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
}

/** A server waits for its connections when it closes, and a client of git keeps them; what goes through a tunnel is no longer the server's own. */
function endWithConnections(server: NetServer): () => Promise<void> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket.on("close", () => sockets.delete(socket))));
  return () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
}
