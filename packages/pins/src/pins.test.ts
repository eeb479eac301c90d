import { describe, expect, test } from "vitest";
import { actionNames, actionPin, deniedActions, denialOf, imageIds, imagePin, toolCommands, toolPin } from "./index.ts";
import images from "./images.json" with { type: "json" };

describe("actions", () => {
  test("every pin is a full commit with a version", () => {
    const wrong = actionNames()
      .map(actionPin)
      .filter((pin) => !/^[0-9a-f]{40}$/u.test(pin.sha) || pin.version === "");

    expect(wrong).toEqual([]);
    expect(actionNames().length).toBeGreaterThan(50);
  });

  test("every pin names an owner and a repository", () => {
    expect(actionNames().filter((name) => !/^[\w.-]+\/[\w.-]+$/u.test(name))).toEqual([]);
  });

  test("no pinned action is on the deny list", () => {
    expect(actionNames().filter((name) => denialOf(name) !== undefined)).toEqual([]);
  });

  test.each([
    ["tj-actions/changed-files", "tj-actions/*"],
    ["TJ-Actions/changed-files", "tj-actions/*"],
    ["reviewdog/action-setup", "reviewdog/*"],
    ["Checkmarx/kics-github-action", "checkmarx/kics-github-action"],
  ])("%s is refused by %s", (name, pattern) => {
    expect(denialOf(name)?.pattern).toBe(pattern);
    expect(() => actionPin(name)).toThrow("must not be used");
  });

  test("every denial says why", () => {
    expect(deniedActions.filter(({ why }) => why.length < 20)).toEqual([]);
  });

  test("an unknown action is an error that says where to add it", () => {
    expect(() => actionPin("acme/unknown")).toThrowErrorMatchingInlineSnapshot(
      `[Error: action acme/unknown is not pinned; add a verified pin to packages/pins/src/actions.json]`,
    );
    expect(() => actionPin("constructor")).toThrow("is not pinned");
  });
});

describe("images", () => {
  test("every reference is name:tag@sha256", () => {
    const wrong = imageIds()
      .map(imagePin)
      .filter((pin) => !/^[a-z0-9.-]+(?:\/[a-z0-9._-]+)+:[\w.-]+@sha256:[0-9a-f]{64}$/u.test(pin.reference));

    expect(wrong).toEqual([]);
  });

  test("no digest is pinned twice", () => {
    const digests = imageIds().map((id) => imagePin(id).digest);

    expect(new Set(digests).size).toBe(digests.length);
  });

  test("what an image provides is sorted and has a proof", () => {
    const pins = imageIds().map(imagePin);

    expect(pins.filter((pin) => pin.provides.join() !== pin.provides.toSorted().join())).toEqual([]);
    expect(pins.filter((pin) => pin.provides.length > 0 && pin.proof.length === 0)).toEqual([]);
    expect(pins.flatMap((pin) => pin.proof).filter((proof) => !/^[\w-]+\/[\w.-]+$/u.test(proof.repository) || proof.at === "")).toEqual([]);
  });

  test("the images that run tasks and builds provide what the standard jobs require", () => {
    expect(imagePin("node").provides).toEqual(expect.arrayContaining(["bash", "git", "node", "npm", "sh"]));
    expect(imagePin("golang").provides).toEqual(expect.arrayContaining(["gcc", "git", "go", "make", "sh"]));
    expect(imagePin("node").reference).toBe("docker.io/library/node:24.21.0-trixie@sha256:be40f6a87b9b22215ddb20da0a2320a5c6d583fe3ee3b0024d9fa4f05b40c8fd");
  });

  test("cosign is not older than the fix of its verification bypass", () => {
    expect(imagePin("cosign").tag).toBe("v3.1.3");
  });

  test("an unknown id is an error that lists the known ones", () => {
    expect(() => imagePin("nodejs")).toThrow(/image "nodejs" is not pinned; known ids: .*node, node-alpine, node-slim/u);
    expect(() => imagePin("toString")).toThrow("is not pinned");
  });
});

describe("tools", () => {
  test("every tool has one image, an absolute path, and that image provides the command or its plugin", () => {
    expect(toolCommands().map((command) => `${command} ${toolPin(command).image.id} ${toolPin(command).path}`)).toMatchInlineSnapshot(`
      [
        "actionlint actionlint /usr/local/bin/actionlint",
        "buildctl buildkit /usr/bin/buildctl",
        "conftest conftest /conftest",
        "cosign cosign /ko-app/cosign",
        "docker docker-dind /usr/local/bin/docker",
        "docker-buildx docker-dind /usr/local/libexec/docker/cli-plugins/docker-buildx",
        "gitleaks gitleaks /usr/bin/gitleaks",
        "grype grype /grype",
        "hadolint hadolint /bin/hadolint",
        "helm helm /usr/bin/helm",
        "k6 k6 /usr/bin/k6",
        "kubeconform kubeconform /kubeconform",
        "osv-scanner osv-scanner /osv-scanner",
        "shellcheck shellcheck /bin/shellcheck",
        "syft syft /syft",
        "trivy trivy /usr/local/bin/trivy",
        "trufflehog trufflehog /usr/bin/trufflehog",
      ]
    `);
    expect(new Set(toolCommands()).size).toBe(toolCommands().length);
  });

  test("every image with tools records a proof", () => {
    const unproven = Object.entries(images).filter(([, entry]) => "tools" in entry && entry.proof.length === 0);

    expect(unproven).toEqual([]);
  });

  test("an unknown tool is an error that lists the known ones", () => {
    expect(() => toolPin("terraform")).toThrow(/no pinned image holds the tool "terraform"; known tools: actionlint, buildctl/u);
  });
});
