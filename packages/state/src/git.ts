import { lastLines } from "./git-failure.ts";
import { StateError } from "./state-error.ts";
import type { Credentials, Remote } from "./remote.ts";

export interface ExecResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a process; `env` is added to the inherited environment. */
export type Exec = (
  command: string,
  args: readonly string[],
  options?: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>>; readonly input?: string; readonly check?: boolean },
) => Promise<ExecResult>;

/** Git in one repository, without hooks, prompts and surprises from the environment. */
export interface Git {
  /** Never throws for git's own failures: the caller knows what an exit code means. */
  run(args: readonly string[], options?: GitOptions): Promise<ExecResult>;
  /** Throws unless git succeeds; answers its output without the newline at the end. */
  read(args: readonly string[], options?: GitOptions): Promise<string>;
}

export interface GitOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface GitContext {
  readonly exec: Exec;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The repository's own directory, or undefined to start where `workTree` is. */
  readonly gitDir?: string;
  readonly workTree?: string;
  readonly remote?: Remote;
}

export const remoteName = "state";

export function createGit(context: GitContext): Git {
  const env = gitEnvironment(context.env, context.remote);
  const where = context.gitDir !== undefined ? ["--git-dir", context.gitDir] : ["-C", context.workTree ?? "."];
  const scrub = createScrub(context.remote?.credentials);
  async function run(args: readonly string[], options: GitOptions = {}): Promise<ExecResult> {
    const input = options.input === undefined ? {} : { input: options.input };
    const result = await context.exec("git", [...where, ...args], { ...input, env: { ...env, ...options.env }, check: false });
    return { code: result.code, stdout: result.stdout, stderr: scrub(result.stderr) };
  }
  async function read(args: readonly string[], options: GitOptions = {}): Promise<string> {
    const result = await run(args, options);
    if (result.code !== 0) throw new StateError(1, `git ${args[0]} failed: ${lastLines(result.stderr)}`);
    return result.stdout.replace(/\n$/, "");
  }
  return { run, read };
}

/**
 * Credentials reach git by the environment only: arguments are visible to every process of the machine and a configuration stays on disk.
 * https://git-scm.com/docs/git-config#ENVIRONMENT
 */
export function gitEnvironment(base: Readonly<Record<string, string | undefined>>, remote: Remote | undefined): Record<string, string> {
  const settings: [string, string][] = [
    ["core.hooksPath", "/dev/null"],
    ["core.fsmonitor", "false"],
    ["gc.auto", "0"],
    ["maintenance.auto", "false"],
    ["push.gpgSign", "false"],
    ["push.followTags", "false"],
    ["fetch.recurseSubmodules", "false"],
    ["push.recurseSubmodules", "no"],
    // A stalled transfer would hold the environment's lock until the job's own timeout.
    ["http.lowSpeedLimit", "1000"],
    ["http.lowSpeedTime", "30"],
  ];
  // Another user often owns the checkout of a container job. Only settings, ids and ancestry are read from it.
  if (remote === undefined) settings.push(["safe.directory", "*"]);
  if (remote !== undefined) settings.push([`remote.${remoteName}.url`, remote.url]);
  if (remote?.credentials !== undefined) {
    const header = `http.${new URL(remote.url).origin}/.extraHeader`;
    // Both are lists, and what the machine put into them would come first: another user's password, or a second header, which servers refuse.
    settings.push(["credential.helper", ""], [header, ""], [header, authorization(remote.credentials)]);
    // Git would repeat the header to whatever host a redirect names.
    settings.push(["http.followRedirects", "false"]);
  }
  const inherited = Number(base["GIT_CONFIG_COUNT"] ?? "0") || 0;
  const env: Record<string, string> = {
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_ASKPASS: "",
    SSH_ASKPASS: "",
    GIT_ALLOW_PROTOCOL: "https:http:ssh:file",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TRACE_REDACT: "1",
    GIT_TRACE_CURL: "0",
    GIT_CURL_VERBOSE: "0",
    GIT_SSH_COMMAND: base["GIT_SSH_COMMAND"] ?? "ssh -o BatchMode=yes -o ConnectTimeout=30 -o ServerAliveInterval=15",
    GIT_CONFIG_COUNT: String(inherited + settings.length),
  };
  for (const [index, [key, value]] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${inherited + index}`] = key;
    env[`GIT_CONFIG_VALUE_${inherited + index}`] = value;
  }
  return env;
}

function authorization(credentials: Credentials): string {
  return `Authorization: Basic ${encode(credentials)}`;
}

function encode(credentials: Credentials): string {
  return Buffer.from(`${credentials.user}:${credentials.token}`, "utf8").toString("base64");
}

function createScrub(credentials: Credentials | undefined): (text: string) => string {
  const secrets = credentials === undefined ? [] : [encode(credentials), credentials.token, encodeURIComponent(credentials.token)];
  return (text) => secrets.filter((secret) => secret !== "").reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
}
