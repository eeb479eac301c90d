import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildCrds } from "./build-crds.ts";
import type { CrdSource } from "./sources.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "crds-"));
  mkdirSync(join(root, "module/crds"), { recursive: true });
  mkdirSync(join(root, "out"));
  write("widget.yaml", definition("widgets"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const row: CrdSource = { name: "widgets", licence: "MIT", module: "example.org/widgets", version: "v1.0.0", sum: "h1:", files: ["crds/*.yaml"] };

const conversion = "  conversion: {strategy: Webhook, webhook: {clientConfig: {service: {name: hook, namespace: system}}}}\n";

const definition = (plural: string, more = ""): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ${plural}.example.org}
spec:
  group: example.org
  versions: [{name: v1, served: true, storage: true}, {name: v1beta1, served: true, storage: false}]
${more}`;

function write(file: string, text: string): void {
  writeFileSync(join(root, "module/crds", file), text);
}

const build = (...sources: readonly CrdSource[]): Promise<void> =>
  buildCrds(
    join(root, "out"),
    () => undefined,
    sources,
    () => Promise.resolve(join(root, "module")),
  );

const built = (name: string): unknown => JSON.parse(readFileSync(join(root, "out/widgets", `${name}.example.org.json`), "utf8"));

test("every definition comes into a file of its own, and nothing else does", async () => {
  write("more.yaml", `${definition("gears")}---\nkind: Kustomization\n---\n${definition("cogs")}---\n`);

  await build(row);

  expect(readdirSync(join(root, "out/widgets"))).toEqual(["cogs.example.org.json", "gears.example.org.json", "widgets.example.org.json"]);
});

test("a listed webhook is taken away together with the versions that need it", async () => {
  write("widget.yaml", definition("widgets", conversion));

  await build({ ...row, storedVersionOnly: { reason: "", definitions: ["widgets.example.org"] } });

  expect(built("widgets")).toMatchObject({
    spec: {
      conversion: { strategy: "None" },
      versions: [
        { name: "v1", served: true },
        { name: "v1beta1", served: false },
      ],
    },
  });
});

test("an edit changes the text before it is read", async () => {
  write("widget.yaml", `${definition("widgets")}  description: 'one\n  two: three'\n`);

  await build({ ...row, edits: { reason: "", replacements: [["\n  two", "\n   two"]] } });

  expect(built("widgets")).toMatchObject({ spec: { description: "one two: three" } });
});

describe("refused is", () => {
  test("a pattern that matches nothing", async () => {
    await expect(build({ ...row, files: ["crds/*.yaml", "crds/*.yml"] })).rejects.toThrow(
      'widgets: "crds/*.yml" matches no file of example.org/widgets@v1.0.0',
    );
  });

  test("a file without a definition", async () => {
    write("widget.yaml", "kind: Kustomization\n");

    await expect(build(row)).rejects.toThrow("widgets: no CustomResourceDefinition in crds/widget.yaml");
  });

  test("a definition that two components have", async () => {
    await expect(build(row, { ...row, name: "others" })).rejects.toThrow("both widgets and others define widgets.example.org");
  });

  test("a definition that one component has twice", async () => {
    write("copy.yaml", definition("widgets"));

    await expect(build(row)).rejects.toThrow("both widgets and widgets define widgets.example.org");
  });

  test("a conversion webhook that no row lists", async () => {
    write("widget.yaml", definition("widgets", conversion));

    await expect(build(row)).rejects.toThrow("widgets.example.org needs a conversion webhook");
  });

  test.each([
    ["a webhook that is gone", "widgets.example.org", "has no conversion webhook; remove it"],
    ["a definition that is gone", "gears.example.org", "changes gears.example.org, which it does not define"],
  ])("a row that lists %s", async (_, name, message) => {
    await expect(build({ ...row, storedVersionOnly: { reason: "", definitions: [name] } })).rejects.toThrow(message);
  });

  test("an edit with nothing to change", async () => {
    await expect(build({ ...row, edits: { reason: "", replacements: [["nowhere", ""]] } })).rejects.toThrow("widgets: edit 1 of crds/sources.json");
  });

  test("text that the parser can only guess at", async () => {
    write("widget.yaml", `${definition("widgets")}  description: 'one\n  two: three'\n`);

    await expect(build(row)).rejects.toThrow("widgets: crds/widget.yaml is no valid YAML");
  });

  test("a template outside a description", async () => {
    write("widget.yaml", definition("widgets", "  description: 'so: {{ x }}'\n"));
    await build(row);
    write("widget.yaml", definition("widgets", "  labels: {release: '{{ .Release.Name }}'}\n"));

    await expect(build({ ...row, name: "others" })).rejects.toThrow('others: widgets.example.org holds a template at "release"');
  });
});
