// https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
import { readFile } from "node:fs/promises";
import { request } from "node:https";
import type { ControlPlane } from "./control-plane/start.ts";
import type { KubeObject } from "./kubectl.ts";
import { identities } from "./pki.ts";

export interface Change {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: KubeObject;
}

export interface Watching {
  readonly stop: () => void;
}

/** Tells every change of the objects under a path of the API, the ones that are there already first. None is left out, as polling would. */
export async function watchObjects({ url, pki }: Pick<ControlPlane, "url" | "pki">, path: string, tell: (change: Change) => void): Promise<Watching> {
  const { certificate, key } = pki.pair(identities.admin.file);
  const [ca, cert, privateKey] = await Promise.all([pki.pair("ca").certificate, certificate, key].map((file) => readFile(file)));
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}${path}?watch=1`, { ca, cert, key: privateKey, agent: false }, (response) => {
      if (response.statusCode !== 200) return void reject(new Error(`a watch of ${path} is answered with ${response.statusCode}`));
      let rest = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        const lines = (rest + chunk).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) if (line !== "") tell(JSON.parse(line) as Change);
      });
      response.on("error", () => undefined);
      resolve({ stop: () => outgoing.destroy() });
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}
