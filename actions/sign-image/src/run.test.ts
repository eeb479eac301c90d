import { fakePorts } from "@create-pipeline/action-kit/testing";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";

const reference = `ghcr.io/acme/orders@sha256:${"a".repeat(64)}`;
const inputs = {
  reference,
  key: "",
  key_password: "",
  identity_token: "",
  transparency: "public",
  signing_config: "",
  registry_username: "",
  registry_password: "",
};
const token = `e30.${Buffer.from(JSON.stringify({ iss: "https://token.actions.githubusercontent.com", sub: "repo:acme/orders:ref:refs/heads/main" })).toString("base64url")}.sig`;

describe("sign-image", () => {
  test("signs keyless with the platform's token, from a private file, and no other identity", async () => {
    const fake = fakePorts({ env: { SIGSTORE_ID_TOKEN: token } });

    const result = await run(inputs, fake.ports);

    expect(fake.calls.map(({ command, args }) => [command, ...args].join(" "))).toEqual([
      `/tools/cosign sign --yes --identity-token /tmp/fake-1/identity-token --oidc-disable-ambient-providers ${reference}`,
    ]);
    expect(fake.disk.get("/tmp/fake-1/identity-token")).toBe(token);
    expect(result.outputs["signer"]).toBe("keyless as repo:acme/orders:ref:refs/heads/main of https://token.actions.githubusercontent.com");
  });

  test("asks GitHub for a token that only Sigstore takes", async () => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = async (url, init) => {
      asked.push(`${String(url)} ${new Headers(init?.headers).get("authorization")}`);
      return Response.json({ value: token });
    };
    const fake = fakePorts({ fetch, env: { ACTIONS_ID_TOKEN_REQUEST_URL: "https://actions.example/token?api=1", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request" } });

    await run(inputs, fake.ports);

    expect(asked).toEqual(["https://actions.example/token?api=1&audience=sigstore Bearer request"]);
  });

  test("without a log, a key needs no service and an identity keeps its timestamp", async () => {
    const withKey = fakePorts();
    await run({ ...inputs, key: "awskms:///alias/signing", transparency: "none" }, withKey.ports);
    const keyless = fakePorts({ env: { SIGSTORE_ID_TOKEN: token } });
    await run({ ...inputs, transparency: "none" }, keyless.ports);

    expect(withKey.calls[0]?.args).toEqual(["signing-config", "create", "--out", "/tmp/fake-1/signing-config.json"]);
    expect(withKey.calls[1]?.args).toEqual([
      "sign",
      "--yes",
      "--key",
      "awskms:///alias/signing",
      "--signing-config",
      "/tmp/fake-1/signing-config.json",
      reference,
    ]);
    expect(keyless.calls[0]?.args).toEqual([
      "signing-config",
      "create",
      "--with-default-services",
      "--no-default-rekor",
      "--out",
      "/tmp/fake-1/signing-config.json",
    ]);
  });

  test("with services of your own it needs to know them, and uses only them", async () => {
    const fake = fakePorts({ disk: { "services.json": "{}" } });

    await run({ ...inputs, key: "env://KEY", transparency: "private", signing_config: "services.json" }, fake.ports);

    expect(fake.calls[0]?.args).toContain("services.json");
    await expect(run({ ...inputs, key: "env://KEY", transparency: "private" }, fake.ports)).rejects.toMatchObject({ exitCode: 2 });
    await expect(run({ ...inputs, key: "env://KEY", transparency: "private", signing_config: "none.json" }, fake.ports)).rejects.toThrow(
      "none.json does not exist",
    );
    await expect(run({ ...inputs, key: "env://KEY", signing_config: "services.json" }, fake.ports)).rejects.toThrow('only read with transparency "private"');
  });

  test.each(["cosign.key", "/etc/keys/cosign.key", "file://cosign.key", "-----BEGIN PUBLIC KEY-----"])("refuses the key %s", async (key) => {
    await expect(run({ ...inputs, key }, fakePorts().ports)).rejects.toMatchObject({
      exitCode: 2,
      message: 'input "key" is neither a reference to a key nor a private key',
    });
  });

  test("a key that is given as text goes through the environment, never through the arguments", async () => {
    const fake = fakePorts();
    const key = "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\nsecret\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----";

    const result = await run({ ...inputs, key, key_password: "pw" }, fake.ports);

    expect(fake.calls[0]?.args).toEqual(["sign", "--yes", "--key", "env://PIPELINE_SIGNING_KEY", reference]);
    expect(fake.calls[0]?.options.env).toEqual({ PIPELINE_SIGNING_KEY: key, COSIGN_PASSWORD: "pw" });
    expect(result.outputs["signer"]).toBe("key (given)");
  });

  test("refuses a token that is none, and a GitHub that gives none", async () => {
    await expect(run({ ...inputs, identity_token: "hello" }, fakePorts().ports)).rejects.toThrow("is not a JSON Web Token");
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: "https://actions.example/token", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request" };
    await expect(run(inputs, fakePorts({ env, fetch: async () => new Response("", { status: 403 }) }).ports)).rejects.toThrow("it answered 403");
  });
});
