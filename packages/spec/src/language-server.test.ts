import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { printSpec } from "./print-spec.ts";
import { startLanguageServer, type LanguageServer } from "./testing/language-server.ts";

const folder = mkdtempSync(join(tmpdir(), "spec-language-server-"));
let server: LanguageServer;

const good = printSpec(
  {
    version: 1,
    service: { name: "orders", owner: "acme/team", language: "node", repository: "https://github.com/acme/orders.git" },
    platform: { name: "github-actions", edition: "team" },
    build: { image: "ghcr.io/acme/orders" },
    environments: ["dev", { name: "production", soak: "30m" }],
  },
  { directory: "services/orders" },
);

beforeAll(async () => {
  mkdirSync(join(folder, ".pipeline"));
  mkdirSync(join(folder, "services/orders"), { recursive: true });
  copyFileSync(new URL("../schema.json", import.meta.url), join(folder, ".pipeline/schema.json"));
  server = await startLanguageServer(folder);
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

test("yaml-language-server finds the schema by the modeline and accepts what we print", async () => {
  expect(good.split("\n")[0]).toBe("# yaml-language-server: $schema=../../.pipeline/schema.json");
  expect(await server.problems("services/orders/pipeline.yaml", good)).toEqual([]);
});

test("yaml-language-server underlines the mistakes that we report, in our words", async () => {
  const bad = good
    .replace("name: orders", "name: Orders")
    .replace("language: node", "langage: node")
    .replace("edition: team", "edition: pro")
    .replace("ghcr.io/acme/orders", "orders:latest");

  expect(await server.problems("services/orders/bad.yaml", bad)).toMatchInlineSnapshot(`
    [
      "11: Value is not accepted. Valid values: "free", "team", "enterprise", "premium", "ultimate".",
      "13: must be an image repository with its host and without tag, such as "ghcr.io/acme/orders"",
      "4: Missing property "language".",
      "5: must be 1 to 40 lower-case letters, digits and single hyphens, starting with a letter",
      "7: Property langage is not allowed.",
    ]
  `);
});

test("yaml-language-server completes keys and values", async () => {
  const text = `${good}delivery:\n  \nsecurity:\n  signing: \n`;
  const line = text.split("\n").indexOf("delivery:") + 1;
  await server.problems("services/orders/complete.yaml", text);

  expect(await server.completions("services/orders/complete.yaml", line, 2)).toEqual(
    expect.arrayContaining(["argocd", "gitops", "rescan", "state", "verify", "workload"]),
  );
  expect(await server.completions("services/orders/complete.yaml", line + 2, 11)).toEqual(expect.arrayContaining(["key", "keyless", "none"]));
});
