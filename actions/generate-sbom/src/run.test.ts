import { fakePorts } from "@create-pipeline/action-kit/testing";
import type { FakePorts } from "@create-pipeline/action-kit/testing";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";

const digest = `sha256:${"a".repeat(64)}`;
const inputs = {
  reference: `ghcr.io/acme/orders@${digest}`,
  archive: "",
  formats: "spdx,cyclonedx",
  platform: "linux/amd64",
  output_dir: "sbom",
  optional: "false",
  registry_username: "robot",
  registry_password: "s3cret-password",
};
const cyclonedx = JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", components: [{ type: "library" }, { type: "file" }] });
const spdx = JSON.stringify({ spdxVersion: "SPDX-2.3", packages: [{}, { primaryPackagePurpose: "CONTAINER" }] });

function machine(written: Record<string, string>): FakePorts {
  const fake = fakePorts({
    exec: () => {
      for (const [path, text] of Object.entries(written)) fake.disk.set(path, text);
      return {};
    },
  });
  return fake;
}

describe("generate-sbom", () => {
  test("asks syft once, for exact versions of both formats", async () => {
    const fake = machine({ "sbom/cyclonedx.json": cyclonedx, "sbom/spdx.json": spdx });

    const result = await run(inputs, fake.ports);

    expect(fake.calls).toHaveLength(1);
    expect(fake.calls[0]?.args.join("\n")).toMatchInlineSnapshot(`
      "scan
      registry:ghcr.io/acme/orders@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      --platform
      linux/amd64
      --output
      cyclonedx-json@1.6=sbom/cyclonedx.json
      --output
      spdx-json@2.3=sbom/spdx.json
      --source-name
      orders
      --source-version
      sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    `);
    expect(fake.calls[0]?.options.env).toMatchObject({ DOCKER_CONFIG: "/tmp/fake-1", SYFT_CHECK_FOR_APP_UPDATE: "false" });
    expect(result.outputs).toEqual({ cyclonedx: "sbom/cyclonedx.json", spdx: "sbom/spdx.json", components: "1" });
  });

  test("reads an archive without a registry", async () => {
    const fake = machine({ "sbom/cyclonedx.json": cyclonedx });

    await run({ ...inputs, reference: "", archive: "build/image.tar", formats: "cyclonedx" }, fake.ports);

    expect(fake.calls[0]?.args.slice(0, 3)).toEqual(["scan", "oci-archive:build/image.tar", "--output"]);
    expect(fake.calls[0]?.options.env).toEqual({ SYFT_CHECK_FOR_APP_UPDATE: "false" });
  });

  test("optional: without an image nothing is listed, and an older file does not pass for a new one", async () => {
    const nothing = { ...inputs, reference: "", optional: "true" };
    const fake = machine({});

    expect(await run(nothing, fake.ports)).toEqual({
      outputs: { cyclonedx: "", spdx: "", components: "" },
      summary: "### SBOM\n\nThere is no image to list.\n",
    });
    expect([fake.calls, [...fake.disk.keys()]]).toEqual([[], []]);
    fake.disk.set("sbom/spdx.json", spdx);
    await expect(run(nothing, fake.ports)).rejects.toThrow("sbom/spdx.json is left from an earlier run");
    await expect(run({ ...nothing, optional: "false" }, machine({}).ports)).rejects.toMatchObject({ exitCode: 2 });
    await expect(run({ ...inputs, optional: "true" }, machine({}).ports)).rejects.toThrow();
  });

  test("says when nothing was found", async () => {
    const empty = { "sbom/cyclonedx.json": JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6" }) };
    const fake = machine(empty);

    await run({ ...inputs, formats: "cyclonedx" }, fake.ports);

    expect(fake.lines.at(-1)).toMatch(/^warning: no packages were found in /u);
  });

  test.each([
    ["another version", cyclonedx.replace("1.6", "1.7"), "sbom/cyclonedx.json is not CycloneDX 1.6"],
    ["no JSON", "", "is not JSON; syft wrote no complete SBOM"],
  ])("refuses %s", async (_, text, message) => {
    await expect(run({ ...inputs, formats: "cyclonedx" }, machine({ "sbom/cyclonedx.json": text }).ports)).rejects.toThrow(message);
  });
});
