// https://git-scm.com/docs/git-http-backend
import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface GitServer {
  /** Address of a repository in the folder that is served. */
  url(repository: string): string;
  /** Every request as `METHOD path authorized|anonymous`. */
  readonly requests: string[];
  /** Answers the next requests with these status codes before git sees any. */
  readonly failures: number[];
  /** Where a failure that is a redirect leads to: the address of another server. */
  redirectTo(address: string): void;
  /** Lets git take the next pushes and cuts the connection before its answer. */
  loseAnswers(count: number): void;
  close(): Promise<void>;
}

/** Serves bare repositories over http on loopback, for one user and password. */
export async function startGitServer(root: string, account: { readonly user: string; readonly password: string }): Promise<GitServer> {
  const expected = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString("base64")}`;
  const requests: string[] = [];
  const failures: number[] = [];
  let lost = 0;
  let elsewhere = "http://127.0.0.1:1";
  const server = createServer((request, response) => {
    const isAuthorized = request.headers.authorization === expected;
    requests.push(`${request.method} ${request.url} ${isAuthorized ? "authorized" : "anonymous"}`);
    const failure = failures.shift();
    if (failure !== undefined) return void response.writeHead(failure, { location: `${elsewhere}${request.url}` }).end();
    const isLost = request.method === "POST" && request.url?.endsWith("/git-receive-pack") === true && lost > 0 && lost-- > 0;
    if (isAuthorized) return serve({ root, user: account.user, isLost }, request, response);
    response.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (repository) => `http://127.0.0.1:${port}/${repository}`,
    requests,
    failures,
    redirectTo: (address) => void (elsewhere = address),
    loseAnswers: (count) => void (lost = count),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Service {
  readonly root: string;
  readonly user: string;
  readonly isLost: boolean;
}

function serve({ root, user, isLost }: Service, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  const child = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env["PATH"],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      GIT_CONFIG_NOSYSTEM: "1",
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      CONTENT_LENGTH: request.headers["content-length"] ?? "",
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      REMOTE_USER: user,
      REMOTE_ADDR: "127.0.0.1",
    },
    stdio: ["pipe", "pipe", "ignore"],
  });
  child.stdin.on("error", () => undefined);
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.on("close", () => (isLost ? response.destroy() : answer(Buffer.concat(chunks), response)));
}

function answer(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf("\r\n\r\n");
  const headers = output.subarray(0, Math.max(end, 0)).toString("latin1").split("\r\n");
  let status = 200;
  for (const header of headers) {
    const [name = "", value = ""] = header.split(/:\s*/, 2);
    if (name.toLowerCase() === "status") status = Number.parseInt(value, 10);
    else if (name !== "") response.setHeader(name, value);
  }
  response.writeHead(status).end(output.subarray(end + 4));
}
