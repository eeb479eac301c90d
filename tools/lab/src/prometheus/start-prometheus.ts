// https://prometheus.io/docs/prometheus/latest/configuration/configuration/
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { toolPath } from "../../../index.ts";
import { isReady } from "../ask.ts";
import type { Lab } from "../start-lab.ts";

/** Starts a real Prometheus that asks the targets every second, and answers its address. */
export async function startPrometheus(lab: Lab, targets: readonly string[]): Promise<string> {
  lab.progress("Prometheus");
  const directory = join(lab.directory, prometheusProcess);
  await mkdir(directory, { recursive: true });
  const configuration = join(directory, "prometheus.yml");
  // JSON is YAML.
  await writeFile(
    configuration,
    JSON.stringify({
      global: { scrape_interval: "1s", scrape_timeout: "1s" },
      scrape_configs: [{ job_name: "lab", static_configs: [{ targets }] }],
    }),
  );
  const url = `http://127.0.0.1:${await lab.ports.claim()}`;
  await lab.processes.start({
    name: prometheusProcess,
    path: await toolPath("prometheus"),
    args: [
      `--config.file=${configuration}`,
      `--storage.tsdb.path=${join(directory, "data")}`,
      `--web.listen-address=${new URL(url).host}`,
      "--storage.tsdb.retention.time=1h",
    ],
    ready: () => isReady(`${url}/-/ready`),
  });
  return url;
}

/** Its name among the lab's processes. */
export const prometheusProcess = "prometheus";
