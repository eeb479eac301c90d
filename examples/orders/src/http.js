const maxBodyBytes = 64 * 1024;

/** An answer that is an error, in the form of RFC 9457. */
export class HttpProblem extends Error {
  constructor(status, title, extra = {}) {
    super(title);
    this.name = "HttpProblem";
    this.status = status;
    this.extra = extra;
  }
}

/** Reads a JSON body, and no more of it than anybody needs. */
export async function readJson(request) {
  const [mediaType] = (request.headers["content-type"] ?? "").split(";");
  if (mediaType.trim().toLowerCase() !== "application/json") throw new HttpProblem(415, "the body must be application/json");
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw new HttpProblem(413, `the body must not exceed ${maxBodyBytes} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new HttpProblem(400, "the body is not JSON");
  }
}

/** Answers with JSON. */
export function sendJson(response, status, body, headers = {}) {
  const text = JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text), "cache-control": "no-store", ...headers });
  response.end(text);
}

/** Answers with a problem. */
export function sendProblem(response, { status, message, extra }) {
  // What is left of a refused body would be read as the next request.
  const headers = { "content-type": "application/problem+json", ...(status === 413 ? { connection: "close" } : {}) };
  sendJson(response, status, { status, title: message, ...extra }, headers);
}
