import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { imageIds, imagePin } from "@create-pipeline/pins";
import { findTool, pythonTool } from "../../../../tools/index.ts";
import { grype, osvScanner, semgrep } from "./stand-ins.ts";

/** What every Debian and Alpine image holds: the POSIX tools and GNU's or BusyBox's everyday ones. */
const BASE =
  "sh awk base64 basename cat chmod chown cksum cmp comm cp cut date dd df diff dirname du echo env expand expr false find fold grep gunzip gzip head hostname id install join kill ln ls md5sum mkdir mkfifo mktemp mv nl nohup od paste pathchk pr printenv printf ps pwd readlink realpath rm rmdir sed seq sha256sum sleep sort split stat stty tail tar tee test timeout touch tr true truncate tsort tty uname uniq wc which xargs yes".split(
    " ",
  );

/** What the image ubuntu-24.04 of GitHub's machines has of our interest; Go comes with setup-go, Docker is left out: no daemon can run here. */
const UBUNTU = "bash node npm npx git curl wget gcc g++ cc make ld as ar unzip xz zstd jq openssl python3 buildah skopeo".split(" ");

/** Where programs lie that are built or installed for these runs alone; README.md says how. */
const INSTALLED = join(process.env["CREATE_PIPELINE_CACHE"] ?? join(homedir(), ".cache", "create-pipeline"), "runs");
export const semgrepPath = join(INSTALLED, "semgrep", "bin", "semgrep");
export const gitleaksPath = findTool("gitleaks")?.path ?? "";

/** A compiler that an image provides brings along what it calls. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = { gcc: ["cc", "as", "ld", "ar", "pkg-config"] };

/** Folders of programs, one for each kind of job, and the tools that tasks would take out of pinned images. */
export interface Machine {
  /** PATH of GitHub's machine. */
  readonly ubuntu: string;
  /** Where setup-go points to. */
  readonly goBin: string;
  /** PATH of a job in a pinned image (by its id), with what stands for its services. */
  imagePath(id: string, withBuilder: boolean): string;
  /** Lets jobs find the real Semgrep, or again what stands for it. */
  useSemgrep(real: boolean): void;
  /** PIPELINE_TOOL_* */
  readonly tools: Readonly<Record<string, string>>;
}

export async function openMachine(folder: string): Promise<Machine> {
  const programs = join(folder, "programs");
  mkdirSync(programs, { recursive: true });
  const write = (name: string, text: string): string => {
    writeFileSync(join(programs, name), text);
    chmodSync(join(programs, name), 0o755);
    return join(programs, name);
  };
  const found = new Map<string, string>([
    ["node", process.execPath],
    ["semgrep", write("semgrep", semgrep)],
  ]);
  const link = (name: string, commands: readonly string[]): string => linkAll(join(folder, "path", name), commands, found);
  return {
    ubuntu: link("ubuntu-24.04", [...BASE, ...UBUNTU, "semgrep"]),
    goBin: link("setup-go", ["go", "gofmt"]),
    imagePath: (id, withBuilder) =>
      link(`${id}${withBuilder ? "-and-buildah" : ""}`, [
        ...BASE,
        "bash",
        ...imagePin(id).provides.flatMap((command) => [command, ...(COMPANIONS[command] ?? [])]),
        ...(withBuilder ? ["buildah"] : []),
      ]),
    useSemgrep: (real) => void write("semgrep", real ? `#!/bin/sh\nexec ${semgrepPath} "$@"\n` : semgrep),
    tools: {
      PIPELINE_TOOL_HADOLINT: await pythonTool("hadolint"),
      ...Object.fromEntries(
        ["helm", "cosign", "syft", "actionlint", "kubeconform", "conftest"].map((name) => [`PIPELINE_TOOL_${name.toUpperCase()}`, findTool(name)?.path ?? ""]),
      ),
      PIPELINE_TOOL_GITLEAKS: gitleaksPath,
      PIPELINE_TOOL_OSV_SCANNER: write("osv-scanner", osvScanner),
      PIPELINE_TOOL_GRYPE: write("grype", grype),
    },
  };
}

/** The id of a pinned image by its reference in a pipeline. */
export function imageId(reference: string): string {
  const id = imageIds().find((candidate) => imagePin(candidate).reference === reference);
  if (id === undefined) throw new Error(`${reference} is not pinned`);
  return id;
}

function linkAll(folder: string, commands: readonly string[], known: ReadonlyMap<string, string>): string {
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  for (const command of new Set(commands)) {
    const path = known.get(command) ?? which(command);
    if (path !== "") symlinkSync(path, join(folder, command));
  }
  return folder;
}

function which(command: string): string {
  try {
    return execFileSync("which", [command], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
