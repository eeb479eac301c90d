import { checkout, runStep, text, type ContributedStep, type JobContribution } from "@create-pipeline/plan";
import { defineTemplate, type TemplateContext } from "@create-pipeline/template";

export default defineTemplate({
  id: "node",
  version: "0.1.0",
  slot: "language",
  summary: "Node.js: lint, type check and unit tests from the lockfile",
  settings: ["service.language", "service.toolchain", "quality.coverage"],
  select: (service) => service.service.language === "node",
  jobs: (context) => [lint(context), unitTest(context)],
});

function lint(context: TemplateContext): JobContribution {
  return {
    id: "lint",
    flows: ["verify", "deliver"],
    title: "Lint",
    kind: "check",
    reason: "keeps style and type errors out before anybody reviews them",
    fields: ["service.language"],
    provides: ["source-checked"],
    runner: { image: "node" },
    steps: [
      ...prepare(context),
      runStep("lint", "Lint", "npm run lint --if-present", context.at("")),
      runStep("typecheck", "Check types", "npm run typecheck --if-present", context.at("")),
    ],
    timeoutMinutes: 10,
  };
}

function unitTest(context: TemplateContext): JobContribution {
  const measured = context.service.quality.coverage > 0;
  return {
    id: "unit-test",
    flows: ["verify", "deliver"],
    title: "Unit tests",
    kind: "check",
    reason: "proves that the service still does what its tests say",
    fields: ["service.language", "quality.coverage"],
    provides: ["source-checked", "tested"],
    runner: { image: "node" },
    steps: [
      ...prepare(context),
      runStep("test", measured ? "Test and measure coverage" : "Test", measured ? "npm run coverage" : "npm test", context.at(""), { CI: text("true") }),
    ],
    ...(measured
      ? {
          produces: [{ name: "coverage", paths: [context.at("coverage/lcov.info")], retentionDays: 7 }],
          reports: [{ format: "junit", path: context.at("coverage/junit.xml") }],
        }
      : {}),
    timeoutMinutes: 15,
  };
}

function prepare(context: TemplateContext): ContributedStep[] {
  return [
    checkout("shallow"),
    { do: "toolchain", language: "node", version: context.service.service.toolchain, cacheKeys: [context.at("package-lock.json")] },
    runStep("install", "Install from the lockfile", "npm ci", context.at("")),
  ];
}
