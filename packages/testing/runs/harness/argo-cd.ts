// https://argo-cd.readthedocs.io/en/stable/developer-guide/api-docs/#applications-api
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { State } from "@create-pipeline/state";
import type { Certificate } from "./tls.ts";

/** Stands for Argo CD and the cluster behind it: whatever the state holds is synced at once. */
export interface ArgoCd {
  /** host:port, as pipeline.yaml names it. */
  readonly host: string;
  /** What the cluster says of a release, Healthy unless a test says otherwise. */
  health: (state: State) => "Healthy" | "Degraded";
  /** Applications that were asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Answers over https for `<service>-<environment>`; `read` gives the state of an environment. */
export async function startArgoCd(certificate: Certificate, service: string, token: string, read: (environment: string) => State | null): Promise<ArgoCd> {
  const asked: string[] = [];
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (incoming, response) => {
    const name = /^\/api\/v1\/applications\/([^?]+)/.exec(incoming.url ?? "")?.[1] ?? "";
    asked.push(name);
    const state = name.startsWith(`${service}-`) ? read(name.slice(service.length + 1)) : null;
    const status = incoming.headers.authorization !== `Bearer ${token}` ? 401 : state === null ? 404 : 200;
    response
      .writeHead(status, { "content-type": "application/json", connection: "close" })
      .end(JSON.stringify(state === null ? {} : application(name, state, argoCd.health(state))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const argoCd: ArgoCd = {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    health: () => "Healthy",
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return argoCd;
}

function application(name: string, state: State, health: string): object {
  const now = new Date().toISOString();
  return {
    metadata: { name },
    spec: {},
    status: {
      sync: { status: "Synced", revision: state.revision },
      health: { status: health },
      operationState: { phase: "Succeeded", finishedAt: state.deployedAt, syncResult: { revision: state.revision } },
      reconciledAt: now,
      summary: { images: [`${state.image}@${state.digest}`] },
    },
  };
}
