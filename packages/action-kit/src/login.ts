import { homedir } from "node:os";
import { join } from "node:path";
import type { Ports } from "./ports.ts";
import type { Credentials } from "./registry/auth.ts";
import { TaskError } from "./task-error.ts";

/** How third-party tools and our own client get at a registry. */
export interface RegistryLogin {
  /** For the environment of docker, buildctl, buildah, skopeo, cosign, syft. */
  readonly env: Readonly<Record<string, string>>;
  /** For our own client; undefined for anonymous access. */
  readonly credentials?: Credentials;
}

/** Docker Hub's key in configuration files is an old address of its index. */
const DOCKER_HUB_KEY = "https://index.docker.io/v1/";

interface DockerConfig {
  readonly auths?: Readonly<Record<string, { readonly auth?: string } | undefined>>;
  readonly credHelpers?: Readonly<Record<string, string | undefined>>;
  readonly credsStore?: string;
}

/** Logs in for the length of the task: with given credentials through a private file, else with what the job already has. */
export async function login(ports: Ports, host: string, given: Credentials): Promise<RegistryLogin> {
  if ((given.username === "") !== (given.password === "")) {
    throw new TaskError("registry_username and registry_password belong together", { exitCode: 2, hint: "give both or neither" });
  }
  if (given.username === "") {
    const credentials = await ambientCredentials(ports, host);
    return { env: {}, ...(credentials === undefined ? {} : { credentials }) };
  }
  const folder = await ports.files.tempDir();
  const file = join(folder, "config.json");
  const auth = Buffer.from(`${given.username}:${given.password}`).toString("base64");
  // Plug-ins installed for this user would be lost with the folder that DOCKER_CONFIG replaces.
  const plugins = join(configFolder(ports), "cli-plugins");
  await ports.files.write(file, JSON.stringify({ auths: { [configKey(host)]: { auth } }, cliPluginsExtraDirs: [plugins] }));
  return { env: { DOCKER_CONFIG: folder, REGISTRY_AUTH_FILE: file }, credentials: given };
}

/** Credentials that an earlier step left in Docker's configuration, or that its credential helper knows. */
async function ambientCredentials(ports: Ports, host: string): Promise<Credentials | undefined> {
  const file = ports.env["REGISTRY_AUTH_FILE"] ?? join(configFolder(ports), "config.json");
  if (!(await ports.files.exists(file))) return undefined;
  const config = parseConfig(await ports.files.read(file), file);
  const helper = config.credHelpers?.[host] ?? config.credHelpers?.[configKey(host)];
  if (helper !== undefined) return await askHelper(ports, helper, host);
  const auth = (config.auths?.[configKey(host)] ?? config.auths?.[host])?.auth;
  if (auth) return decode(auth);
  return config.credsStore === undefined ? undefined : await askHelper(ports, config.credsStore, host);
}

function parseConfig(text: string, file: string): DockerConfig {
  try {
    return JSON.parse(text) as DockerConfig;
  } catch (cause) {
    throw new TaskError(`${file} is not JSON`, { cause, hint: "repair it, or give registry_username and registry_password" });
  }
}

/** https://github.com/docker/docker-credential-helpers */
async function askHelper(ports: Ports, helper: string, host: string): Promise<Credentials | undefined> {
  if (!/^[\w.-]+$/u.test(helper)) return undefined;
  const answer = await ports.exec(`docker-credential-${helper}`, ["get"], { input: configKey(host), check: false });
  if (answer.code !== 0) return undefined;
  const { Username: username, Secret: password } = JSON.parse(answer.stdout) as { Username?: string; Secret?: string };
  return username && password ? { username, password } : undefined;
}

function decode(auth: string): Credentials | undefined {
  const [username, ...rest] = Buffer.from(auth, "base64").toString("utf8").split(":");
  const password = rest.join(":");
  return username && password ? { username, password } : undefined;
}

function configFolder(ports: Ports): string {
  return ports.env["DOCKER_CONFIG"] || join(ports.env["HOME"] || homedir(), ".docker");
}

function configKey(host: string): string {
  return host === "docker.io" ? DOCKER_HUB_KEY : host;
}
