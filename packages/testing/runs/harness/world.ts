import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRegistry } from "@create-pipeline/action-kit/testing";
import type { RegistryServer } from "@create-pipeline/action-kit/testing";
import { startGitServer } from "@create-pipeline/state/testing";
import { findTool } from "../../../../tools/index.ts";
import { createAct } from "./act.ts";
import { startArgoCd } from "./argo-cd.ts";
import type { ArgoCd } from "./argo-cd.ts";
import type { Runner } from "./flow-run.ts";
import { createGitlab } from "./gitlab.ts";
import { openMachine } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { startPlatformServer } from "./platform-server.ts";
import type { PlatformServer } from "./platform-server.ts";
import { createServiceRepository } from "./service-repository.ts";
import type { Example, ServiceRepository } from "./service-repository.ts";
import { createCertificate, startTls } from "./tls.ts";
import type { Certificate } from "./tls.ts";

/** Everything around one service: its repository and origin, a registry, Argo CD, the platform, and one runner. */
export interface World {
  readonly repository: ServiceRepository;
  readonly runner: Runner;
  readonly machine: Machine;
  readonly registry: RegistryServer;
  readonly argoCd: ArgoCd;
  readonly platform: PlatformServer;
  /** cosign.key and cosign.pub. */
  readonly keys: string;
  close(): Promise<void>;
}

const TOKENS = { GIT: "git-token-of-the-run", ARGOCD: "argo-cd-token", API: "api-token" } as const;

/** Opens a world of its own. */
export async function openWorld(example: Example, runner: Runner["name"]): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), `run-${example}-`));
  const user = runner === "act" ? "x-access-token" : "gitlab-ci-token";
  const git = await startGitServer(join(folder, "git"), { user, password: TOKENS.GIT });
  const certificate = createCertificate(folder);
  const tls = await startTls(certificate, Number(new URL(git.url("")).port));
  const registry = await startRegistry(findTool("docker-registry")?.path ?? "docker-registry");
  const platform = await startPlatformServer();
  const argoCd = await startArgoCd(certificate, example, TOKENS.ARGOCD, (environment) => repository.state(environment));
  const repository = createServiceRepository(example, folder, { registry: registry.host, argoCd: argoCd.host });
  const keys = createKeys(folder);
  const machine = await openMachine(folder);
  const shared = { repository, machine, folder };
  const env = { ...machine.tools, ...machineEnvironment(folder, certificate) };
  const { address } = tls;
  const secrets = {
    ARGOCD_TOKEN: TOKENS.ARGOCD,
    COSIGN_KEY: readFileSync(join(keys, "cosign.key"), "utf8"),
    COSIGN_PASSWORD: "hunter2",
    REGISTRY_USERNAME: "robot",
    REGISTRY_PASSWORD: "registry-password",
  };
  return {
    repository,
    machine,
    registry,
    argoCd,
    platform,
    keys,
    runner:
      runner === "act"
        ? createAct({ ...shared, secrets: { ...secrets, GITHUB_TOKEN: TOKENS.GIT }, env: { ...env, GITHUB_SERVER_URL: address, GITHUB_API_URL: platform.url } })
        : createGitlab({
            ...shared,
            project: `${address}/acme/${example}`,
            variables: { ...env, ...secrets, ...gitlabVariables(`${address}/acme/${example}`, platform.url) },
          }),
    close: async () => {
      await Promise.all([tls.close(), git.close(), registry.stop(), platform.close(), argoCd.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function gitlabVariables(project: string, api: string): Record<string, string> {
  return {
    CI_PROJECT_URL: project,
    CI_API_V4_URL: api,
    CI_PROJECT_ID: "42",
    CI_PROJECT_ROOT_NAMESPACE: "acme",
    CI_JOB_TOKEN: TOKENS.GIT,
    CI_DEFAULT_BRANCH: "main",
    CI_RUNNER_ID: "1",
    PIPELINE_API_TOKEN: TOKENS.API,
    GITLAB_CI: "true",
  };
}

/** The machine's own ways to registries of packages, and where everything keeps what it fetched. */
function machineEnvironment(folder: string, certificate: Certificate): Record<string, string> {
  const passed = ["GOPROXY", "GOSUMDB", "SSL_CERT_FILE", "HTTPS_PROXY", "https_proxy"].flatMap((name) =>
    process.env[name] ? [[name, process.env[name]] as const] : [],
  );
  const caches = mkdirSync(join(folder, "cache"), { recursive: true }) ?? folder;
  return {
    ...Object.fromEntries(passed),
    HOME: caches,
    LANG: "C.UTF-8",
    NODE_EXTRA_CA_CERTS: certificate.path,
    GIT_SSL_CAINFO: certificate.path,
    npm_config_registry: "https://registry.npmjs.org/",
    npm_config_cafile: process.env["SSL_CERT_FILE"] ?? "",
    npm_config_cache: join(tmpdir(), "create-pipeline-runs-npm"),
    npm_config_prefer_offline: "true",
    npm_config_audit: "false",
    GOMODCACHE: execFileSync("go", ["env", "GOMODCACHE"], { encoding: "utf8" }).trim(),
    GOCACHE: join(tmpdir(), "create-pipeline-runs-go"),
  };
}

function createKeys(folder: string): string {
  const keys = join(folder, "keys");
  mkdirSync(keys);
  execFileSync(findTool("cosign")?.path ?? "cosign", ["generate-key-pair"], {
    cwd: keys,
    env: { PATH: process.env["PATH"], HOME: folder, COSIGN_PASSWORD: "hunter2" },
    stdio: "ignore",
  });
  return keys;
}
