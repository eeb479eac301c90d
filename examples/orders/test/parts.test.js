import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readConfig } from "../src/config.js";
import { createLog } from "../src/log.js";
import { createPay, PaymentUnavailableError } from "../src/payments.js";

describe("readConfig", () => {
  it("has defaults, also for empty variables", () => {
    assert.deepEqual(readConfig({ PORT: "" }), { port: 8080, logLevel: "info", shutdownTimeoutMs: 30_000, paymentsUrl: undefined });
  });

  it("reads every variable", () => {
    const env = { PORT: "0", LOG_LEVEL: "debug", SHUTDOWN_TIMEOUT_SECONDS: "5", PAYMENTS_URL: "http://payments" };

    assert.deepEqual(readConfig(env), { port: 0, logLevel: "debug", shutdownTimeoutMs: 5000, paymentsUrl: new URL("http://payments") });
  });

  for (const [name, value] of [["PORT", "http"], ["PORT", "70000"], ["LOG_LEVEL", "loud"], ["SHUTDOWN_TIMEOUT_SECONDS", "-1"], ["PAYMENTS_URL", "payments"], ["PAYMENTS_URL", "file:///etc/passwd"]]) {
    it(`refuses ${name}=${value}`, () => {
      assert.throws(() => readConfig({ [name]: value }), new RegExp(`^Error: ${name} must be`));
    });
  }
});

describe("createLog", () => {
  it("writes one JSON line per message and nothing below its level", () => {
    const lines = [];
    const log = createLog({ level: "info", write: (line) => lines.push(line), now: () => new Date(0) });

    log.debug("hidden");
    log.warn("two\nlines", { port: 1 });

    assert.deepEqual(lines, ['{"time":"1970-01-01T00:00:00.000Z","level":"warn","message":"two\\nlines","port":1}\n']);
  });
});

describe("createPay", () => {
  const url = new URL("http://payments");
  const payment = { orderId: "o-1", amount: 1485, currency: "EUR" };

  it("waits for the payment when there is no payment service", async () => {
    assert.deepEqual(await createPay({})(payment), { status: "awaiting-payment" });
  });

  it("uses the order as idempotency key, so that a retry does not pay twice", async () => {
    const calls = [];
    const fetch = async (...call) => (calls.push(call), Response.json({ id: "p-1" }, { status: 201 }));

    assert.deepEqual(await createPay({ url, fetch })(payment), { status: "paid" });
    const [[target, { signal, ...request }]] = calls;
    assert.equal(target.href, "http://payments/payments");
    assert.equal(signal.aborted, false);
    assert.deepEqual(request, { method: "POST", headers: { "content-type": "application/json", "idempotency-key": "o-1" }, body: JSON.stringify(payment) });
  });

  it("reports a declined payment", async () => {
    assert.deepEqual(await createPay({ url, fetch: async () => new Response("", { status: 402 }) })(payment), { status: "declined" });
  });

  it("fails on any other answer and on none", async () => {
    await assert.rejects(createPay({ url, fetch: async () => new Response("", { status: 500 }) })(payment), PaymentUnavailableError);
    await assert.rejects(createPay({ url, fetch: () => Promise.reject(new TypeError("fetch failed")) })(payment), PaymentUnavailableError);
  });
});
