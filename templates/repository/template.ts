import { emitJson } from "@create-pipeline/emit";
import type { GeneratedFile } from "@create-pipeline/files";
import { defineTemplate, type FileContribution, type TemplateContext } from "@create-pipeline/template";
import { documentation } from "./documentation.ts";

export default defineTemplate({
  id: "repository",
  version: "0.1.0",
  summary: "code owners, attributes, dependency updates and the documentation of the pipeline",
  settings: ["service.owner"],
  select: () => true,
  files: (context) => [renovate(context), schema(context)],
  planFiles: (plan, context, files) => [...documentation(plan, context), codeOwners(context, files), attributes(files)],
});

/** What a change must not weaken unseen: everything that is ours, and the file it is made from. */
function codeOwners(context: TemplateContext, files: readonly GeneratedFile[]): FileContribution {
  const owner = `@${context.service.service.owner}`;
  const guarded = [...new Set([`/${context.at("pipeline.yaml")}`, "/.pipeline/", ...files.filter((file) => file.ownership !== "seeded").map((file) => guardedPath(file.path))])].sort();
  const width = Math.max(...guarded.map((path) => path.length));
  return {
    path: "CODEOWNERS",
    content: ["# A change to the pipeline needs the owner's review, so that it can't weaken its own gates unseen.", ...guarded.map((path) => `${path.padEnd(width)} ${owner}`), ""].join("\n"),
    ownership: "merged",
    id: "codeowners",
    reason: "asks the owner for a review when the pipeline itself changes",
    fields: ["service.owner"],
  };
}

/** Folders that hold nothing else stand for their files; anything else is named itself. */
function guardedPath(path: string): string {
  const folder = /^(.*?(?:^|\/)(?:deploy|\.pipeline|\.github\/workflows))\//.exec(path)?.[1];
  return folder === undefined ? `/${path}` : `/${folder}/`;
}

function attributes(files: readonly GeneratedFile[]): FileContribution {
  const managed = files.filter((file) => file.ownership === "managed").map((file) => file.path);
  const patterns = [...new Set(managed.map((path) => (path.startsWith(".pipeline/") ? ".pipeline/**" : path)))].sort();
  return {
    path: ".gitattributes",
    content: ["# Generated files: one line ending everywhere, folded in reviews.", ...patterns.map((path) => `${path} text eol=lf linguist-generated`), ".pipeline/base.br binary", ""].join("\n"),
    ownership: "merged",
    id: "gitattributes",
    reason: "keeps generated files byte for byte the same on every machine",
  };
}

function schema(context: TemplateContext): FileContribution {
  return {
    path: ".pipeline/schema.json",
    content: context.render("schema.json"),
    ownership: "managed",
    id: "schema",
    reason: "lets editors complete and check pipeline.yaml; its first line names it",
  };
}

function renovate(context: TemplateContext): FileContribution {
  return {
    path: "renovate.json",
    content: emitJson({
      $schema: "https://docs.renovatebot.com/renovate-schema.json",
      extends: ["config:recommended", "docker:pinDigests", ":dependencyDashboard"],
      minimumReleaseAge: "7 days",
      // What the pipeline itself is made of moves with the product, not file by file.
      ignorePaths: [".pipeline/**", "**/node_modules/**"],
      reviewers: [context.service.service.owner],
    }),
    ownership: "seeded",
    id: "renovate",
    reason: "keeps dependencies and base images fresh, a week after they were released",
    fields: ["service.owner"],
  };
}
