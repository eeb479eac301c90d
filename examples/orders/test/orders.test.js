import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createOrders, InvalidOrderError, KeyReusedError, parseOrder, totalOf } from "../src/orders.js";

const order = { customer: "ada", currency: "EUR", lines: [{ sku: "TEA-1", quantity: 3, unitPrice: 495 }] };

describe("parseOrder", () => {
  it("keeps what it knows and drops the rest", () => {
    assert.deepEqual(parseOrder({ ...order, customer: " ada ", total: 1, lines: [{ ...order.lines[0], discount: 100 }] }), order);
  });

  for (const [what, input, problem] of [
    ["nothing", undefined, "customer: must be a non-empty string"],
    ["a blank customer", { ...order, customer: " " }, "customer: must be a non-empty string"],
    ["a currency in small letters", { ...order, currency: "eur" }, "currency: must be an ISO 4217 code, for example EUR"],
    ["no lines", { ...order, lines: [] }, "lines: must hold 1 to 100 lines"],
    ["a line that is no object", { ...order, lines: [null] }, "lines[0].sku: must be 1 to 32 of A-Z, 0-9 and -"],
    ["half a pound of tea", { ...order, lines: [{ sku: "TEA-1", quantity: 0.5, unitPrice: 495 }] }, "lines[0].quantity: must be an integer from 1 to 1000"],
    ["a negative price", { ...order, lines: [order.lines[0], { sku: "TEA-1", quantity: 1, unitPrice: -1 }] }, "lines[1].unitPrice: must be an integer from 0 to 10000000"],
  ]) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => parseOrder(input),
        (error) => error instanceof InvalidOrderError && error.problems.includes(problem),
      );
    });
  }
});

describe("totalOf", () => {
  it("counts in the smallest unit of the currency", () => {
    assert.equal(totalOf([...order.lines, { sku: "CUP-2", quantity: 1, unitPrice: 10 }]), 1495);
  });
});

describe("createOrders", () => {
  it("pays an order once and remembers it", async () => {
    const payments = [];
    const orders = createOrders({ pay: async (payment) => (payments.push(payment), { status: "paid" }), newId: () => "o-1", now: () => new Date("2026-01-02T03:04:05Z") });

    const placed = await orders.place(order);

    assert.deepEqual(placed, { id: "o-1", ...order, total: 1485, status: "paid", createdAt: "2026-01-02T03:04:05.000Z" });
    assert.deepEqual(payments, [{ orderId: "o-1", amount: 1485, currency: "EUR" }]);
    assert.equal(orders.get("o-1"), placed);
    assert.equal(orders.get("o-2"), undefined);
  });

  it("answers a repeated key with the first order, also when both arrive together", async () => {
    let paid = 0;
    const orders = createOrders({ pay: async () => ({ status: `paid ${(paid += 1)}` }) });

    const [first, second] = await Promise.all([orders.place(order, "key"), orders.place(order, "key")]);

    assert.equal(second, first);
    assert.equal(paid, 1);
  });

  it("refuses a key that belongs to another order", async () => {
    const orders = createOrders({ pay: async () => ({ status: "paid" }) });
    await orders.place(order, "key");

    await assert.rejects(orders.place({ ...order, customer: "grace" }, "key"), KeyReusedError);
  });

  it("allows another attempt after a failed payment", async () => {
    const answers = [() => Promise.reject(new Error("down")), async () => ({ status: "paid" })];
    const orders = createOrders({ pay: () => answers.shift()() });

    await assert.rejects(orders.place(order, "key"), /down/);

    assert.equal((await orders.place(order, "key")).status, "paid");
  });
});
