import { needIfAny, runStep } from "@create-pipeline/plan";
import { defineTemplate } from "@create-pipeline/template";

export default defineTemplate({
  id: "required-check",
  version: "0.1.0",
  summary: "one stable check over all others, for branch protection",
  settings: [],
  select: () => true,
  jobs: () => [
    {
      id: "required",
      flows: ["verify"],
      title: "Required checks",
      kind: "report",
      reason: "gives branch protection one name that stays the same when checks come and go",
      needs: [needIfAny("source-checked"), needIfAny("image-built")],
      required: true,
      steps: [runStep("passed", "Report", 'echo "every check passed or did not apply"', "")],
      timeoutMinutes: 5,
    },
  ],
});
