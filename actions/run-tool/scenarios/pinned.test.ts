import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { runAction } from "@create-pipeline/action-kit/testing";
import { imagePin } from "@create-pipeline/pins";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: Server;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

test("the bundle asks the mirror for exactly the pinned digest", async () => {
  const mirror = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const run = await runAction("run-tool", { inputs: { tool: "gitleaks" }, env: { PIPELINE_REGISTRY_MIRROR: `${mirror}/hub` } });

  const { digest, reference } = imagePin("gitleaks");
  expect(asked).toEqual([`/v2/hub/zricethezav/gitleaks/manifests/${digest}`]);
  expect(run.code).toBe(1);
  expect(run.stdout).toBe(`fetching gitleaks from ${reference}\n`);
  expect(run.stderr).toBe(`error: ${mirror}/hub/zricethezav/gitleaks@${digest} does not exist in the registry\n`);
});
