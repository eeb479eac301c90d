import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { generatedFiles, REFERENCE } from "./generated-files.ts";
import { cataloguedIn, messagesIn, writtenIn } from "./pages/diagnostic-codes.ts";
import { platformRegistry } from "./platform-registry.ts";
import { root } from "./root.ts";
import { staleFiles } from "./stale-files.ts";

const generated = await generatedFiles();
const pages = [...generated].filter(([path]) => path.startsWith(REFERENCE));

describe("what is generated and committed", () => {
  it("is what its sources say", () => {
    expect(staleFiles(root, generated), 'run "npm run generate"').toEqual([]);
  });

  it("is found stale when it is changed, missing, or written by nothing", () => {
    const copy = mkdtempSync(join(tmpdir(), "reference-"));
    for (const [path, text] of generated) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    const none = staleFiles(copy, generated);
    writeFileSync(join(copy, REFERENCE, "cli.md"), "# changed\n");
    rmSync(join(copy, "packages/platforms/src/registry.ts"));
    writeFileSync(join(copy, REFERENCE, "old.md"), "# old\n");

    const stale = staleFiles(copy, generated);
    rmSync(copy, { recursive: true });

    expect(none).toEqual([]);
    expect(stale).toEqual(["docs/reference/cli.md", "docs/reference/old.md", "packages/platforms/src/registry.ts"]);
  });

  it("is the same on every run", async () => {
    expect(await generatedFiles()).toEqual(generated);
  });
});

describe("the reference", () => {
  it("links to files that exist", () => {
    const dead = pages.flatMap(([path, text]) =>
      [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)]
        .map(([, target = ""]) => join(dirname(path), target))
        .filter((target) => !existsSync(join(root, target)) && !generated.has(target)),
    );

    expect(dead).toEqual([]);
  });

  it("holds no path of this machine", () => {
    expect(pages.filter(([, text]) => text.includes(root)).map(([path]) => path)).toEqual([]);
  });

  it("describes every key of pipeline.yaml that the published schema has", () => {
    const schema = readFileSync(join(root, "packages/spec/schema.json"), "utf8");
    const page = generated.get(`${REFERENCE}/pipeline-yaml.md`) ?? "";
    const keys = [...schema.matchAll(/"([a-zA-Z]+)": \{\s+"title"/g)]
      .map(([, key = ""]) => key)
      .filter((key) => !["items", "additionalProperties"].includes(key));

    expect(keys.filter((key) => !new RegExp(`[\`.]${key}\``).test(page))).toEqual([]);
    expect(keys.length).toBeGreaterThan(40);
  });
});

describe("the codes of diagnostics", () => {
  it("come from a catalogue", () => {
    expect(cataloguedIn({ "spec/type": "a value has the wrong type" })).toEqual([{ code: "spec/type", text: "a value has the wrong type" }]);
    expect(cataloguedIn({ other: "a value" })).toEqual([]);
  });

  it("come from messages, with a mark for what differs", () => {
    const messages = {
      unknown: (job: string, names: readonly string[]) => ({ code: "plan/unknown", message: `job "${job}" lacks ${names.join(", ")}` }),
      no: (job: { name: string }) => job.name.length,
    };

    expect(messagesIn(messages)).toEqual([{ code: "plan/unknown", text: 'job "…" lacks …' }]);
  });

  it("come from where a diagnostic is made", () => {
    const source = 'return { code: "lifecycle/x", severity: "error", message: `image "${image}" is ${what}`, hint: "no" };';

    expect(writtenIn(source)).toEqual([{ code: "lifecycle/x", text: 'image "…" is …' }]);
  });
});

it("the registry of platforms names each by its folder", () => {
  expect(platformRegistry(["aws-codepipeline", "drone"])).toContain("[awsCodepipeline, drone]");
});
