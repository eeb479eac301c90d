import type { PlatformName } from "@create-pipeline/spec";
import type { RenderContext } from "../platform.ts";

/** The page about settings outside the repository; its name carries the platform only where a service has several. */
export function settingsPagePath(platform: PlatformName, context: RenderContext): string {
  const folder = context.service.directory === "" ? "docs/pipeline" : `${context.service.directory}/docs/pipeline`;
  return `${folder}/platform-settings${context.service.platforms.length > 1 ? `-${platform}` : ""}.md`;
}

/** The script that makes these settings; in a repository with several services each has its own. */
export function settingsScriptPath(platform: string, context: RenderContext): string {
  const suffix = context.service.directory === "" ? "" : `-${context.service.service.name}`;
  return `.pipeline/settings/${platform}${suffix}.sh`;
}
