/** The payment service did not give a usable answer; the order may be tried again. */
export class PaymentUnavailableError extends Error {
  name = "PaymentUnavailableError";
}

/**
 * Asks the payment service; without an address every order waits for its payment.
 * @param {{ url?: URL, fetch?: typeof globalThis.fetch, timeoutMs?: number }} options
 */
export function createPay({ url, fetch = globalThis.fetch, timeoutMs = 3000 }) {
  if (url === undefined) return async () => ({ status: "awaiting-payment" });

  return async ({ orderId, amount, currency }) => {
    const request = {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": orderId },
      body: JSON.stringify({ orderId, amount, currency }),
      signal: AbortSignal.timeout(timeoutMs),
    };
    try {
      const response = await fetch(new URL("/payments", url), request);
      if (response.status === 402) return { status: "declined" };
      if (!response.ok) throw new Error(`status ${response.status}`);
      await response.json();
      return { status: "paid" };
    } catch (cause) {
      throw new PaymentUnavailableError("the payment service did not answer", { cause });
    }
  };
}
