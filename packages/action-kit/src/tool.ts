import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, constants, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { toolPin } from "@create-pipeline/pins";
import type { ToolPin } from "@create-pipeline/pins";
import type { Ports } from "./ports.ts";
import { createRegistryClient } from "./registry/client.ts";
import type { RegistryPorts } from "./registry/client.ts";
import { copyImageFile } from "./registry/image-file.ts";
import { hostPlatform } from "./registry/manifest.ts";
import type { Platform } from "./registry/manifest.ts";
import { parseReference, throughMirror } from "./registry/reference.ts";
import type { TaskDefinition } from "./task.ts";
import { TaskError } from "./task-error.ts";

/** What resolving a tool needs of the world. */
export interface ToolPorts extends RegistryPorts {
  readonly log: Pick<Ports["log"], "info">;
}

/** Finds the tools a task declares; each is looked for once. */
export function createToolResolver(task: TaskDefinition, ports: ToolPorts): Ports["tool"] {
  const found = new Map<string, Promise<string>>();
  return async (command) => {
    if (!task.tools.includes(command)) throw new TaskError(`${task.id} uses ${command} without naming it under tools in its task.json`);
    const path = found.get(command) ?? resolveTool(command, ports);
    found.set(command, path);
    return await path;
  };
}

async function resolveTool(command: string, ports: ToolPorts): Promise<string> {
  return (await installedTool(command, ports)) ?? (await pinnedTool(toolPin(command), ports, hostPlatform()));
}

/** The variable that names an exact installed tool: PIPELINE_TOOL_COSIGN for cosign. */
export function toolVariable(command: string): string {
  return `PIPELINE_TOOL_${command.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "_")}`;
}

async function installedTool(command: string, ports: ToolPorts): Promise<string | undefined> {
  const variable = toolVariable(command);
  const path = ports.env[variable];
  if (!path) return undefined;
  const usable =
    isAbsolute(path) &&
    (await access(path, constants.X_OK).then(
      () => true,
      () => false,
    ));
  if (!usable)
    throw new TaskError(`${variable} does not name an executable file: ${path}`, { exitCode: 2, hint: "give the absolute path of the tool, or unset it" });
  return path;
}

/** The tool out of the cache, else out of its image; the cache is keyed by the digest of the image. */
export async function pinnedTool(pin: ToolPin, ports: ToolPorts, platform: Platform): Promise<string> {
  const root = cacheRoot(ports.env);
  const folder = join(root, pin.image.digest.replace(":", "-"), `${platform.os}-${platform.architecture}`);
  const target = join(folder, pin.command);
  if (await isIntact(target)) return target;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await requirePrivate(root);
  ports.log.info(`fetching ${pin.command} from ${pin.image.reference}`);
  // Beside the target, so that the final rename stays on one file system.
  const workspace = await mkdtemp(join(folder, ".pull-"));
  try {
    const mirror = ports.env["PIPELINE_REGISTRY_MIRROR"];
    const original = parseReference(`${pin.image.name}@${pin.image.digest}`);
    const reference = mirror ? throughMirror(original, mirror) : original;
    const unfinished = join(workspace, "tool");
    await copyImageFile(createRegistryClient(ports), { reference, platform, path: pin.path, target: unfinished, mode: 0o755, workspace });
    await publish(unfinished, target);
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
  return target;
}

/** Two jobs may pull at once: each renames a finished file, and both files are the same. */
async function publish(unfinished: string, target: string): Promise<void> {
  const sum = `${target}.sha256`;
  const unfinishedSum = `${sum}.${randomUUID()}`;
  await writeFile(unfinishedSum, `${await sha256(unfinished)}\n`);
  await rename(unfinishedSum, sum);
  await rename(unfinished, target);
}

/** A cache that was restored half, or damaged, is a cache that has nothing. */
async function isIntact(target: string): Promise<boolean> {
  try {
    const expected = (await readFile(`${target}.sha256`, "utf8")).trim();
    return expected === (await sha256(target));
  } catch {
    return false;
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}

function cacheRoot(env: Ports["env"]): string {
  const given = env["PIPELINE_TOOL_CACHE"];
  if (given) return given;
  const home = env["HOME"] || homedir();
  // Some containers run as a user without a home; then the folder carries the user's number.
  return home === "/" || home === "" ? join(tmpdir(), `create-pipeline-${process.getuid?.() ?? 0}`) : join(home, ".cache", "create-pipeline", "images");
}

/** A folder where everybody writes is a folder where anybody replaces our tools. */
async function requirePrivate(root: string): Promise<void> {
  const { mode, uid } = await stat(root);
  const own = process.getuid?.() ?? uid;
  if ((mode & 0o002) !== 0 || (uid !== own && uid !== 0)) {
    throw new TaskError(`the tool cache ${root} can be written by others`, { exitCode: 3, hint: "name a private folder in PIPELINE_TOOL_CACHE" });
  }
}
