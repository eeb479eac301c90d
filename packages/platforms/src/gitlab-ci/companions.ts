// https://docs.gitlab.com/api/
import type { GeneratedFile } from "@create-pipeline/files";
import type { Plan } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { settingsPagePath, settingsScriptPath } from "../shared/settings-page.ts";
import { settingsPage } from "./companions/page.ts";
import { settingsScript } from "./companions/script.ts";
import { settingsOf } from "./companions/settings.ts";

/** What has to be set in the project, as a page to follow and as a script that does it and may be run again. */
export function companions(plan: Plan, context: RenderContext): GeneratedFile[] {
  const { version } = context;
  const settings = settingsOf(plan, context);
  const script = settingsScriptPath("gitlab", context);
  const common = { ownership: "managed", source: { id: "gitlab-ci", version }, fields: ["environments", "delivery.state", "delivery.rescan"] } as const;
  return [
    {
      ...common,
      path: settingsPagePath("gitlab-ci", context),
      content: settingsPage(settings, script),
      executable: false,
      id: "gitlab-ci/settings-page",
      reason: "lists what GitLab keeps outside the repository",
    },
    {
      ...common,
      path: script,
      content: settingsScript(settings),
      executable: true,
      id: "gitlab-ci/settings-script",
      reason: "makes those settings through GitLab's API",
    },
  ];
}
