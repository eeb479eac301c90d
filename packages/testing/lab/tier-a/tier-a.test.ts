import { describe, expect, it } from "vitest";
import { applicationOf } from "./application-set.ts";
import { documentsOf, lostFields } from "./documents.ts";
import { environmentDigests, standaloneManifests } from "./goldens.ts";

describe("what tier A reads", () => {
  it("takes the documents of a stream as they are written", () => {
    const stream = "---\n# Source: a.yaml\nkind: A\ndata:\n  text: |\n    --- not a start\n---\n# nothing\n---\nkind: B\nkind: C\n";
    const documents = documentsOf(stream);
    expect(documents.map(({ object }) => object.kind)).toEqual(["A", "C"]);
    expect(documents[1]?.text).toContain("kind: B\nkind: C\n");
  });

  it.each([
    ["is kept", { spec: { replicas: 2, list: [{ a: "x" }] } }, { spec: { replicas: 2, list: [{ a: "x", more: 1 }] }, status: {} }, []],
    ["is empty", { spec: { ingress: [] }, data: {} }, { spec: {} }, []],
    ["is gone", { spec: { replicas: 2, paused: false } }, { spec: { replicas: 2 } }, ["spec.paused: false became undefined"]],
    ["is another", { spec: { list: [{ a: "x" }] } }, { spec: { list: [{ a: "y" }] } }, ['spec.list[0].a: "x" became "y"']],
    ["has fewer", { spec: { list: [{ a: "x" }, { a: "y" }] } }, { spec: { list: [{ a: "x" }] } }, ["spec.list"]],
    ["is no object any more", { spec: { a: { b: 1 } } }, { spec: { a: "b" } }, ["spec.a"]],
  ])("sees what %s", (_what, manifest, live, lost) => {
    expect(lostFields(manifest, live)).toEqual(lost);
  });

  it("finds manifests wherever they lie, but not the values and the chart", () => {
    const manifest = "apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n";
    const texts = {
      "deploy/somewhere/new.yml": `${manifest}---\n${manifest.replace("name: a", "name: b")}`,
      "deploy/chart/templates/secret.yaml": manifest,
      "deploy/values.yaml": "kind: service\n",
      "same.yaml": manifest,
    };
    const found = standaloneManifests([{ name: "case", texts }]);
    expect(found.map(({ path, object }) => `${path} ${object.metadata.name}`).sort()).toEqual([
      "case/deploy/somewhere/new.yml a",
      "case/deploy/somewhere/new.yml b",
    ]);
  });

  it("tells environments apart by chart, values and how they are deployed", () => {
    const texts = { "deploy/chart/Chart.yaml": "", "deploy/values.yaml": "", "deploy/environments/dev.yaml": "" };
    const same = { name: "b", texts: { ...texts, "README.md": "other" } };
    const others = ["deploy/chart/Chart.yaml", "deploy/values.yaml", "deploy/environments/dev.yaml"].map((path) => ({
      name: path,
      texts: { ...texts, [path]: "changed" },
    }));
    expect(environmentDigests([{ name: "a", texts }, same]).size).toBe(1);
    expect(environmentDigests([{ name: "a", texts }, ...others]).size).toBe(4);
  });
});

describe("an ApplicationSet without Argo CD", () => {
  const state = { image: "ghcr.io/acme/orders", digest: "sha256:0", revision: "abc", version: "1.0.0" };
  const applicationSet = (name: string, environments = ["dev"]): string =>
    JSON.stringify({
      spec: {
        generators: environments.map((environment) => ({ git: { values: { environment, namespace: "orders-dev" } } })),
        template: {
          spec: {
            source: { helm: { releaseName: "orders", valueFiles: ["/deploy/{{ .values.environment }}.yaml"], valuesObject: { revision: name } } },
            destination: { namespace: "{{ .values.namespace }}" },
            syncPolicy: { managedNamespaceMetadata: { labels: { environment: "{{ .values.environment }}" } } },
          },
        },
      },
    });

  it("is filled from the state and the generator of the environment", () => {
    expect(applicationOf(applicationSet("{{ .revision }}"), "dev", state)).toEqual({
      namespace: "orders-dev",
      namespaceLabels: { environment: "dev" },
      release: "orders",
      valueFiles: ["deploy/dev.yaml"],
      valuesObject: { revision: "abc" },
    });
  });

  it.each([
    ["a value that the state does not have", applicationSet("{{ .commit }}"), '.commit in "{{ .commit }}" is not among the values of the state'],
    ["a template that is more than a name", applicationSet("{{ .revision | upper }}"), "more than this reads of Go's templates"],
    ["an environment that is not listed", applicationSet("", ["staging"]), "the ApplicationSet has 0 generators for dev, not one"],
    ["an environment that is listed twice", applicationSet("", ["dev", "dev"]), "the ApplicationSet has 2 generators for dev, not one"],
  ])("refuses %s", (_what, text, message) => {
    expect(() => applicationOf(text, "dev", state)).toThrow(message);
  });
});
