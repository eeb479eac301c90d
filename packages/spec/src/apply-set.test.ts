import { expect, test } from "vitest";
import { applySet } from "./apply-set.ts";

const file = `# yaml-language-server: $schema=.pipeline/schema.json
version: 1
service:
  name: orders   # the shop
  owner: 'acme/team'
  env:
    A: "1"

platform: github-actions # for now
build: {image: ghcr.io/acme/orders}
environments:
  - dev
  - name: production
    host: orders.acme.example

    # who decides
    approval: { reviewers: [ acme/leads ] }
`;

const set = (...assignments: readonly string[]): string => {
  let text = file;
  for (const assignment of assignments) {
    const applied = applySet(text, assignment);
    if (applied.diagnostics.length > 0)
      return applied.diagnostics.map(({ message, hint, code }) => `${message}${hint ? ` (${hint})` : ""} [${code}]`).join("\n");
    text = applied.text;
  }
  return difference(file, text);
};

/** Lines that left and lines that came. */
function difference(before: string, after: string): string {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ].join("\n");
}

test.each([
  ["a value keeps its comment", ["service.name=shop"], ["-   name: orders   # the shop", "+   name: shop   # the shop"]],
  ["a text stays a text", ["service.toolchain=1.10"], ['+   toolchain: "1.10"']],
  ["a number is a number", ["service.port=9090"], ["+   port: 9090"]],
  [
    "a new section is written out",
    ["delivery.state.repository=https://github.com/acme/environments.git"],
    ["+ delivery:", "+   state:", "+     repository: https://github.com/acme/environments.git"],
  ],
  [
    "a new key in braces",
    ["build.dockerfile=docker/Dockerfile"],
    ["- build: {image: ghcr.io/acme/orders}", "+ build: {image: ghcr.io/acme/orders, dockerfile: docker/Dockerfile}"],
  ],
  [
    "a short form becomes long",
    ["platform.edition=team", "platform.visibility=public"],
    ["- platform: github-actions # for now", "+ platform: { name: github-actions, edition: team, visibility: public } # for now"],
  ],
  ["a list by commas", ["platform=github-actions,gitlab-ci"], ["- platform: github-actions # for now", "+ platform: [github-actions, gitlab-ci] # for now"]],
  ["an environment by name", ["environments.production.host=shop.acme.example"], ["-     host: orders.acme.example", "+     host: shop.acme.example"]],
  ["a short environment becomes long", ["environments.dev.soak=30m"], ["-   - dev", "+   - { name: dev, soak: 30m }"]],
  ["an environment by index", ["environments[0].name=test"], ["-   - dev", "+   - { name: test }"]],
  ["a new environment", ["environments[2].name=dr"], ["+   - name: dr"]],
  [
    "an item in brackets",
    ["environments.production.approval.reviewers[1]=acme/owners"],
    ["-     approval: { reviewers: [ acme/leads ] }", "+     approval: { reviewers: [ acme/leads, acme/owners ] }"],
  ],
  [
    "a whole list in YAML",
    ["environments=[dev, { name: production, soak: 1h }]"],
    [
      "-   - dev",
      "-   - name: production",
      "-     host: orders.acme.example",
      "-     # who decides",
      "-     approval: { reviewers: [ acme/leads ] }",
      "+   [dev, { name: production, soak: 1h }]",
    ],
  ],
  ["a variable", ["service.env.B=a=b: c # d"], ['+     B: "a=b: c # d"']],
  [
    "a job",
    ["jobs.unit-test.timeout=20m", "jobs.unit-test.services=[{ name: db, image: x }]"],
    ["+ jobs:", "+   unit-test:", "+     timeout: 20m", "+     services:", "+       - name: db", "+         image: x"],
  ],
  ["a boolean", ["security.provenance=false"], ["+ security:", "+   provenance: false"]],
])("%s", (_, assignments, expected) => {
  expect(set(...assignments).split("\n")).toEqual(expected);
});

test.each([
  ["foo", '--set "foo" is not path=value (such as --set service.port=9090 or --set environments.production.host=orders.acme.example) [spec/set-syntax]'],
  [
    "service..name=x",
    '--set "service..name=x" is not path=value (such as --set service.port=9090 or --set environments.production.host=orders.acme.example) [spec/set-syntax]',
  ],
  ["service.prot=1", 'there is no service.prot in pipeline.yaml (did you mean "port"?) [spec/set-path]'],
  ["servce.port=1", 'there is no servce in pipeline.yaml (did you mean "service"?) [spec/set-path]'],
  ["environments.prodution.host=x", 'environments has nothing named "prodution" (did you mean "production"?) [spec/set-path]'],
  ["environments[7].host=x", "environments[7].host can't be set without touching the rest of the file (edit pipeline.yaml by hand) [spec/set-path]"],
  ["service.name.x=1", "there is no service.name.x in pipeline.yaml [spec/set-path]"],
])("--set %s", (assignment, message) => {
  expect(set(assignment)).toBe(message);
});

test("a value that does not fit is set, so that parsing says what is wrong with it at its place", () => {
  expect(set("service.port=many")).toBe("+   port: many");
});

test("what an alias stands for is not changed through it", () => {
  const text = "version: 1\nservice: &s { name: orders }\nbuild: *s\n";

  expect(applySet(text, "build.image=x").diagnostics[0]?.code).toBe("spec/set-path");
});

test("a broken file is not edited", () => {
  expect(applySet("a: [", "service.name=x")).toMatchObject({ text: "a: [", diagnostics: [{ code: "spec/syntax" }] });
});

test("Windows line ends stay", () => {
  const { text } = applySet(file.replaceAll("\n", "\r\n"), "service.port=9090");

  expect(text.replaceAll("\r\n", "")).not.toContain("\n");
});
