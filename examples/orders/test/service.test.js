import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { createLog } from "../src/log.js";
import { startService } from "../src/service.js";

const order = { customer: "ada", currency: "EUR", lines: [{ sku: "TEA-1", quantity: 3, unitPrice: 495 }] };
const config = { port: 0, shutdownTimeoutMs: 5000, paymentsUrl: undefined };
const silent = createLog({ level: "error", write: () => {} });
const json = (body, headers = {}) => ({ method: "POST", headers: { "content-type": "application/json", ...headers }, body: typeof body === "string" ? body : JSON.stringify(body) });

// A payment service that answers when the test says so keeps a request under way.
async function withSlowPayment(run, shutdownTimeoutMs) {
  const asked = Promise.withResolvers();
  const answer = Promise.withResolvers();
  const slow = async () => (asked.resolve(), await answer.promise, Response.json({}));
  const service = await startService({ config: { ...config, shutdownTimeoutMs, paymentsUrl: new URL("http://payments") }, log: silent, fetch: slow });
  // The connection is offered for further requests, as load balancers do.
  const agent = new Agent({ keepAlive: true });
  const pending = new Promise((resolve) => {
    const outgoing = request({ port: service.port, path: "/orders", agent, ...json(order) }, (response) => resolve(response.resume().statusCode));
    outgoing.on("error", (error) => resolve(error.code));
    outgoing.end(JSON.stringify(order));
  });
  await asked.promise;
  await run({ service, pending, answer });
  answer.resolve();
  agent.destroy();
}

function start(env) {
  const child = spawn(process.execPath, ["src/main.js"], { cwd: new URL("..", import.meta.url), env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](), exit: once(child, "exit") };
}

describe("the service", () => {
  let service;
  let base;
  const lines = [];

  before(async () => {
    service = await startService({ config, log: createLog({ level: "debug", write: (line) => lines.push(JSON.parse(line)) }) });
    base = `http://localhost:${service.port}`;
  });

  after(() => service.stop("test"));

  it("says that it is alive and ready", async () => {
    assert.equal((await fetch(`${base}/healthz`)).status, 200);
    assert.deepEqual(await (await fetch(`${base}/readyz`)).json(), { status: "ready" });
  });

  it("takes an order and gives it back", async () => {
    const placed = await fetch(`${base}/orders`, json(order, { "x-request-id": "r-1" }));
    const body = await placed.json();

    assert.equal(placed.status, 201);
    assert.equal(placed.headers.get("x-request-id"), "r-1");
    assert.equal(body.total, 1485);
    assert.equal(body.status, "awaiting-payment");
    assert.deepEqual(await (await fetch(base + placed.headers.get("location"))).json(), body);
    assert.ok(lines.some(({ message, requestId, status }) => message === "request" && requestId === "r-1" && status === 201));
  });

  it("refuses a key that belongs to another order", async () => {
    await fetch(`${base}/orders`, json(order, { "idempotency-key": "k" }));

    assert.equal((await fetch(`${base}/orders`, json({ ...order, customer: "grace" }, { "idempotency-key": "k" }))).status, 409);
  });

  for (const [what, path, options, status, title] of [
    ["an invalid order", "/orders", json({ ...order, currency: "" }), 422, "the order is not valid"],
    ["a broken body", "/orders", json("{"), 400, "the body is not JSON"],
    ["a huge body", "/orders", json(JSON.stringify("x".repeat(70_000))), 413, "the body must not exceed 65536 bytes"],
    ["another media type", "/orders", { method: "POST", body: "a=b" }, 415, "the body must be application/json"],
    ["another method", "/orders", { method: "DELETE" }, 405, "DELETE is not possible here"],
    ["an unknown order", "/orders/o-404?x=1", {}, 404, "there is no order o-404"],
    ["an unknown path", "/admin", {}, 404, "there is nothing at /admin"],
  ]) {
    it(`answers ${what} with ${status}`, async () => {
      const response = await fetch(base + path, options);

      assert.equal(response.headers.get("content-type"), "application/problem+json");
      const problem = await response.json();
      assert.deepEqual([response.status, problem.title], [status, title]);
    });
  }
});

describe("a service whose payments fail", () => {
  for (const [what, answer, status] of [
    ["an unreachable payment service", () => Promise.reject(new TypeError("fetch failed")), 503],
    ["a payment service that declines", async () => new Response("", { status: 402 }), 201],
  ]) {
    it(`answers ${what} with ${status}`, async () => {
      const service = await startService({ config: { ...config, paymentsUrl: new URL("http://payments") }, log: silent, fetch: answer });

      const response = await fetch(`http://localhost:${service.port}/orders`, json(order));

      assert.equal(response.status, status);
      await service.stop("test");
    });
  }
});

describe("stopping", () => {
  it("finishes the requests under way and takes no new ones", async () => {
    await withSlowPayment(async ({ service, pending, answer }) => {
      const stopped = service.stop("test");
      await assert.rejects(fetch(`http://localhost:${service.port}/healthz`));
      answer.resolve();

      assert.equal(await pending, 201);
      assert.equal(await stopped, true);
    }, 5000);
  });

  it("cuts off what is not finished in time", async () => {
    await withSlowPayment(async ({ service, pending }) => {
      assert.equal(await service.stop("test"), false);
      assert.equal(await pending, "ECONNRESET");
    }, 50);
  });
});

describe("the process", () => {
  it("logs JSON and ends with 0 on SIGTERM", async () => {
    const { child, lines, exit } = start({ PORT: "0", LOG_LEVEL: "info" });
    const { message, port } = JSON.parse((await lines.next()).value);
    assert.equal(message, "listening");
    assert.equal((await fetch(`http://localhost:${port}/readyz`)).status, 200);

    child.kill("SIGTERM");

    assert.equal(JSON.parse((await lines.next()).value).message, "stopping");
    assert.deepEqual(await exit, [0, null]);
  });

  it("does not start with a broken configuration", async () => {
    const { exit } = start({ PORT: "eighty" });

    assert.deepEqual(await exit, [1, null]);
  });

  it("does not start on a port that is taken", async () => {
    const other = createServer().listen(0);
    await once(other, "listening");
    const { exit } = start({ PORT: String(other.address().port) });

    assert.deepEqual(await exit, [1, null]);
    other.close();
  });
});
