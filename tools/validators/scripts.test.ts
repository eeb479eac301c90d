import { expect, test } from "vitest";
import { describeWithTools } from "../describe-with-tools.ts";
import { validate as hadolint } from "./hadolint.ts";
import { validate as pipelineCheck } from "./pipeline-check.ts";
import { rulesOf, spoil } from "./rules-of.ts";
import { goodDockerfile } from "./samples.ts";
import { validate as shellcheck, validateScripts } from "./shellcheck.ts";

describeWithTools("shellcheck", ["shellcheck"], () => {
  test("accepts a sound script", async () => {
    expect(await rulesOf(shellcheck, { "ci/build.sh": '#!/bin/sh\nset -eu\necho "$1"\n' })).toEqual([]);
  });

  test("rejects an unquoted variable", async () => {
    expect(await rulesOf(shellcheck, { "ci/build.sh": "#!/bin/sh\nset -eu\necho $1\n" })).toEqual(["SC2086 ci/build.sh"]);
  });

  test("points into the file that holds a script string", async () => {
    const findings = await validateScripts([{ path: "Jenkinsfile", line: 20, shell: "sh", text: "set -eu\n[[ -n $A ]]\n" }]);

    expect(findings.map(({ rule, path, line }) => `${path}:${line} ${rule}`)).toEqual(["Jenkinsfile:21 SC3010"]);
  });
});

describeWithTools("hadolint", ["hadolint"], () => {
  test("accepts a sound Dockerfile", async () => {
    expect(await rulesOf(hadolint, { Dockerfile: goodDockerfile })).toEqual([]);
  });

  test.for([
    ["WORKDIR /app", "WORKDIR app", "DL3000"],
    ["USER 10001:10001", "USER root", "DL3002"],
    ["COPY --chown=10001:10001", "ADD --chown=10001:10001", "DL3020"],
    ['CMD ["node", "dist/main.js"]', "CMD node dist/main.js", "DL3025"],
    ["WORKDIR /app", "WORKDIR /app\nRUN apt-get update && apt-get install -y --no-install-recommends git", "DL3008"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(hadolint, { Dockerfile: spoil(goodDockerfile, from, to) })).toContain(`${rule} Dockerfile`);
  });

  test("rejects an image of a registry that is not trusted", async () => {
    const trusting = (files: Parameters<typeof hadolint>[0]): ReturnType<typeof hadolint> => hadolint(files, { trustedRegistries: ["other.example.invalid"] });

    expect(await rulesOf(trusting, { Dockerfile: goodDockerfile })).toEqual(["DL3026 Dockerfile"]);
  });
});

describeWithTools("pipeline-check on Dockerfiles", ["pipeline-check"], () => {
  test("accepts a sound Dockerfile", async () => {
    expect(await rulesOf(pipelineCheck, { Dockerfile: goodDockerfile })).toEqual([]);
  });

  test.for([
    [/@sha256:\S+/.exec(goodDockerfile)?.[0] ?? "", "", "DF-001"],
    ["USER 10001:10001\n", "", "DF-002"],
  ] as const)("rejects %j turned into %j as %s", async ([from, to, rule]) => {
    expect(await rulesOf(pipelineCheck, { Dockerfile: spoil(goodDockerfile, from, to) })).toContain(`${rule} Dockerfile`);
  });
});
