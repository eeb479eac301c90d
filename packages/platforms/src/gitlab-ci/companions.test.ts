// https://docs.gitlab.com/api/
import { execFile, execFileSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deliveryPlan, deliveryTasks, service } from "@create-pipeline/testing";
import { describe, expect, it } from "vitest";
import { gitlabCi } from "./index.ts";

const orders = service({ platform: "gitlab-ci" });
const context = { service: orders, choice: { name: "gitlab-ci", edition: "premium", visibility: "private" }, tasks: deliveryTasks, version: "0.0.0" } as const;
const script = gitlabCi.companions(deliveryPlan(orders), context).find(({ path }) => path.endsWith(".sh"))?.content ?? "";

interface Entry {
  readonly [key: string]: unknown;
}

/** As much of GitLab's API as the script calls. */
function fakeGitlab(variables: readonly string[], reviewer: "group" | "user" | "nobody" = "group") {
  const project: Record<string, unknown> = { id: 1, default_branch: "main", only_allow_merge_if_pipeline_succeeds: false };
  const lists = new Map<string, Entry[]>();
  const writes: string[] = [];
  const answer = (method: string, path: string, body: Entry | undefined): unknown => {
    const [, kind, name] = /^\/api\/v4\/projects\/acme%2Forders(?:\/([a-z_]+)(?:\/(.+))?)?$/.exec(path) ?? [];
    if (path === "/api/v4/groups/acme%2Fteam-orders-leads" && reviewer === "group") return { id: 77 };
    if (path === "/api/v4/users?username=team-orders-leads") return reviewer === "user" ? [{ id: 5 }] : [];
    if (!path.startsWith("/api/v4/projects/acme%2Forders")) return undefined;
    if (method !== "GET")
      writes.push(`${method} ${kind ?? "project"} ${String(body?.["name"] ?? body?.["description"] ?? body?.["key"] ?? Object.keys(body ?? {}).join())}`);
    if (kind === undefined) return Object.assign(project, body);
    if (kind === "variables") return variables.includes(decodeURIComponent(name ?? "")) ? {} : undefined;
    const list = lists.get(kind) ?? [];
    lists.set(kind, list);
    if (method === "POST") return list[list.push({ id: list.length, ...body }) - 1];
    if (name === undefined || kind === "pipeline_schedules") return list;
    return list.find((entry) => entry["name"] === decodeURIComponent(name));
  };
  return { answer, writes, lists };
}

type Fake = ReturnType<typeof fakeGitlab>;

async function runScript(fake: Fake): Promise<{ readonly code: number; readonly out: string }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const path = (request.url ?? "").replace(/\?per_page=100$/, "");
      const result =
        request.headers["private-token"] === "a-token"
          ? fake.answer(request.method ?? "", path, text === "" ? undefined : (JSON.parse(text) as Entry))
          : undefined;
      response.writeHead(result === undefined ? 404 : 200, { "content-type": "application/json" }).end(JSON.stringify(result ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const env = {
    PATH: process.env["PATH"],
    GITLAB_TOKEN: "a-token",
    PROJECT: "acme/orders",
    GITLAB_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
  const result = await new Promise<{ code: number; out: string }>((resolve) => {
    const child = execFile("sh", ["-s"], { env }, (error, out, err) => resolve({ code: typeof error?.code === "number" ? error.code : 0, out: out + err }));
    child.stdin?.end(script);
  });
  server.close();
  return result;
}

const VARIABLES = ["ARGOCD_TOKEN", "PIPELINE_API_TOKEN", "REGISTRY_USERNAME", "REGISTRY_PASSWORD"];
const SCOPES = ["dev", "staging", "production", "pipeline/orders/publish-image", "pipeline/orders/sign-image", "pipeline/orders/generate-sbom"];
const all = VARIABLES.flatMap((name) => SCOPES.map((scope) => `${name}?filter[environment_scope]=${scope}`));

describe.skipIf(!hasTools())("the settings script", { timeout: 60_000 }, () => {
  it("makes the settings once, and changes nothing when it is run again", async () => {
    const fake = fakeGitlab(all);

    const first = await runScript(fake);
    const made = [...fake.writes];
    const second = await runScript(fake);

    expect(first).toMatchObject({ code: 0 });
    expect(made).toContain("POST protected_branches environments");
    expect(fake.lists.get("protected_environments")?.find((entry) => entry["name"] === "production")).toMatchObject({
      approval_rules: [{ group_id: 77, required_approvals: 1 }],
      deploy_access_levels: [{ access_level: 40 }],
    });
    expect(second).toMatchObject({ code: 0 });
    expect(fake.writes).toEqual(made);
  });

  it("takes a reviewer that is no group for a user, and protects nothing for one that is neither", async () => {
    const [user, nobody] = [fakeGitlab(all, "user"), fakeGitlab(all, "nobody")];

    const known = await runScript(user);
    const unknown = await runScript(nobody);

    expect(known).toMatchObject({ code: 0 });
    expect(user.lists.get("protected_environments")?.find((entry) => entry["name"] === "production")).toMatchObject({
      approval_rules: [{ user_id: 5, required_approvals: 1 }],
    });
    expect(unknown.code).toBe(1);
    expect(unknown.out).toContain("neither group nor user: team-orders-leads");
    expect(nobody.lists.get("protected_environments")?.some((entry) => entry["name"] === "production")).toBe(false);
  });

  it("names variables that are missing, and an environment that is protected otherwise, and fails", async () => {
    const fake = fakeGitlab([]);
    fake.lists.set("protected_environments", [{ name: "production", approval_rules: [] }]);

    const { code, out } = await runScript(fake);

    expect(code).toBe(1);
    expect(out).toContain("MISSING: variable ARGOCD_TOKEN with environment scope production");
    expect(out).toContain("DIFFERS: environment production is protected with other approval rules");
    expect(out).not.toContain("a-token");
  });
});

function hasTools(): boolean {
  try {
    execFileSync("sh", ["-c", "command -v curl jq"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("the settings page", () => {
  it("lists approvals, variables by scope, and schedules", () => {
    const page = gitlabCi.companions(deliveryPlan(orders), context).find(({ path }) => path.endsWith(".md"))?.content ?? "";

    expect(page).toContain("| `production` | Maintainers | 1 of `team-orders-leads` |");
    expect(page).toMatch(/\| `PIPELINE_API_TOKEN` \| `production` \| /);
    expect(page).toContain("| `17 3 * * *` | `FLOW=rescan` `SERVICE=orders` |");
  });
});
