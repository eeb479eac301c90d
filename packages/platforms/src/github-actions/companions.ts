// https://docs.github.com/en/rest
import type { GeneratedFile } from "@create-pipeline/files";
import type { Plan } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { settingsPagePath, settingsScriptPath } from "../shared/settings-page.ts";
import { settingsPage } from "./settings-page.ts";
import { settingsScript } from "./settings-script.ts";
import { settingsOf } from "./settings.ts";

/** Settings that lie outside the repository: a page that explains them and a script that makes them. */
export function companions(plan: Plan, context: RenderContext): readonly GeneratedFile[] {
  const settings = settingsOf(plan, context);
  const script = settingsScriptPath("github", context);
  const common = { ownership: "managed", source: { id: "github-actions", version: context.version }, fields: ["platform", "environments"] } as const;
  return [
    {
      ...common,
      path: settingsPagePath("github-actions", context),
      content: settingsPage(plan, settings, context, script),
      executable: false,
      id: "github-actions/settings/page",
      reason: "explains the settings on GitHub that the pipeline relies on",
    },
    {
      ...common,
      path: script,
      content: settingsScript(settings, context, script),
      executable: true,
      id: "github-actions/settings/script",
      reason: "makes the settings on GitHub that the pipeline relies on",
    },
  ];
}
