import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAction, startRegistry } from "@create-pipeline/action-kit/testing";
import type { ActionRun, RegistryOptions } from "@create-pipeline/action-kit/testing";

/** A repository with one commit and a Dockerfile that needs no network, and a registry to push to. */
export interface Workshop {
  readonly host: string;
  readonly folder: string;
  readonly revision: string;
  build(image: string, inputs?: Readonly<Record<string, string>>): Promise<ActionRun>;
  inspect(reference: string): { readonly Digest: string; readonly Created: string; readonly Labels: Readonly<Record<string, string>> };
  architectures(reference: string): string[];
  /** Text without what differs from run to run. */
  stable(text: string): string;
  stop(): Promise<void>;
}

/** Opens the workshop; the builder is told by environment variables and the input `engine`. */
export async function openWorkshop(
  registryCommand: string,
  engine: string,
  env: Readonly<Record<string, string>> = {},
  options: RegistryOptions = {},
): Promise<Workshop> {
  const registry = await startRegistry(registryCommand, options);
  const folder = await mkdtemp(join(tmpdir(), "build-image-"));
  const dockerfile = [
    "FROM scratch",
    "ARG GREETING",
    "ARG TARGETARCH",
    "LABEL greeting=$GREETING arch=$TARGETARCH",
    "COPY hello /hello",
    'ENTRYPOINT ["/hello"]',
    "",
  ];
  await writeFile(join(folder, "Dockerfile"), dockerfile.join("\n"));
  await writeFile(join(folder, "hello"), "a static binary\n", { mode: 0o755 });
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", folder, "-c", "user.name=test", "-c", "user.email=test@acme.example", ...args], {
      encoding: "utf8",
      env: { ...process.env, GIT_COMMITTER_DATE: "2026-01-02T03:04:05Z" },
    });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "first");
  const revision = git("rev-parse", "HEAD").trim();
  const skopeo = (...args: string[]): string => execFileSync("skopeo", ["inspect", "--tls-verify=false", ...args], { encoding: "utf8" });
  return {
    host: registry.host,
    folder,
    revision,
    build: (image, inputs = {}) =>
      runAction("build-image", {
        cwd: folder,
        env,
        inputs: { image: `${registry.host}/acme/${image}`, revision, push: "true", engine, build_args: '{"GREETING": "good day; $(id)"}', ...inputs },
      }),
    inspect: (reference) => JSON.parse(skopeo(`docker://${reference}`)) as ReturnType<Workshop["inspect"]>,
    architectures: (reference) => {
      const index = JSON.parse(skopeo("--raw", `docker://${reference}`)) as { manifests: { platform: { architecture: string } }[] };
      return index.manifests.map(({ platform }) => platform.architecture).toSorted();
    },
    stable: (text) =>
      text
        .replaceAll(registry.host, "registry.test")
        .replaceAll(revision, "REVISION")
        .replaceAll(/sha256:[0-9a-f]{64}/gu, "sha256:DIGEST"),
    stop: async () => {
      await registry.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The outputs of a run by name. */
export function outputsOf(run: ActionRun): Record<string, string> {
  return Object.fromEntries(
    run.outputs
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}
