import { expect, test } from "vitest";
import { explainAll, explainField } from "./explain-field.ts";
import { parseSpec } from "./parse-spec.ts";
import { pipeline } from "./testing/rendered.ts";

const parsed = parseSpec(
  pipeline({
    platform: "{ name: github-actions, edition: team }",
    environments: "[dev, { name: eu, promotesFrom: dev }, { name: production, promotesFrom: dev, soak: 1h }]",
  }),
  "pipeline.yaml",
  { directory: "" },
);
const field = (path: string) => {
  const explained = explainField(path, parsed);
  return "field" in explained ? explained.field : explained;
};

test("a default says what it is and why", () => {
  expect(field("environments.production.namespace")).toMatchObject({
    path: "environments.production.namespace",
    value: "orders-production",
    default: "<service>-<environment>",
    because: "environments may share a cluster",
    source: "default",
  });
  expect(field("quality.failOn")).toMatchObject({ value: "high", default: '"high"', allowed: ["low", "medium", "high", "critical"], source: "default" });
});

test("a given value says where", () => {
  expect(field("environments.production.soak")).toMatchObject({ value: "1h", source: "given", location: { line: 5 } });
  expect(field("environments[2].soak")).toMatchObject({ path: "environments.production.soak", value: "1h", source: "given" });
  expect(field("platform.edition")).toMatchObject({ value: "team", source: "given" });
});

test("a field that nothing fills has no value", () => {
  expect(field("environments.dev.host")).not.toHaveProperty("value");
});

test("an unknown field offers the nearest", () => {
  expect(field("security.siging")).toEqual({ unknown: "security.siging", hint: 'did you mean "security.signing"?' });
  expect(field("!")).toEqual({ unknown: "!" });
});

test("everything that counts can be listed", () => {
  const paths = explainAll(parsed).map((one) => `${one.path} ${one.source}`);

  expect(paths).toContain("service.name given");
  expect(paths).toContain("service.port default");
  expect(paths).toContain("environments.eu.replicas.min default");
  expect(new Set(paths).size).toBe(paths.length);
});
