import nodeModule from "node:module";
import { isAbsolute, join } from "node:path";

/**
 * Lets Node, from 22.1 on, keep what it compiled for the next run: some six percent of a whole pipeline's time. In the user's own
 * folder: Node's default lies below the common temporary one, where somebody else could have put code for us to run. Not in
 * CI, where every run is the first and only pays for the writing.
 */
export function keepCompiledCode(env: Readonly<Record<string, string | undefined>>): void {
  const home = cacheHome(env);
  if (home === undefined || env["CI"] !== undefined || env["NODE_COMPILE_CACHE"] !== undefined) return;
  // Never throws: without a folder to write to, nothing is kept. NODE_DISABLE_COMPILE_CACHE turns it off.
  nodeModule.enableCompileCache?.(join(home, "create-pipeline", "compiled"));
}

function cacheHome(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = process.platform === "win32" ? env["LOCALAPPDATA"] : env["XDG_CACHE_HOME"];
  if (named !== undefined && isAbsolute(named)) return named;
  const home = env["HOME"];
  return process.platform !== "win32" && home !== undefined && isAbsolute(home) ? join(home, ".cache") : undefined;
}
