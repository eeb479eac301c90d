import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { fakePorts } from "../testing/index.ts";
import { createRegistryClient } from "./client.ts";
import { parseReference } from "./reference.ts";

const orders = parseReference("docker.io/acme/orders:v1");
const robot = { username: "robot", password: "s3cret" };
const challenge = 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:acme/orders:pull"';

/** Docker Hub before the first push: a token that may not push is told nothing. */
function hub(asked: string[]): typeof fetch {
  return async (input, init) => {
    const url = new URL(String(input));
    const authorization = new Headers(init?.headers).get("authorization");
    asked.push(`${init?.method ?? "GET"} ${url.host}${url.pathname} ${url.searchParams.get("scope") ?? ""} ${authorization?.split(" ")[0] ?? "anonymous"}`);
    if (url.host === "auth.docker.io") return Response.json({ token: url.searchParams.get("scope")?.endsWith("push") === true ? "pusher" : "reader" });
    if (authorization === "Bearer pusher") return init?.method === "PUT" ? new Response(null, { status: 201 }) : new Response(null, { status: 404 });
    return new Response(null, { status: 401, headers: { "www-authenticate": challenge } });
  };
}

describe("the registry client", () => {
  test("a pusher learns that a repository does not exist yet, and asks for one token", async () => {
    const asked: string[] = [];
    const client = createRegistryClient(fakePorts({ fetch: hub(asked) }).ports, robot, "pull,push");

    expect(await client.findManifest(orders)).toBeUndefined();
    await client.tag(orders, { digest: "", mediaType: "application/json", text: "{}" }, "v2");

    expect(asked).toEqual([
      "GET registry-1.docker.io/v2/acme/orders/manifests/v1  anonymous",
      "GET auth.docker.io/token repository:acme/orders:pull,push Basic",
      "GET registry-1.docker.io/v2/acme/orders/manifests/v1  Bearer",
      "PUT registry-1.docker.io/v2/acme/orders/manifests/v2  Bearer",
    ]);
  });

  test("a reader is refused", async () => {
    const client = createRegistryClient(fakePorts({ fetch: hub([]) }).ports, robot);

    await expect(client.findManifest(orders)).rejects.toMatchObject({ problem: "unauthorized" });
  });

  test("a manifest by tag is given with the digest of its bytes", async () => {
    const text = '{"schemaVersion":2}';
    const client = createRegistryClient(fakePorts({ fetch: async () => new Response(text, { headers: { "content-type": "application/json" } }) }).ports);

    expect(await client.manifest(orders)).toEqual({ digest: `sha256:${createHash("sha256").update(text).digest("hex")}`, mediaType: "application/json", text });
  });

  test("a registry that refuses a tag says why", async () => {
    const client = createRegistryClient(fakePorts({ fetch: async () => new Response(null, { status: 403 }) }).ports);

    await expect(client.tag(orders, { digest: "", mediaType: "x", text: "{}" }, "v2")).rejects.toMatchObject({
      problem: "unauthorized",
      message: "docker.io refused to store the tag v2 of acme/orders: it answered 403",
    });
  });
});
