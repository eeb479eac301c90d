import { describe, expect, test } from "vitest";
import { login } from "./login.ts";
import { fakePorts } from "./testing/index.ts";

const none = { username: "", password: "" };
const auth = Buffer.from("robot:pass:word").toString("base64");

describe("login", () => {
  test("puts given credentials into a private file, and keeps the user's plug-ins", async () => {
    const fake = fakePorts({ env: { HOME: "/home/ci" } });

    const access = await login(fake.ports, "docker.io", { username: "robot", password: "pass:word" });

    expect(access.env).toEqual({ DOCKER_CONFIG: "/tmp/fake-1", REGISTRY_AUTH_FILE: "/tmp/fake-1/config.json" });
    expect(JSON.parse(fake.disk.get("/tmp/fake-1/config.json") ?? "")).toEqual({
      auths: { "https://index.docker.io/v1/": { auth } },
      cliPluginsExtraDirs: ["/home/ci/.docker/cli-plugins"],
    });
  });

  test("finds what an earlier step logged in with", async () => {
    const disk = { "/etc/docker/config.json": JSON.stringify({ auths: { "ghcr.io": { auth } } }) };
    const { ports } = fakePorts({ env: { DOCKER_CONFIG: "/etc/docker" }, disk });

    expect(await login(ports, "ghcr.io", none)).toEqual({ env: {}, credentials: { username: "robot", password: "pass:word" } });
    expect(await login(ports, "quay.io", none)).toEqual({ env: {} });
  });

  test("asks the credential helper that the configuration names", async () => {
    const fake = fakePorts({
      env: { DOCKER_CONFIG: "/d" },
      disk: { "/d/config.json": JSON.stringify({ credHelpers: { "1.dkr.ecr.eu-west-1.amazonaws.com": "ecr-login" } }) },
      exec: () => ({ stdout: JSON.stringify({ Username: "AWS", Secret: "token" }) }),
    });

    expect((await login(fake.ports, "1.dkr.ecr.eu-west-1.amazonaws.com", none)).credentials).toEqual({ username: "AWS", password: "token" });
    expect(fake.calls[0]).toMatchObject({ command: "docker-credential-ecr-login", args: ["get"], options: { input: "1.dkr.ecr.eu-west-1.amazonaws.com" } });
  });

  test("a helper that knows nothing, or has a strange name, is no login", async () => {
    const config = (name: string): Record<string, string> => ({ "/d/config.json": JSON.stringify({ credsStore: name }) });
    const silent = fakePorts({ env: { DOCKER_CONFIG: "/d" }, disk: config("desktop"), exec: () => ({ code: 1 }) });
    const strange = fakePorts({ env: { DOCKER_CONFIG: "/d" }, disk: config("../../evil") });

    expect(await login(silent.ports, "ghcr.io", none)).toEqual({ env: {} });
    expect(await login(strange.ports, "ghcr.io", none)).toEqual({ env: {} });
    expect(strange.calls).toEqual([]);
  });

  test("half a login and a broken configuration are errors", async () => {
    const broken = fakePorts({ env: { DOCKER_CONFIG: "/d" }, disk: { "/d/config.json": "{" } });

    await expect(login(broken.ports, "ghcr.io", none)).rejects.toThrow("/d/config.json is not JSON");
    await expect(login(broken.ports, "ghcr.io", { username: "robot", password: "" })).rejects.toMatchObject({ exitCode: 2 });
  });
});
