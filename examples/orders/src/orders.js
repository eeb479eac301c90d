import { randomUUID } from "node:crypto";

/** The order cannot be accepted as it is; `problems` says why, one sentence per field. */
export class InvalidOrderError extends Error {
  constructor(problems) {
    super("the order is not valid");
    this.name = "InvalidOrderError";
    this.problems = problems;
  }
}

/** The same idempotency key came with a different order. */
export class KeyReusedError extends Error {
  constructor(key) {
    super(`the idempotency key "${key}" was used for another order`);
    this.name = "KeyReusedError";
  }
}

/**
 * Checks an order as it came in; amounts are integers in the currency's smallest unit, because cents do not round.
 * @returns {{ customer: string, currency: string, lines: { sku: string, quantity: number, unitPrice: number }[] }}
 */
export function parseOrder(input) {
  const problems = [];
  const { customer, currency, lines } = typeof input === "object" && input !== null ? input : {};
  if (typeof customer !== "string" || customer.trim() === "") problems.push("customer: must be a non-empty string");
  if (!/^[A-Z]{3}$/.test(String(currency))) problems.push("currency: must be an ISO 4217 code, for example EUR");
  if (!Array.isArray(lines) || lines.length === 0 || lines.length > 100) problems.push("lines: must hold 1 to 100 lines");
  for (const [index, line] of (Array.isArray(lines) ? lines : []).entries()) problems.push(...lineProblems(line, `lines[${index}]`));
  if (problems.length > 0) throw new InvalidOrderError(problems);
  return { customer: customer.trim(), currency, lines: lines.map(({ sku, quantity, unitPrice }) => ({ sku, quantity, unitPrice })) };
}

function lineProblems(line, at) {
  const { sku, quantity, unitPrice } = typeof line === "object" && line !== null ? line : {};
  return [
    ...(typeof sku === "string" && /^[A-Z0-9-]{1,32}$/.test(sku) ? [] : [`${at}.sku: must be 1 to 32 of A-Z, 0-9 and -`]),
    ...(isIntegerWithin(quantity, 1, 1000) ? [] : [`${at}.quantity: must be an integer from 1 to 1000`]),
    ...(isIntegerWithin(unitPrice, 0, 10_000_000) ? [] : [`${at}.unitPrice: must be an integer from 0 to 10000000`]),
  ];
}

function isIntegerWithin(value, min, max) {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** What the whole order costs. */
export function totalOf(lines) {
  return lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
}

/**
 * The orders of this process. `pay` is called once per order; a key that was seen before gets the order it got
 * the first time, also when two requests with it arrive together.
 */
export function createOrders({ pay, newId = randomUUID, now = () => new Date() }) {
  const byId = new Map();
  const byKey = new Map();

  async function accept(order) {
    const id = newId();
    const total = totalOf(order.lines);
    const payment = await pay({ orderId: id, amount: total, currency: order.currency });
    const accepted = Object.freeze({ id, ...order, total, status: payment.status, createdAt: now().toISOString() });
    byId.set(id, accepted);
    return accepted;
  }

  return {
    get: (id) => byId.get(id),

    async place(input, key) {
      const order = parseOrder(input);
      if (key === undefined) return accept(order);
      const fingerprint = JSON.stringify(order);
      const seen = byKey.get(key);
      if (seen !== undefined && seen.fingerprint !== fingerprint) throw new KeyReusedError(key);
      if (seen !== undefined) return seen.accepted;
      const accepted = accept(order);
      byKey.set(key, { fingerprint, accepted });
      // A failed attempt may be tried again with the same key.
      accepted.catch(() => byKey.delete(key));
      return accepted;
    },
  };
}
