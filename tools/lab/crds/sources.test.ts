import { describe, expect, test } from "vitest";
import { readSources } from "../../schemas/sources.ts";
import { crdsFor } from "./crds.ts";
import { readCrdSources } from "./sources.ts";

const sources = readCrdSources();

describe("the rows of sources.json", () => {
  test("are sorted by name, each name once", () => {
    const names = sources.map(({ name }) => name);

    expect(names).toEqual([...new Set(names)].sort());
  });

  test.each(sources)("are well formed: $name", (source) => {
    expect(source).toEqual(
      expect.objectContaining({
        name: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
        licence: "Apache-2.0",
        module: expect.stringMatching(/^[a-z0-9.]+\/[A-Za-z0-9./-]+$/),
        version: expect.stringMatching(/^v\d+\.\d+\.\d+$/),
        sum: expect.stringMatching(/^h1:[A-Za-z0-9+/]{43}=$/),
      }),
    );
    expect(source.files.filter((file) => !/^[^*/][^*]*\/[^/]+\.yaml$/.test(file))).toEqual([]);
    expect(source.files).not.toEqual([]);
  });

  test("say why they change something", () => {
    const changes = sources.flatMap(({ edits, storedVersionOnly }) => [edits, storedVersionOnly].filter((change) => change !== undefined));

    expect(changes.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  test("pin the modules that the schemas come from at the same versions", () => {
    const pins = new Map(sources.map(({ module, version, sum }) => [module, { version, sum }]));
    const schemas = readSources().customResources.map(({ module, version, sum }) => [module, { version, sum }]);

    expect(schemas.map(([module]) => [module, pins.get(module as string)])).toEqual(schemas);
  });
});

test("a component without a row is refused", () => {
  expect(() => crdsFor(["argo-cd", "argocd"])).toThrow(/no argocd; it has argo-cd, argo-rollouts/);
});
