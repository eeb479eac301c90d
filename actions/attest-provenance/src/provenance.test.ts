import { fakePorts } from "@create-pipeline/action-kit/testing";
import { describe, expect, test } from "vitest";
import { makeProvenance } from "./provenance.ts";
import { run } from "./run.ts";

const facts = {
  repository: "https://git.acme.example/acme/orders",
  revision: "1".repeat(40),
  ref: "refs/tags/v1",
  run_url: "https://ci.acme.example/1",
  builder_id: "https://ci.acme.example",
  build_type: "https://acme.example/build/v1",
  started_on: "",
};

describe("makeProvenance", () => {
  test("names source, builder and run, and leaves out what is not known", () => {
    const provenance = makeProvenance({ ...facts, ref: "" });

    expect(provenance.buildDefinition.externalParameters).toEqual({ source: { repository: facts.repository } });
    expect(provenance.buildDefinition.resolvedDependencies).toEqual([{ uri: `git+${facts.repository}`, digest: { gitCommit: facts.revision } }]);
    expect(provenance.runDetails).toEqual({ builder: { id: "https://ci.acme.example" }, metadata: { invocationId: "https://ci.acme.example/1" } });
  });

  test("keeps a git address as it is, with its ref", () => {
    expect(makeProvenance({ ...facts, repository: "git://git.acme.example/orders" }).buildDefinition.resolvedDependencies[0]?.uri).toBe(
      "git://git.acme.example/orders@refs/tags/v1",
    );
  });
});

describe("attest-provenance", () => {
  test("attests one after the other, each with its type", async () => {
    const reference = `ghcr.io/acme/orders@sha256:${"a".repeat(64)}`;
    const fake = fakePorts({ disk: { "a.json": "{}", "b.json": "{}" } });

    const result = await run(
      {
        ...facts,
        reference,
        key: "env://KEY",
        key_password: "",
        transparency: "public",
        sbom_cyclonedx: "a.json",
        sbom_spdx: "b.json",
        predicate: "provenance.json",
      },
      fake.ports,
    );

    expect(fake.calls.map(({ args }) => args.slice(4).join(" "))).toEqual([
      `--type slsaprovenance1 --predicate provenance.json ${reference}`,
      `--type cyclonedx --predicate a.json ${reference}`,
      `--type spdxjson --predicate b.json ${reference}`,
    ]);
    expect(result.outputs).toEqual({ predicate: "provenance.json", attestations: "3", signer: "key (env)" });
  });
});
