import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeLayer, pushImage, pushIndex, runAction, startRegistry } from "@create-pipeline/action-kit/testing";
import type { ActionRun, RegistryServer } from "@create-pipeline/action-kit/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTool } from "../../../tools/index.ts";

const syft = requireTool("syft");
const registryTool = requireTool("docker-registry");
const manifest = (name: string, version: string): string => JSON.stringify({ name, version, license: "MIT" });

describe.skipIf("skip" in syft || "skip" in registryTool)("real syft on an image in a real registry", () => {
  let registry: RegistryServer;
  let folder: string;
  let reference: string;
  let index: string;

  beforeAll(async () => {
    registry = await startRegistry("path" in registryTool ? registryTool.path : "");
    folder = await mkdtemp(join(tmpdir(), "generate-sbom-"));
    const target = { host: registry.host, repository: "acme/orders" };
    const layer = await makeLayer({
      "app/node_modules/left-pad/package.json": manifest("left-pad", "1.3.0"),
      "app/node_modules/once/package.json": manifest("once", "1.4.0"),
    });
    const amd64 = await pushImage(target, [layer], "amd64");
    const arm64 = await pushImage(target, [await makeLayer({ "app/node_modules/wrappy/package.json": manifest("wrappy", "1.0.2") })], "arm64");
    reference = `${registry.host}/acme/orders@${amd64.digest}`;
    index = `${registry.host}/acme/orders@${(await pushIndex(target, [amd64, arm64])).digest}`;
  });

  afterAll(async () => {
    await registry.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function generate(inputs: Record<string, string>): Promise<ActionRun> {
    return runAction("generate-sbom", { cwd: folder, inputs, env: { PIPELINE_TOOL_SYFT: "path" in syft ? syft.path : "" } });
  }

  function stable(text: string): string {
    return text.replaceAll(registry.host, "registry.test").replaceAll(/sha256:[0-9a-f]{64}/gu, "sha256:DIGEST");
  }

  test("writes both formats under names that do not change", async () => {
    const run = await generate({ reference });

    expect(run.stderr).toBe("");
    expect(run.code).toBe(0);
    expect(run.outputs).toMatchInlineSnapshot(`
      "cyclonedx=sbom/cyclonedx.json
      spdx=sbom/spdx.json
      components=2
      "
    `);
    expect(stable(run.summary)).toMatchInlineSnapshot(`
      "### SBOM

      2 packages in \`registry.test/acme/orders@sha256:DIGEST\`.

      | Format | File |
      | --- | --- |
      | CycloneDX 1.6 | \`sbom/cyclonedx.json\` |
      | SPDX 2.3 | \`sbom/spdx.json\` |
      "
    `);
    expect((await readdir(join(folder, "sbom"))).toSorted()).toEqual(["cyclonedx.json", "spdx.json"]);
    const cyclonedx = JSON.parse(await readFile(join(folder, "sbom/cyclonedx.json"), "utf8")) as {
      specVersion: string;
      components: { type: string; name: string }[];
      metadata: { component: { name: string; version: string } };
    };
    expect(cyclonedx.specVersion).toBe("1.6");
    expect(
      cyclonedx.components
        .filter(({ type }) => type === "library")
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(["left-pad", "once"]);
    expect(cyclonedx.metadata.component).toMatchObject({ name: "orders", version: reference.slice(reference.indexOf("@") + 1) });
    const spdx = JSON.parse(await readFile(join(folder, "sbom/spdx.json"), "utf8")) as { spdxVersion: string };
    expect(spdx.spdxVersion).toBe("SPDX-2.3");
  });

  test("reads the wanted platform of an index", async () => {
    const run = await generate({ reference: index, platform: "linux/arm64", formats: "cyclonedx", output_dir: "arm" });

    expect(run.outputs).toBe("cyclonedx=arm/cyclonedx.json\nspdx=\ncomponents=1\n");
    expect(await readFile(join(folder, "arm/cyclonedx.json"), "utf8")).toContain("wrappy");
  });

  test("fails for an image that is not there, and does not pass an old file for a new one", async () => {
    await generate({ reference, output_dir: "old" });

    const run = await generate({ reference: `${reference.split("@")[0]}@sha256:${"0".repeat(64)}`, output_dir: "old" });

    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^error: syft scan ended with exit code 1:/u);
    expect(run.outputs).toBe("");
    expect(await readFile(join(folder, "old/cyclonedx.json"), "utf8")).toBe("");
  });
});

test("a tag is no reference: what is listed must be what was built", async () => {
  const run = await runAction("generate-sbom", { inputs: { reference: "ghcr.io/acme/orders:latest", formats: "pdf" } });

  expect(run.code).toBe(2);
  expect(run.stderr).toMatchInlineSnapshot(`
    "error: input "reference": "ghcr.io/acme/orders:latest" does not match [a-z0-9.:-]+(?:/[a-z0-9._-]+)+@sha256:[0-9a-f]{64}
    input "formats": "pdf" does not match (?:cyclonedx|spdx)(?:,(?:cyclonedx|spdx))?
    hint: inputs of generate-sbom: reference, archive, formats, platform, optional, output_dir, registry_username, registry_password; nothing was done
    "
  `);
});

test("nothing deployed, nothing listed, where that was said to be fine", async () => {
  const run = await runAction("generate-sbom", { inputs: { reference: "", optional: "true" } });

  expect(run).toMatchObject({
    code: 0,
    outputs: "cyclonedx=\nspdx=\ncomponents=\n",
    stdout: "there is no image to list\n",
    stderr: "",
    summary: "### SBOM\n\nThere is no image to list.\n",
  });
});

test("neither an image nor an archive is bad input", async () => {
  const run = await runAction("generate-sbom");

  expect(run).toMatchObject({
    code: 2,
    stderr: 'error: give either "reference" or "archive"\nhint: reference for a pushed image, archive for one that was only built\n',
  });
});
