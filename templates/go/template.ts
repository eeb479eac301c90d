import { checkout, runStep, type ContributedStep, type JobContribution } from "@create-pipeline/plan";
import { defineTemplate, type TemplateContext } from "@create-pipeline/template";

/** gofmt prints the files it would change and succeeds; the gate wants them to be none. */
const FORMAT = `unformatted=$(gofmt -l .)
if [ -n "$unformatted" ]; then
  echo "run gofmt -w on:"
  echo "$unformatted"
  exit 1
fi`;

export default defineTemplate({
  id: "go",
  version: "0.1.0",
  slot: "language",
  summary: "Go: format, vet, module consistency and unit tests with the race detector",
  settings: ["service.language", "service.toolchain", "quality.coverage"],
  select: (service) => service.service.language === "go",
  jobs: (context) => [lint(context), unitTest(context)],
});

function lint(context: TemplateContext): JobContribution {
  const directory = context.at("");
  return {
    id: "lint",
    flows: ["verify", "deliver"],
    title: "Lint",
    kind: "check",
    reason: "keeps unformatted and suspicious code out before anybody reviews it",
    fields: ["service.language"],
    provides: ["source-checked"],
    runner: { image: "golang" },
    steps: [
      ...prepare(context),
      runStep("format", "Check the format", FORMAT, directory),
      runStep("vet", "Vet", "go vet ./...", directory),
      runStep("modules", "Verify modules", "go mod verify", directory),
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
    runner: { image: "golang" },
    steps: [
      ...prepare(context),
      runStep(
        "test",
        measured ? "Test and measure coverage" : "Test",
        measured ? "go test -race -shuffle=on -covermode=atomic -coverprofile=coverage.out ./..." : "go test -race -shuffle=on ./...",
        context.at(""),
      ),
    ],
    ...(measured ? { produces: [{ name: "coverage", paths: [context.at("coverage.out")], retentionDays: 7 }] } : {}),
    timeoutMinutes: 15,
  };
}

function prepare(context: TemplateContext): ContributedStep[] {
  return [checkout("shallow"), { do: "toolchain", language: "go", version: context.service.service.toolchain, cacheKeys: [context.at("go.sum")] }];
}
