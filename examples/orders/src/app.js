import { randomUUID } from "node:crypto";
import { HttpProblem, readJson, sendJson, sendProblem } from "./http.js";
import { InvalidOrderError, KeyReusedError } from "./orders.js";
import { PaymentUnavailableError } from "./payments.js";

/**
 * The request listener.
 * @param {{ orders: ReturnType<typeof import("./orders.js").createOrders>, log: ReturnType<typeof import("./log.js").createLog>, isReady: () => boolean }} options
 */
export function createApp({ orders, log, isReady }) {
  const routes = [
    { method: "GET", path: /^\/healthz$/, quiet: true, handle: (_request, response) => sendJson(response, 200, { status: "alive" }) },
    { method: "GET", path: /^\/readyz$/, quiet: true, handle: (_request, response) => (isReady() ? sendJson(response, 200, { status: "ready" }) : sendJson(response, 503, { status: "stopping" })) },
    { method: "POST", path: /^\/orders$/, handle: placeOrder },
    { method: "GET", path: /^\/orders\/(?<id>[\w-]{1,64})$/, handle: getOrder },
  ];

  async function placeOrder(request, response) {
    const order = await orders.place(await readJson(request), request.headers["idempotency-key"]);
    sendJson(response, 201, order, { location: `/orders/${order.id}` });
  }

  function getOrder(_request, response, { id }) {
    const order = orders.get(id);
    if (order === undefined) throw new HttpProblem(404, `there is no order ${id}`);
    sendJson(response, 200, order);
  }

  return async (request, response) => {
    const started = performance.now();
    const requestId = request.headers["x-request-id"] ?? randomUUID();
    response.setHeader("x-request-id", requestId);
    const [path] = (request.url ?? "/").split("?");
    const candidates = routes.filter((route) => route.path.test(path));
    const route = candidates.find(({ method }) => method === request.method);

    try {
      if (candidates.length === 0) throw new HttpProblem(404, `there is nothing at ${path}`);
      if (route === undefined) throw new HttpProblem(405, `${request.method} is not possible here`);
      await route.handle(request, response, route.path.exec(path)?.groups ?? {});
    } catch (error) {
      const problem = toProblem(error);
      if (problem.status >= 500) log.error(problem.message, { requestId, error: String(error), cause: String(error.cause ?? "") });
      sendProblem(response, problem);
    } finally {
      // Probes come every few seconds and would be most of the log.
      const write = route?.quiet ? log.debug : log.info;
      write("request", { requestId, method: request.method, path, status: response.statusCode, durationMs: Math.round(performance.now() - started) });
    }
  };
}

function toProblem(error) {
  if (error instanceof HttpProblem) return error;
  if (error instanceof InvalidOrderError) return new HttpProblem(422, error.message, { problems: error.problems });
  if (error instanceof KeyReusedError) return new HttpProblem(409, error.message);
  if (error instanceof PaymentUnavailableError) return new HttpProblem(503, error.message);
  return new HttpProblem(500, "something went wrong on our side");
}
