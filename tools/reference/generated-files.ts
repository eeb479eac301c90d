import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTask, renderActionYml, taskIds } from "../../packages/action-kit/scripts/generate-action-yml.ts";
import { renewReadme } from "../../packages/action-kit/scripts/generate-readme.ts";
import { generatedFiles as specFiles } from "../../packages/spec/scripts/generated-files.ts";
import { templateRegistry } from "../build/registry.ts";
import { pageText, type Page } from "./page.ts";
import { cliPage } from "./pages/cli-page.ts";
import { diagnosticsPage } from "./pages/diagnostics-page.ts";
import { exceptionsPage } from "./pages/exceptions-page.ts";
import { platformsPage } from "./pages/platforms-page.ts";
import { specPage } from "./pages/spec-page.ts";
import { tasksPage } from "./pages/tasks-page.ts";
import { templatesPage } from "./pages/templates-page.ts";
import { toolsPage } from "./pages/tools-page.ts";
import { platformRegistry } from "./platform-registry.ts";
import { foldersIn, root } from "./root.ts";

export const REFERENCE = "docs/reference";

/** Everything that "npm run generate" writes, by path from the repository's root. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([...registries(), ...(await taskFiles()), ...(await referenceFiles())]);
}

/** What the code needs; written first, because the reference is made by running the code. */
export function registries(): Map<string, string> {
  return new Map([
    ["packages/lifecycle/src/templates.generated.ts", templateRegistry()],
    ["packages/lifecycle/turbo.json", templateDependencies()],
    ["packages/platforms/src/registry.ts", platformRegistry()],
    ...[...specFiles()].map(([path, text]) => [`packages/spec/${path}`, text] as const),
  ]);
}

/** The registry imports every template; that a new one needs no line in a package.json is said to turbo here. */
function templateDependencies(): string {
  const names = foldersIn("templates").map((id) => `@create-pipeline/template-${id}`);
  return `${JSON.stringify({ extends: ["//"], tags: ["flow"], boundaries: { implicitDependencies: names } }, null, 2)}\n`;
}

async function taskFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const id of await taskIds()) {
    const task = await readTask(id);
    files.set(`actions/${id}/action.yml`, renderActionYml(task));
    const readme = join(root, "actions", id, "README.md");
    const renewed = existsSync(readme) ? renewReadme(readFileSync(readme, "utf8"), task) : undefined;
    if (renewed !== undefined) files.set(`actions/${id}/README.md`, renewed);
  }
  return files;
}

async function referenceFiles(): Promise<Map<string, string>> {
  const pages = [
    specPage(),
    cliPage(),
    await templatesPage(),
    await tasksPage(),
    await platformsPage(),
    await diagnosticsPage(),
    toolsPage(),
    exceptionsPage(),
  ];
  return new Map([indexPage(pages), ...pages].map((page) => [`${REFERENCE}/${page.file}`, pageText(page)]));
}

function indexPage(pages: readonly Page[]): Page {
  const lines = pages.map(({ file, title, summary }) => `- [${title}](${file}): ${summary}`);
  return { file: "README.md", title: "Reference", summary: "", source: "the code", body: lines.join("\n") };
}
