import { execFileSync } from "node:child_process";
import { generateKeyPairSync, sign } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ToolPin } from "@create-pipeline/pins";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { requireTool } from "../../../tools/index.ts";
import { fakePorts, makeLayer, pushImage, startRegistry } from "./testing/index.ts";
import type { PushedManifest } from "./testing/index.ts";
import { pinnedTool } from "./tool.ts";
import type { ToolPorts } from "./tool.ts";

const registryTool = requireTool("docker-registry");
const linux = { os: "linux", architecture: "amd64" };
const cleanups: (() => Promise<unknown>)[] = [];
let cache = "";

afterAll(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup();
});

beforeEach(async () => {
  cache = await temporaryFolder();
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tool-test-"));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function pin(digest: string, path = "/usr/bin/tool"): ToolPin {
  const image = { id: "test", name: "ghcr.io/acme/tool", tag: "v1", digest, reference: `ghcr.io/acme/tool:v1@${digest}`, provides: [], proof: [] };
  return { command: "tool", path, image };
}

function ports(mirror: string, env: Record<string, string> = {}): ToolPorts & { slept: number[] } {
  const fake = fakePorts({ fetch: globalThis.fetch, env: { PIPELINE_TOOL_CACHE: cache, PIPELINE_REGISTRY_MIRROR: mirror, ...env } });
  return { ...fake.ports, slept: fake.slept };
}

async function listen(handler: RequestListener): Promise<{ server: Server; host: string }> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanups.push(() => new Promise((resolve) => server.close(resolve)));
  return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe.skipIf("skip" in registryTool)("logging in", () => {
  // bcrypt of "s3cret-password".
  const htpasswd = "robot:$2y$05$abcdefghijklmnopqrstuuUXKlvQTwfK/kphhjbeRlh5zvpJx1LLu\n";
  const password = "s3cret-password";
  const authorization = `Basic ${Buffer.from(`robot:${password}`).toString("base64")}`;

  async function secured(
    options: Parameters<typeof startRegistry>[1],
    push: string,
  ): Promise<{ host: string; tool: PushedManifest; credentials: Record<string, string> }> {
    const registry = await startRegistry("path" in registryTool ? registryTool.path : "", options);
    cleanups.push(() => registry.stop());
    const tool = await pushImage({ host: registry.host, repository: "acme/tool", authorization: push }, [
      await makeLayer({ "usr/bin/tool": "private tool\n" }),
    ]);
    const name = `PIPELINE_REGISTRY_${registry.host.replaceAll(/[^0-9]/gu, "_")}`;
    return { host: registry.host, tool, credentials: { [`${name}_USERNAME`]: "robot", [`${name}_PASSWORD`]: password } };
  }

  test("with a name and a password", async () => {
    const { host, tool, credentials } = await secured({ htpasswd }, authorization);

    expect(await readFile(await pinnedTool(pin(tool.digest), ports(host, credentials), linux), "utf8")).toBe("private tool\n");
  });

  test("without them, the error names the variables", async () => {
    const { host, tool } = await secured({ htpasswd }, authorization);

    await expect(pinnedTool(pin(tool.digest), ports(host), linux)).rejects.toMatchObject({
      problem: "unauthorized",
      hint: expect.stringMatching(/set PIPELINE_REGISTRY_127_0_0_1_\d+_USERNAME and PIPELINE_REGISTRY_127_0_0_1_\d+_PASSWORD/u),
    });
  });

  test("with a wrong password, the error does not repeat it", async () => {
    const { host, tool, credentials } = await secured({ htpasswd }, authorization);
    const wrong = Object.fromEntries(Object.entries(credentials).map(([name, value]) => [name, value === password ? "wr0ng-password" : value]));

    const error: unknown = await pinnedTool(pin(tool.digest), ports(host, wrong), linux).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ problem: "unauthorized" });
    expect(JSON.stringify(error) + String(error)).not.toContain("wr0ng-password");
  });

  test("with a token from the service that the registry names", async () => {
    const issuer = await tokenIssuer();
    const asked: string[] = [];
    const service = await listen((request, response) => {
      asked.push(`${request.url} ${request.headers.authorization === authorization ? "with" : "without"} password`);
      if (request.headers.authorization !== authorization) return void response.writeHead(401).end();
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ token: issuer.token("acme/tool", ["pull"]) }));
    });
    const options = { token: { realm: `http://${service.host}/token`, service: "registry.test", issuer: "test", certificate: issuer.certificate } };
    const { host, tool, credentials } = await secured(options, `Bearer ${issuer.token("acme/tool", ["pull", "push"])}`);

    expect(await readFile(await pinnedTool(pin(tool.digest), ports(host, credentials), linux), "utf8")).toBe("private tool\n");
    expect(asked).toEqual(["/token?service=registry.test&scope=repository%3Aacme%2Ftool%3Apull with password"]);
    cache = await temporaryFolder();
    await expect(pinnedTool(pin(tool.digest), ports(host), linux)).rejects.toMatchObject({
      problem: "unauthorized",
      message: expect.stringContaining("token service answered 401"),
    });
  });

  test("never at a token service without TLS that is not on this machine", async () => {
    const issuer = await tokenIssuer();
    const options = { token: { realm: "http://tokens.acme.example/token", service: "registry.test", issuer: "test", certificate: issuer.certificate } };
    const { host, tool, credentials } = await secured(options, `Bearer ${issuer.token("acme/tool", ["pull", "push"])}`);

    await expect(pinnedTool(pin(tool.digest), ports(host, credentials), linux)).rejects.toThrow("names no safe place to get a token");
  });
});

/** Signs the tokens that docker-registry accepts: a certificate chain in the header of a JWT. */
async function tokenIssuer(): Promise<{ certificate: string; token(repository: string, actions: string[]): string }> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = join(await temporaryFolder(), "key.pem");
  await writeFile(key, privateKey.export({ type: "pkcs8", format: "pem" }));
  const certificate = execFileSync("openssl", ["req", "-x509", "-new", "-key", key, "-subj", "/CN=test", "-days", "2"], { encoding: "utf8" });
  const der = certificate.replaceAll(/-----[A-Z ]+-----|\s/gu, "");
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return {
    certificate,
    token: (repository, actions) => {
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: "test",
        sub: "robot",
        aud: "registry.test",
        exp: now + 300,
        nbf: now - 60,
        iat: now,
        jti: String(now),
        access: [{ type: "repository", name: repository, actions }],
      };
      const signed = `${part({ typ: "JWT", alg: "RS256", x5c: [der] })}.${part(claims)}`;
      return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
    },
  };
}
