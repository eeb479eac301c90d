import { expect, test } from "vitest";
import { describeWithTools } from "../describe-with-tools.ts";
import { validate as checkJsonschema } from "./check-jsonschema.ts";
import { validate as gitlabCiLocal } from "./gitlab-ci-local.ts";
import { validate as pipelineCheck } from "./pipeline-check.ts";
import { rulesOf, spoil } from "./rules-of.ts";
import { goodPipeline } from "./samples.ts";

const path = ".gitlab-ci.yml";
const good = { [path]: goodPipeline };
const spoiled = (from: string, to: string): Readonly<Record<string, string>> => ({ [path]: spoil(goodPipeline, from, to) });

describeWithTools("gitlab-ci-local", ["gitlab-ci-local", "rsync"], () => {
  test("accepts a sound pipeline", async () => {
    expect(await rulesOf(gitlabCiLocal, good)).toEqual([]);
  });

  test.for([
    ["resource_group:", "resource_groop:", "#/additionalProperties"],
    ["stage: deploy", "stage: depoly", "unknown-stage"],
    ["needs: [build]", "needs: [biuld]", "unknown-need"],
    ["allow_failure: false", "allow_failure: 3", "#/definitions/allow_failure/oneOf/0/type"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(gitlabCiLocal, spoiled(from, to))).toContain(`${rule} ${path}`);
  });

  test("judges included files as part of the pipeline", async () => {
    const files = { [path]: "include:\n  - local: ci/build.yml\n", "ci/build.yml": "build:\n  script: [echo]\n  timeuot: 5m\n" };

    expect(await rulesOf(gitlabCiLocal, files)).toEqual([`#/additionalProperties ${path}`]);
  });
});

describeWithTools("check-jsonschema on GitLab files", ["check-jsonschema"], () => {
  test("accepts a sound pipeline", async () => {
    expect(await rulesOf(checkJsonschema, good)).toEqual([]);
  });

  test("rejects a manual rule with an unknown word", async () => {
    expect(await rulesOf(checkJsonschema, spoiled("when: manual", "when: manually"))).toEqual([`vendor.gitlab-ci ${path}`]);
  });
});

describeWithTools("pipeline-check on GitLab files", ["pipeline-check"], () => {
  test("accepts a sound pipeline", async () => {
    expect(await rulesOf(pipelineCheck, good)).toEqual([]);
  });

  test.for([
    [/@sha256:\S+/.exec(goodPipeline)?.[0] ?? "", ":latest", "GL-001"],
    ['echo "building"', "echo $CI_MERGE_REQUEST_TITLE", "GL-002"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(pipelineCheck, spoiled(from, to))).toContain(`${rule} ${path}`);
  });
});
