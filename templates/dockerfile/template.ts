import { checkout, needIfAny, taskStep, text, variable, type ContributedStep, type JobContribution } from "@create-pipeline/plan";
import { imagePin } from "@create-pipeline/pins";
import { defineTemplate, registryInputs, type FileContribution, type TemplateContext } from "@create-pipeline/template";

/** Short ids of the images the Dockerfiles name; underscores there. */
const BASES = ["dockerfile-frontend", "node-slim", "distroless-node", "golang-1.26-alpine", "distroless-static"];

export default defineTemplate({
  id: "dockerfile",
  version: "0.1.0",
  slot: "builder",
  summary: "a seeded, reproducible multi-stage Dockerfile, built once and pushed by digest",
  settings: ["build"],
  select: (service) => service.build?.builder === "dockerfile",
  jobs: (context) => [lintDockerfile(context), buildImage(context), publishImage(context)],
  files: (context) => seededFiles(context),
});

function lintDockerfile(context: TemplateContext): JobContribution {
  return {
    id: "lint-dockerfile",
    flows: ["verify", "deliver"],
    title: "Lint the Dockerfile",
    kind: "check",
    reason: "an unpinned base or a root user is caught before the image exists",
    fields: ["build.dockerfile"],
    provides: ["source-checked"],
    steps: [
      checkout("shallow"),
      taskStep("lint", "Lint", "run-tool", { tool: text("hadolint"), args: text(JSON.stringify(["--failure-threshold", "warning", dockerfile(context)])) }),
    ],
    timeoutMinutes: 5,
  };
}

function buildImage(context: TemplateContext): JobContribution {
  return {
    id: "build-image",
    flows: ["verify"],
    title: "Build the image",
    kind: "build",
    reason: "shows that the image still builds; nothing is pushed from a change that nobody reviewed",
    fields: ["build"],
    provides: ["image-built"],
    steps: [checkout("shallow"), build(context, false)],
    timeoutMinutes: 30,
  };
}

function publishImage(context: TemplateContext): JobContribution {
  return {
    id: "publish-image",
    flows: ["deliver"],
    title: "Build and publish the image",
    kind: "publish",
    reason: "the one build of this commit: every environment runs this digest",
    fields: ["build"],
    provides: ["image"],
    needs: [needIfAny("source-checked")],
    steps: [checkout("shallow"), build(context, true)],
    outputs: { image: "build", digest: "build", reference: "build" },
    retries: 1,
    timeoutMinutes: 30,
  };
}

function build(context: TemplateContext, push: boolean): ContributedStep {
  const settings = context.service.build!;
  return taskStep("build", push ? "Build and push" : "Build", "build-image", {
    context: text(context.service.directory || "."),
    file: text(dockerfile(context)),
    image: text(settings.image),
    platforms: text(settings.platforms.join(",")),
    revision: variable("commit"),
    version: variable("commit"),
    push: text(String(push)),
    ...(push ? registryInputs() : {}),
  });
}

function dockerfile(context: TemplateContext): string {
  return context.at(context.service.build!.dockerfile);
}

function seededFiles(context: TemplateContext): FileContribution[] {
  const language = context.service.service.language;
  if (language === "none") return [];
  const pins = Object.fromEntries(BASES.map((id) => [id.replaceAll(/[-.]/g, "_"), imagePin(id).reference]));
  const seeded = { ownership: "seeded", fields: ["build.builder", "service.language"] } as const;
  return [
    {
      path: dockerfile(context),
      content: context.render(`${language}.Dockerfile`, {
        ...pins,
        port: context.service.service.port || 8080,
        name: context.service.service.name,
        entry: context.service.build!.entry,
      }),
      id: "dockerfile",
      reason: "how the image is built; written once and yours from then on",
      ...seeded,
    },
    {
      path: context.at(".dockerignore"),
      content: context.render(`${language}.dockerignore`),
      id: "dockerignore",
      reason: "keeps secrets and rubbish out of the build context",
      ...seeded,
    },
  ];
}
