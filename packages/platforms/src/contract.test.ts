import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compare, deliveryPlan, service } from "@create-pipeline/testing";
import type { ServiceOptions } from "@create-pipeline/testing";
import { describe, expect, it } from "vitest";
import type { PlanFeature } from "./platform.ts";
import { platforms } from "./registry.ts";
import { contextOf, digestRenderings, renderAll } from "./shared/testing/digest-renderings.ts";

const root = import.meta.dirname;
const FILES = [
  "README.md",
  "bindings.ts",
  "capabilities.ts",
  "companions.ts",
  "expressions.ts",
  "index.ts",
  "model.ts",
  "read.ts",
  "render.test.ts",
  "render.ts",
  "variables.ts",
];
const FEATURES: readonly PlanFeature[] = [
  "approval",
  "artifacts",
  "change-filter",
  "concurrency-queue",
  "concurrency-supersede",
  "delay",
  "environments",
  "flow-inputs",
  "identity-token",
  "job-outputs",
  "merge-queue",
  "permissions",
  "reports",
  "required-check",
  "retries",
  "schedule",
  "secrets",
  "service-containers",
  "start-always",
  "start-after-failure",
  "tag-trigger",
  "timeouts",
  "toolchain-cache",
];
const CASES: Readonly<Record<string, ServiceOptions>> = {
  "a service at the root": {},
  "a service in a folder": { directory: "services/orders" },
  "a Go service": { language: "go" },
  "referenced tasks": { form: "referenced" },
  "a registry elsewhere": { image: "docker.io/acme/orders", auth: "secret" },
};

it("lists every folder that holds a platform", () => {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, "index.ts")));

  expect(platforms.map(({ id }) => id)).toEqual(folders.map(({ name }) => name).sort());
});

it("renders the same bytes in another locale and time zone, and twice", () => {
  const script = join(root, "shared/testing/print-digests.ts");
  const env = { PATH: process.env["PATH"], LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" };

  const elsewhere: unknown = JSON.parse(execFileSync(process.execPath, [script], { env, encoding: "utf8" }));

  expect(digestRenderings(platforms)).toEqual(elsewhere);
}, 120_000);

describe.each(platforms)("$id", (platform) => {
  const folder = join(root, platform.id);
  const text = (file: string): string => readFileSync(join(folder, file), "utf8");

  it("has the files that every platform has", () => {
    expect(FILES.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });

  it("begins its sources with the address of the vendor's documentation", () => {
    const sources = readdirSync(folder).filter(
      (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "messages.ts" && file !== "settings-page.ts",
    );

    expect(sources.filter((file) => !text(file).startsWith("// https://"))).toEqual([]);
  });

  it("has an index of at most 40 lines, and no source file of more than 300", () => {
    const sources = readdirSync(folder).filter((file) => file.endsWith(".ts"));

    expect(text("index.ts").split("\n").length).toBeLessThanOrEqual(41);
    expect(sources.filter((file) => text(file).split("\n").length > 301)).toEqual([]);
  });

  it("has a README without first and second level headings", () => {
    expect(text("README.md")).toMatch(/https:\/\//);
    expect(text("README.md")).not.toMatch(/^##? /m);
  });

  it("answers for every feature of a plan, in words", () => {
    const answers = Object.values(platform.capabilities).flatMap((capability) => Object.values(capability));

    expect(Object.keys(platform.capabilities).sort()).toEqual([...FEATURES].sort());
    expect(answers.filter((answer) => answer.trim() === "")).toEqual([]);
  });

  describe.each(Object.entries(CASES))("with %s", (_, options) => {
    const given = service({ platform: platform.id, ...options });
    const plan = deliveryPlan(given);
    const { files, diagnostics } = renderAll(platform, plan, given);

    it("renders the standard delivery without a complaint", () => {
      expect(diagnostics).toEqual([]);
    });

    it("writes each path once, with an id of its own", () => {
      expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
      expect(new Set(files.map(({ id }) => id)).size).toBe(files.length);
    });

    it("writes clean text", () => {
      const dirty = files.filter(({ content }) => / $|\t|\r/m.test(content));

      expect(dirty.map(({ path }) => path)).toEqual([]);
      expect(files.filter(({ content }) => !content.endsWith("\n") || content.endsWith("\n\n")).map(({ path }) => path)).toEqual([]);
    });

    it("says what the plan says", () => {
      const context = contextOf(platform, given);
      const emitted = platform.emit(platform.render(plan, context).model, context);

      expect(compare(plan, platform.read(emitted, context), { except: ["start"] })).toEqual([]);
    });
  });
});
