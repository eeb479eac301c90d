import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import type { Runtime } from "./runtimes.ts";
import type { Subject } from "./subject.ts";

/** A whole service as a user would write it; some 60 files. */
const pipeline = `version: 1
service: { name: orders, kind: service, owner: acme/team-orders, language: node, repository: https://github.com/acme/orders.git, port: 8080, health: { live: /healthz, ready: /readyz } }
platform: github-actions
build: { builder: dockerfile, image: ghcr.io/acme/orders }
environments:
  - { name: dev, cluster: dev-1, namespace: orders }
  - { name: staging, promotesFrom: dev }
  - { name: production, promotesFrom: staging, host: orders.acme.example }
`;
/** Without the programs of the tasks, which are a megabyte of the whole; revision and version are examples. */
const referenced = `${pipeline}tasks: { form: referenced, repository: acme/pipelines, revision: "${"0123456789abcdef".repeat(3).slice(0, 40)}", version: v1.0.0 }\n`;

export function ourSubjects(bin: string, scratch: string, runtimes: readonly Runtime[]): Subject[] {
  const generated = generate(bin, join(scratch, "generated"), runtimes[0]!);
  return runtimes.flatMap((runtime) => {
    const subject = (id: string, title: string, argv: readonly string[], rest: Partial<Subject> = {}): Subject => ({
      id: `ours-${id}-node${runtime.major}`,
      title: `create-pipeline ${title}`,
      group: "ours",
      runtime,
      fresh: false,
      prepare: (folder) => cpSync(generated, folder, { recursive: true }),
      command: (folder) => ({ argv: [runtime.path, bin, ...argv], cwd: folder }),
      ...rest,
    });
    const whole = (text: string): Partial<Subject> => ({
      fresh: true,
      leaves: { atLeast: 40 },
      prepare: (folder) => writeFileSync(join(folder, "pipeline.yaml"), text),
    });
    return [
      subject("pipeline", "--yes (a whole pipeline)", ["--yes"], whole(pipeline)),
      subject("referenced", "--yes (tasks by reference)", ["--yes"], whole(referenced)),
      subject("again", "generate (nothing changed)", ["generate"]),
      subject("check", "check (all unchanged)", ["check"]),
      subject("plan", "plan", ["plan"]),
      subject("help", "--help", ["--help"]),
      subject("version", "--version", ["--version"]),
    ];
  });
}

function generate(bin: string, folder: string, runtime: Runtime): string {
  mkdirSync(folder);
  writeFileSync(join(folder, "pipeline.yaml"), pipeline);
  const { status, stderr } = spawnSync(runtime.path, [bin, "--yes"], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`create-pipeline failed: ${stderr}`);
  return folder;
}
