import { describe, expect, test } from "vitest";
import { classifyFailure } from "./git-failure.ts";
import { gitEnvironment } from "./git.ts";
import { findLocationProblems } from "./location.ts";
import { parseRemote } from "./remote.ts";

const credentials = { user: "u", token: "t0ken" };

describe("parseRemote", () => {
  test.each([
    ["https://ci:pw@git.example/a.git", { url: "https://git.example/a.git", credentials: { user: "ci", token: "pw" } }],
    ["https://tok%40n@git.example/a.git", { url: "https://git.example/a.git", credentials: { user: "x-access-token", token: "tok@n" } }],
    ["git@git.example:a/b.git", { url: "git@git.example:a/b.git", credentials: undefined }],
    ["ssh://git@git.example:22/a.git", { url: "ssh://git@git.example:22/a.git", credentials: undefined }],
    ["/srv/a b%.git".replace(" ", "-"), { url: "file:///srv/a-b%25.git", credentials: undefined }],
  ])("reads the origin %s", (address, remote) => {
    expect(parseRemote(address, { passwordInAddress: "use" })).toEqual(remote);
  });

  test.each([
    "ext::sh -c id",
    "ext::id",
    "--upload-pack=id",
    "-oProxyCommand=id@host:x",
    "git@host:-x",
    "git@-oProxyCommand=id:x",
    "ssh://-oProxyCommand=id/x",
    "ssh://u:p@host/x",
    "ftp://host/x",
    "file://host/x",
    "relative/path",
    "https://host/a\nb",
    "https://u:p@host/x",
    "",
  ])("refuses %j", (address) => {
    expect(() => parseRemote(address, { passwordInAddress: "refuse" })).toThrow();
  });

  test("keeps a token off plain http, but for loopback", () => {
    expect(() => parseRemote("http://git.example/a.git", { credentials, passwordInAddress: "refuse" })).toThrow(/clear text/);
    expect(parseRemote("http://127.0.0.1:80/a.git", { credentials, passwordInAddress: "refuse" })).toMatchObject({ credentials });
  });
});

test("settings of the job's own environment come first and the header is bound to the host", () => {
  const env = gitEnvironment({ GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "http.proxy" }, { url: "https://git.example/a.git", credentials });

  const keys = Object.keys(env).filter((key) => key.startsWith("GIT_CONFIG_KEY_"));

  expect(keys).not.toContain("GIT_CONFIG_KEY_0");
  expect(env["GIT_CONFIG_COUNT"]).toBe(String(keys.length + 1));
  expect(Object.values(env)).toContain("http.https://git.example/.extraHeader");
});

test("helpers and headers of the machine are forgotten before our header, which is the last word", () => {
  const env = gitEnvironment({}, { url: "https://git.example/a.git", credentials });
  const settings = Array.from({ length: Number(env["GIT_CONFIG_COUNT"]) }, (_, index) => [env[`GIT_CONFIG_KEY_${index}`], env[`GIT_CONFIG_VALUE_${index}`]]);

  expect(settings.filter(([key]) => key === "credential.helper" || key?.startsWith("http.https:"))).toEqual([
    ["credential.helper", ""],
    ["http.https://git.example/.extraHeader", ""],
    ["http.https://git.example/.extraHeader", "Authorization: Basic dTp0MGtlbg=="],
  ]);
  expect(Object.values(gitEnvironment({}, { url: "https://git.example/a.git", credentials: undefined }))).not.toContain("credential.helper");
});

test.each([
  ["fatal: Authentication failed for 'https://x/'", "denied"],
  ["fatal: unable to access 'https://x/': The requested URL returned error: 403", "denied"],
  ["git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.", "denied"],
  ["fatal: repository 'https://x/' not found", "not-found"],
  ["fatal: unable to access 'https://x/': The requested URL returned error: 503", "transient"],
  ["fatal: unable to access 'https://x/': Could not resolve host: x", "transient"],
  ["fatal: bad object", "other"],
] as const)("sorts %j as %s", (stderr, failure) => {
  expect(classifyFailure(stderr)).toBe(failure);
});

test.each([
  [{ branch: "../x" }, /state_branch/],
  [{ branch: "a..b" }, /state_branch/],
  [{ branch: "-x" }, /state_branch/],
  [{ branch: "a.lock" }, /state_branch/],
  [{ branch: "refs/heads/x\n" }, /state_branch/],
  [{ path: "/etc" }, /state_path/],
  [{ path: "a/../b" }, /state_path/],
  [{ path: ".git/hooks" }, /state_path/],
  [{ service: "$(id)", path: "x" }, /service/],
])("refuses the place %j", (change, message) => {
  const problems = findLocationProblems({ service: "orders", branch: "environments", path: "orders", ...change });

  expect(problems.join()).toMatch(message);
});
