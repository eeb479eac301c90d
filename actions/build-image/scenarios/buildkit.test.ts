import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTool } from "../../../tools/index.ts";
import { openWorkshop, outputsOf } from "./workshop.ts";
import type { Workshop } from "./workshop.ts";

// Runs where somebody gives it a daemon on this machine and its buildctl; README.md says how, and with which it was proven.
const host = process.env["TEST_BUILDKIT_HOST"] ?? "";
const buildctl = process.env["TEST_BUILDCTL"] ?? "";
const registryTool = requireTool("docker-registry");
const skopeo = requireTool("skopeo");

describe.skipIf(host === "" || buildctl === "" || "skip" in registryTool || "skip" in skopeo)(
  "a real build with BuildKit (TEST_BUILDKIT_HOST, TEST_BUILDCTL)",
  () => {
    let workshop: Workshop;

    beforeAll(async () => {
      workshop = await openWorkshop("path" in registryTool ? registryTool.path : "", "auto", { BUILDKIT_HOST: host, PIPELINE_TOOL_BUILDCTL: buildctl });
    });

    afterAll(() => workshop.stop());

    test("two platforms give an index; two builds of one commit give the same one", async () => {
      const platforms = { platforms: "linux/amd64,linux/arm64" };
      const [one, two] = [await workshop.build("one", { ...platforms, version: "1.4.0" }), await workshop.build("two", platforms)];

      expect(one.stderr).toBe("");
      expect(workshop.stable(one.stdout)).toBe("── build registry.test/acme/one with buildkit\n");
      const { digest, reference } = outputsOf(one);
      expect(outputsOf(two)["digest"]).toBe(digest);
      expect(workshop.architectures(reference ?? "")).toEqual(["amd64", "arm64"]);
      const image = workshop.inspect(`${workshop.host}/acme/one:1.4.0`);
      expect(image.Digest).toBe(digest);
      expect(image.Created).toBe("2026-01-02T03:04:05Z");
      expect(image.Labels).toMatchObject({ greeting: "good day; $(id)", arch: "amd64", "org.opencontainers.image.revision": workshop.revision });
    });

    test("without push it only builds, or writes an archive", async () => {
      const built = await workshop.build("none", { push: "false" });
      const archived = await workshop.build("none", { push: "false", archive: "a,b.tar" });

      expect(built.code).toBe(0);
      expect(archived.code).toBe(0);
      expect(await readdir(workshop.folder)).toContain("a,b.tar");
      expect((await fetch(`http://${workshop.host}/v2/acme/none/tags/list`)).status).toBe(404);
    });
  },
);
