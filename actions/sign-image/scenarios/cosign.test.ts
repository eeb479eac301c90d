import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeLayer, pushImage, runAction, startRegistry } from "@create-pipeline/action-kit/testing";
import type { ActionRun, RegistryServer } from "@create-pipeline/action-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTool } from "../../../tools/index.ts";

const cosign = requireTool("cosign");
const registryTool = requireTool("docker-registry");
const password = "pass-word-of-the-key";

describe.skipIf("skip" in cosign || "skip" in registryTool)("real cosign with a local key", () => {
  const command = "path" in cosign ? cosign.path : "";
  let registry: RegistryServer;
  let folder: string;
  let key: string;

  beforeAll(async () => {
    registry = await startRegistry("path" in registryTool ? registryTool.path : "");
    folder = await mkdtemp(join(tmpdir(), "sign-image-"));
    execFileSync(command, ["generate-key-pair"], { cwd: folder, env: { ...process.env, COSIGN_PASSWORD: password }, stdio: "ignore" });
    key = await readFile(join(folder, "cosign.key"), "utf8");
  });

  afterAll(async () => {
    await registry.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function push(name: string): Promise<string> {
    const { digest } = await pushImage({ host: registry.host, repository: `acme/${name}` }, [await makeLayer({ [name]: name })]);
    return `${registry.host}/acme/${name}@${digest}`;
  }

  function sign(inputs: Record<string, string>): Promise<ActionRun> {
    return runAction("sign-image", {
      inputs: { key: "env://SIGNING_KEY", key_password: password, transparency: "none", ...inputs },
      env: { SIGNING_KEY: key, PIPELINE_TOOL_COSIGN: command },
    });
  }

  function verify(reference: string): string {
    return execFileSync(command, ["verify", "--key", "cosign.pub", "--insecure-ignore-tlog=true", "--allow-http-registry", reference], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  }

  function stable(text: string): string {
    return text.replaceAll(registry.host, "registry.test").replaceAll(/sha256:[0-9a-f]{64}/gu, "sha256:DIGEST");
  }

  test("the signature verifies with the public key, and only for the signed image", async () => {
    const [signed, other] = [await push("orders"), await push("other")];

    const run = await sign({ reference: signed });

    expect(run.code).toBe(0);
    expect(run.stderr).toBe("");
    expect(stable(run.outputs)).toMatchInlineSnapshot(`
      "reference=registry.test/acme/orders@sha256:DIGEST
      signer=key (env)
      "
    `);
    expect(stable(run.summary)).toMatchInlineSnapshot(`
      "### Signature

      |  |  |
      | --- | --- |
      | Image | \`registry.test/acme/orders@sha256:DIGEST\` |
      | Signed with | \`key (env)\` |
      | Transparency | none |
      "
    `);
    expect(stable(run.stdout)).toMatchInlineSnapshot(`
      "signed registry.test/acme/orders@sha256:DIGEST (key (env))
      "
    `);
    expect(verify(signed)).toContain(signed.slice(signed.indexOf("sha256:")));
    expect(() => verify(other)).toThrow("Command failed");
  });

  test("the signature is a Sigstore bundle, found through the fallback index of a registry without referrers", async () => {
    const reference = await push("bundle");
    await sign({ reference });

    const tag = reference.slice(reference.indexOf("@") + 1).replace(":", "-");
    const answer = await fetch(`http://${registry.host}/v2/acme/bundle/manifests/${tag}`, { headers: { accept: "application/vnd.oci.image.index.v1+json" } });
    expect(await answer.json()).toMatchObject({ manifests: [{ artifactType: "application/vnd.dev.sigstore.bundle.v0.3+json" }] });
  });

  test("the key may also be given as text, and is shown nowhere", async () => {
    const reference = await push("text");

    const run = await sign({ reference, key });

    expect(run.code).toBe(0);
    expect(verify(reference)).toContain(reference.slice(-64));
    expect(run.outputs).toContain("signer=key (given)\n");
    expect(run.stdout + run.stderr + run.summary).not.toContain("PRIVATE KEY");
  });

  test("a wrong password fails, and shows neither password nor key", async () => {
    const run = await sign({ reference: await push("wrong"), key_password: "an-other-password" });

    expect(run.code).toBe(1);
    expect(run.stderr).toContain("decryption failed");
    expect(run.stderr + run.stdout + run.summary).not.toMatch(/an-other-password|BEGIN ENCRYPTED/u);
    expect(run.outputs).toBe("");
  });
});

test("without a key and an identity it says what to give the job on each platform", async () => {
  const run = await runAction("sign-image", { inputs: { reference: `ghcr.io/acme/orders@sha256:${"a".repeat(64)}` } });

  expect(run.code).toBe(2);
  expect(run.stderr).toMatchInlineSnapshot(`
    "error: nothing says who signs: there is neither a key nor an identity token
    hint: on GitHub give the job id-token: write, on GitLab id_tokens SIGSTORE_ID_TOKEN with aud sigstore, elsewhere a key
    "
  `);
});

test("a tag can't be signed", async () => {
  const run = await runAction("sign-image", { inputs: { reference: "ghcr.io/acme/orders:1.4.0", key: "env://KEY" } });

  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/^error: input "reference": "ghcr\.io\/acme\/orders:1\.4\.0" does not match/u);
});
