// https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/troubleshooting-required-status-checks
import type { Flow } from "@create-pipeline/plan";
import type { RenderContext } from "../platform.ts";
import { pinned } from "./artifacts.ts";
import { CHANGES_JOB } from "./expressions.ts";
import type { WorkflowJob, WorkflowStep } from "./model.ts";
import { jobPermissions } from "./permissions.ts";
import { baseCommit, expression, literalText } from "./variables.ts";

const MINUTES = 5;

/** A workflow that `paths:` keeps from running leaves its required check pending for ever, so such a flow looks at the paths itself. */
export function filtersInside(flow: Flow): boolean {
  return flow.paths.length > 0 && flow.triggers.some((trigger) => trigger.on === "change" || trigger.on === "queue");
}

/** Globs come by the environment, one per line; git reads them as GitHub reads `paths:`. */
export const CHANGES_SCRIPT = `set --
while IFS= read -r glob; do
  case "$glob" in
    "") ;;
    "!"*) set -- "$@" ":(exclude,glob)\${glob#!}" ;;
    *) set -- "$@" ":(glob)$glob" ;;
  esac
done <<END
$GLOBS
END
changed=$(git diff --no-renames --name-only "$BASE...HEAD" -- "$@")
printf '%s\\n' "\${changed:-nothing that belongs to this service changed}"
if [ -n "$changed" ]; then applies=true; else applies=false; fi
echo "applies=$applies" >> "$GITHUB_OUTPUT"
`;

export function changesJob(flow: Flow, context: RenderContext): WorkflowJob {
  const permissions = jobPermissions({ permissions: { source: "read" }, identities: [] }, context);
  return {
    id: CHANGES_JOB,
    reason: "Says whether this flow applies: a required check that never starts would block the merge for ever.",
    name: `${context.service.service.name}: changed paths`,
    needs: [],
    timeoutMinutes: MINUTES,
    permissions,
    services: [],
    outputs: { applies: expression("steps.compare.outputs.applies") },
    steps: [checkout(), compareStep(flow)],
  };
}

/** The whole history, but no file contents: names are enough. */
function checkout(): WorkflowStep {
  return { ...pinned("actions/checkout"), name: "Check out the history", with: { "fetch-depth": 0, filter: "blob:none", "persist-credentials": false } };
}

function compareStep(flow: Flow): WorkflowStep {
  return {
    id: "compare",
    name: "Compare with the base",
    env: { BASE: baseCommit(flow), GLOBS: literalText(`${flow.paths.join("\n")}\n`) },
    directory: "",
    run: CHANGES_SCRIPT,
  };
}
