import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeLayer, pushImage, runAction, startRegistry } from "@create-pipeline/action-kit/testing";
import type { ActionRun, RegistryServer } from "@create-pipeline/action-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTool } from "../../../tools/index.ts";

const cosign = requireTool("cosign");
const registryTool = requireTool("docker-registry");
const facts = {
  repository: "https://git.acme.example/acme/orders",
  revision: "1".repeat(40),
  ref: "refs/heads/main",
  run_url: "https://ci.acme.example/acme/orders/runs/42",
  builder_id: "https://ci.acme.example/workflows/deliver@v1",
  build_type: "https://create-pipeline.dev/build/image/v1",
  started_on: "2026-11-23T12:00:00Z",
};

describe.skipIf("skip" in cosign || "skip" in registryTool)("real cosign with a local key", () => {
  const command = "path" in cosign ? cosign.path : "";
  let registry: RegistryServer;
  let folder: string;
  let reference: string;

  beforeAll(async () => {
    registry = await startRegistry("path" in registryTool ? registryTool.path : "");
    folder = await mkdtemp(join(tmpdir(), "attest-provenance-"));
    execFileSync(command, ["generate-key-pair"], { cwd: folder, env: { ...process.env, COSIGN_PASSWORD: "" }, stdio: "ignore" });
    const { digest } = await pushImage({ host: registry.host, repository: "acme/orders" }, [await makeLayer({ app: "app" })]);
    reference = `${registry.host}/acme/orders@${digest}`;
    await writeFile(join(folder, "orders.cdx.json"), JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", components: [] }));
    await writeFile(join(folder, "orders.spdx.json"), JSON.stringify({ spdxVersion: "SPDX-2.3", SPDXID: "SPDXRef-DOCUMENT", name: "orders", packages: [] }));
  });

  afterAll(async () => {
    await registry.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function attest(inputs: Record<string, string>): Promise<ActionRun> {
    const env = { SIGNING_KEY: await readFile(join(folder, "cosign.key"), "utf8"), PIPELINE_TOOL_COSIGN: command };
    return await runAction("attest-provenance", {
      cwd: folder,
      env,
      inputs: { reference, key: "env://SIGNING_KEY", transparency: "none", ...facts, ...inputs },
    });
  }

  function statement(type: string): { predicateType: string; subject: unknown; predicate: unknown } {
    const args = ["verify-attestation", "--type", type, "--key", "cosign.pub", "--insecure-ignore-tlog=true", "--allow-http-registry", reference];
    const envelope = JSON.parse(execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })) as { payload: string };
    return JSON.parse(Buffer.from(envelope.payload, "base64").toString("utf8")) as ReturnType<typeof statement>;
  }

  function stable(text: string): string {
    return text.replaceAll(registry.host, "registry.test").replaceAll(/sha256:[0-9a-f]{64}/gu, "sha256:DIGEST");
  }

  test("a missing SBOM stops it before anything is attested", async () => {
    const run = await attest({ sbom_cyclonedx: "none.json", sbom_spdx: "none.spdx.json" });

    expect(run.code).toBe(2);
    expect(run.stderr).toMatchInlineSnapshot(`
      "error: the CycloneDX file none.json does not exist
      the SPDX file none.spdx.json does not exist
      hint: run generate-sbom first, or leave the input empty
      "
    `);
    expect(() => statement("slsaprovenance1")).toThrow("Command failed");
  });

  test("provenance and both SBOMs verify, and say what was given", async () => {
    const run = await attest({ sbom_cyclonedx: "orders.cdx.json", sbom_spdx: "orders.spdx.json" });

    expect(run.stderr).toBe("");
    expect(run.outputs).toMatchInlineSnapshot(`
      "predicate=provenance.json
      attestations=3
      signer=key (env)
      "
    `);
    expect(stable(run.summary)).toMatchInlineSnapshot(`
      "### Provenance

      |  |  |
      | --- | --- |
      | Image | \`registry.test/acme/orders@sha256:DIGEST\` |
      | Source | \`https://git.acme.example/acme/orders@1111111111111111111111111111111111111111\` |
      | Builder | \`https://ci.acme.example/workflows/deliver@v1\` |
      | Attested | SLSA provenance v1, CycloneDX, SPDX |
      | Signed with | \`key (env)\` |
      "
    `);
    const provenance = statement("slsaprovenance1");
    expect(provenance.predicateType).toBe("https://slsa.dev/provenance/v1");
    expect(provenance.subject).toEqual([{ name: `${registry.host}/acme/orders`, digest: { sha256: reference.slice(-64) } }]);
    expect(provenance.predicate).toEqual(JSON.parse(await readFile(join(folder, "provenance.json"), "utf8")));
    expect(provenance.predicate).toMatchInlineSnapshot(`
      {
        "buildDefinition": {
          "buildType": "https://create-pipeline.dev/build/image/v1",
          "externalParameters": {
            "source": {
              "ref": "refs/heads/main",
              "repository": "https://git.acme.example/acme/orders",
            },
          },
          "internalParameters": {},
          "resolvedDependencies": [
            {
              "digest": {
                "gitCommit": "1111111111111111111111111111111111111111",
              },
              "uri": "git+https://git.acme.example/acme/orders@refs/heads/main",
            },
          ],
        },
        "runDetails": {
          "builder": {
            "id": "https://ci.acme.example/workflows/deliver@v1",
          },
          "metadata": {
            "invocationId": "https://ci.acme.example/acme/orders/runs/42",
            "startedOn": "2026-11-23T12:00:00Z",
          },
        },
      }
    `);
    expect(statement("cyclonedx").predicateType).toBe("https://cyclonedx.org/bom");
    expect(statement("spdxjson").predicateType).toBe("https://spdx.dev/Document");
  });
});

test("bad facts come back all at once", async () => {
  const run = await runAction("attest-provenance", {
    inputs: { reference: "orders", repository: "acme/orders", revision: "main", run_url: "javascript:alert(1)", builder_id: "me", started_on: "yesterday" },
  });

  expect(run.code).toBe(2);
  expect(run.stderr).toMatchInlineSnapshot(`
    "error: input "reference": "orders" does not match [a-z0-9.:-]+(?:/[a-z0-9._-]+)+@sha256:[0-9a-f]{64}
    input "repository": "acme/orders" does not match (?:https|ssh|git)://\\S+
    input "revision": "main" does not match [0-9a-f]{40}|[0-9a-f]{64}
    input "run_url": "javascript:alert(1)" does not match https?://\\S+
    input "builder_id": "me" does not match [a-z][a-z0-9+.-]*:\\S+
    input "build_type" is required: A URI that says how to read the parameters
    input "started_on": "yesterday" does not match [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?Z
    hint: inputs of attest-provenance: reference, repository, revision, ref, run_url, builder_id, build_type, started_on, sbom_cyclonedx, sbom_spdx, predicate, key, key_password, identity_token, transparency, signing_config, registry_username, registry_password; nothing was done
    "
  `);
});
