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
  files: (context) => [renovate(), schema(context)],
  planFiles: (plan, context, files) => [...documentation(plan, context), codeOwners(context, files), attributes(files)],
});

/** What a change must not weaken unseen: all that decides what runs, the file it is made from, and these lines themselves. */
function codeOwners(context: TemplateContext, files: readonly GeneratedFile[]): FileContribution {
  const owner = `@${context.service.service.owner}`;
  // .gitattributes decides what a review folds away.
  const ours = [`/${context.at("pipeline.yaml")}`, "/.gitattributes", "/.pipeline/", "/CODEOWNERS"];
  const guarded = [...new Set([...ours, ...files.filter(decides).map((file) => guardedPath(file.path))])].sort();
  return {
    path: "CODEOWNERS",
    content: {
      head: "# A change to a pipeline needs its owner's review, so that it can't weaken its own gates unseen.\n",
      body: lines(guarded.map((path) => `${path} ${owner}`)),
      tail: "",
    },
    ownership: "merged",
    id: "codeowners",
    reason: "asks the owner for a review when the pipeline itself changes",
    fields: ["service.owner"],
  };
}

/** Seeded files are the team's own, and documents decide nothing. */
function decides({ ownership, path }: GeneratedFile): boolean {
  return ownership !== "seeded" && !path.endsWith(".md");
}

/** The deploy folder, and hidden folders, whole: a new file there needs a review as much as an old one. */
function guardedPath(path: string): string {
  const folder = /^(\.pipeline|(?:.*\/)?deploy|\..*(?=\/))\//.exec(path)?.[1];
  return folder === undefined ? `/${path}` : `/${folder}/`;
}

/** Folders in which every file is managed: one line each. */
const OURS_ALONE = /^(\.pipeline|(?:.*\/)?deploy\/(?:argocd|chart))\/.*$/;

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}

function attributes(files: readonly GeneratedFile[]): FileContribution {
  const managed = files.filter((file) => file.ownership === "managed").map((file) => file.path);
  const patterns = [...new Set(managed.map((path) => path.replace(OURS_ALONE, "$1/**")))].filter((pattern) => pattern !== ".pipeline/**").sort();
  return {
    path: ".gitattributes",
    content: {
      head: "# Generated files: one line ending everywhere, folded in reviews.\n.pipeline/** text eol=lf linguist-generated\n",
      body: lines(patterns.map((path) => `${path} text eol=lf linguist-generated`)),
      tail: ".pipeline/base.br binary -linguist-generated\n",
    },
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

function renovate(): FileContribution {
  return {
    path: "renovate.json",
    content: emitJson({
      $schema: "https://docs.renovatebot.com/renovate-schema.json",
      extends: ["config:recommended", "docker:pinDigests", ":dependencyDashboard"],
      minimumReleaseAge: "7 days",
      // What the pipeline itself is made of moves with the product, not file by file.
      ignorePaths: [".pipeline/**", "**/node_modules/**"],
    }),
    ownership: "seeded",
    id: "renovate",
    reason: "keeps dependencies and base images fresh, a week after they were released",
  };
}
