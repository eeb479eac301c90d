import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeLayer, pushImage, runAction, startRegistry } from "@create-pipeline/action-kit/testing";
import type { ActionRun, RegistryServer } from "@create-pipeline/action-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTool } from "../../../tools/index.ts";
import { startMockSigstore } from "./mock-sigstore.ts";
import type { MockSigstore } from "./mock-sigstore.ts";

const cosign = requireTool("cosign");
const registryTool = requireTool("docker-registry");
const issuer = "https://ci.acme.example";
const subject = "https://ci.acme.example/acme/orders/deliver.yml@refs/heads/main";

function identityToken(): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "ES256", typ: "JWT" })}.${part({ iss: issuer, sub: subject, aud: "sigstore", iat: now, exp: now + 300 })}.${Buffer.alloc(64, 1).toString("base64url")}`;
}

describe.skipIf("skip" in cosign || "skip" in registryTool)("real cosign, keyless, against services of our own", () => {
  const command = "path" in cosign ? cosign.path : "";
  let registry: RegistryServer;
  let sigstore: MockSigstore;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "keyless-"));
    registry = await startRegistry("path" in registryTool ? registryTool.path : "");
    sigstore = await startMockSigstore(folder, command);
  });

  afterAll(async () => {
    await sigstore.stop();
    await registry.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function push(name: string): Promise<string> {
    const { digest } = await pushImage({ host: registry.host, repository: `acme/${name}` }, [await makeLayer({ [name]: name })]);
    return `${registry.host}/acme/${name}@${digest}`;
  }

  function sign(reference: string, env: Record<string, string>): Promise<ActionRun> {
    return runAction("sign-image", {
      inputs: { reference, transparency: "private", signing_config: sigstore.signingConfig },
      env: { PIPELINE_TOOL_COSIGN: command, ...env },
    });
  }

  function verify(reference: string, identity: string): string {
    const args = [
      "verify",
      "--trusted-root",
      sigstore.trustedRoot,
      "--certificate-identity",
      identity,
      "--certificate-oidc-issuer",
      issuer,
      "--insecure-ignore-tlog=true",
      "--use-signed-timestamps",
      "--allow-http-registry",
      reference,
    ];
    return execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }

  test("the platform's token becomes a certificate; the signature verifies for this identity and for no other", async () => {
    const reference = await push("orders");
    const token = identityToken();

    const run = await sign(reference, { SIGSTORE_ID_TOKEN: token });

    expect(run.stderr).toBe("");
    expect(run.code).toBe(0);
    expect(sigstore.shownTokens.at(-1)).toBe(token);
    expect(run.outputs).toContain(`signer=keyless as ${subject} of ${issuer}\n`);
    expect(run.stdout + run.outputs + run.summary).not.toContain(token);
    expect(verify(reference, subject)).toContain(reference.slice(-64));
    expect(() => verify(reference, "https://ci.acme.example/mallory")).toThrow("no matching CertificateIdentity found");
  });

  test("on GitHub the token is asked of the runner, for Sigstore and nobody else", async () => {
    const token = identityToken();
    const asked: string[] = [];
    const runner = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.authorization}`);
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ value: token }));
    });
    await new Promise<void>((resolve) => runner.listen(0, "127.0.0.1", resolve));
    const reference = await push("github");

    const run = await sign(reference, {
      GITHUB_ACTIONS: "true",
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${(runner.address() as AddressInfo).port}/token?api-version=2`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request-token",
    });
    runner.close();

    expect(run.code).toBe(0);
    expect(asked).toEqual(["/token?api-version=2&audience=sigstore Bearer request-token"]);
    expect(verify(reference, subject)).toContain(reference.slice(-64));
  });
});
