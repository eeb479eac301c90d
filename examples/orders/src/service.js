import { once } from "node:events";
import { createServer } from "node:http";
import { createApp } from "./app.js";
import { createOrders } from "./orders.js";
import { createPay } from "./payments.js";

/**
 * Starts listening. `stop` stops gracefully: not ready any more, no new connections, requests under way are
 * finished, and after the timeout the rest is cut off. It answers whether everything was finished.
 */
export async function startService({ config, log, fetch = globalThis.fetch }) {
  let ready = false;
  const orders = createOrders({ pay: createPay({ url: config.paymentsUrl, fetch }) });
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, createApp({ orders, log, isReady: () => ready }));
  // Longer than the idle timeout of usual load balancers, so that they and not we close idle connections.
  server.keepAliveTimeout = 75_000;

  server.listen(config.port);
  await once(server, "listening");
  ready = true;
  const { port } = server.address();
  log.info("listening", { port });

  async function stop(reason) {
    ready = false;
    log.info("stopping", { reason });
    const timeout = AbortSignal.timeout(config.shutdownTimeoutMs);
    const closed = once(server, "close", { signal: timeout });
    server.close();
    // A connection that becomes idle after its last answer would otherwise be kept for its next request.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const finished = await closed.then(
      () => true,
      () => false,
    );
    clearInterval(sweep);
    server.closeAllConnections();
    log.info("stopped", { finished });
    return finished;
  }

  return { port, stop };
}
