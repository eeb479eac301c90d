// https://go.dev/doc/modules/managing-dependencies#tools
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory, toolsRoot } from "../cache.ts";
import { installCached } from "../install/install-cached.ts";
import { runExpecting } from "../run.ts";
import type { GoTool } from "../tools.ts";
import type { BuildLimit, Progress, ToolKind } from "./kind.ts";

const reportEveryMs = 15_000;
const longestBuildMs = 3_600_000;

const moduleDirectory = (tool: GoTool): string => join(toolsRoot, tool.module ?? join("go", tool.name));

const outputDirectory = (tool: GoTool): string =>
  cacheDirectory(tool.name, [tool.package, ...tool.stamp], [join(moduleDirectory(tool), "go.mod"), join(moduleDirectory(tool), "go.sum")]);

function pinnedVersion(tool: GoTool): string {
  const lines = readFileSync(join(moduleDirectory(tool), "go.mod"), "utf8").split("\n");
  const pins = lines.flatMap((line) =>
    [...line.matchAll(/^\s*(?:require )?(\S+) v(\S+)/g)].map(([, path, version]) => ({ path: path ?? "", version: version ?? "" })),
  );
  // The module of a package is the longest required path that the package path starts with.
  const owners = pins.filter(({ path }) => tool.package === path || tool.package.startsWith(`${path}/`)).sort((a, b) => b.path.length - a.path.length);
  const owner = owners[0];
  if (owner === undefined) throw new Error(`go/${tool.name}/go.mod requires no module that holds ${tool.package}`);
  return owner.version;
}

/** Fills a version into the linker variables; programs that judge compatibility want its parts as well. */
export function stampsOf(stamps: readonly string[], version: string): readonly string[] {
  const [major = "", minor = ""] = version.split(".");
  return stamps.map((stamp) => `-X ${stamp.replace("{version}", version).replace("{major}", major).replace("{minor}", minor)}`);
}

async function build(tool: GoTool, directory: string, progress: Progress, { timeoutMs = longestBuildMs }: BuildLimit): Promise<void> {
  const stamps = stampsOf(tool.stamp, pinnedVersion(tool));
  const args = [
    "build",
    "-v",
    "-mod=readonly",
    "-p",
    "2",
    "-trimpath",
    "-buildvcs=false",
    "-ldflags",
    ["-s", "-w", ...stamps].join(" "),
    "-o",
    join(directory, tool.name),
    tool.package,
  ];
  const onStderr = countPackages(progress);
  await runExpecting([0], "go", args, {
    cwd: moduleDirectory(tool),
    env: { CGO_ENABLED: "0", GOWORK: "off" },
    timeoutMs: Math.min(timeoutMs, longestBuildMs),
    onStderr,
  });
}

/** `go build -v` names each package it compiles; large programs have two thousand, so a line now and then says how far it is. */
function countPackages(progress: Progress): (text: string) => void {
  let packages = 0;
  let nextReport = performance.now() + reportEveryMs;
  return (text) => {
    packages += text.split("\n").length - 1;
    if (performance.now() < nextReport) return;
    nextReport = performance.now() + reportEveryMs;
    progress(`${packages} packages compiled`);
  };
}

/** Builds wrapper modules, so that go.sum vouches for every byte that is compiled. */
export const goKind: ToolKind<GoTool> = {
  version: pinnedVersion,

  find(tool) {
    const path = join(outputDirectory(tool), tool.name);
    return existsSync(path) ? path : undefined;
  },

  async install(tool, progress, limit = {}) {
    await installCached(outputDirectory(tool), (directory) => build(tool, directory, progress, limit), progress);
  },
};
