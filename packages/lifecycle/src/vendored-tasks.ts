import type { GeneratedFile } from "@create-pipeline/files";
import type { Plan } from "@create-pipeline/plan";
import type { Library } from "./library.ts";

/** The tasks a plan uses, as files of the repository: the embedded form needs nothing published. */
export function vendoredTasks(plan: Plan, library: Library): GeneratedFile[] {
  const used = new Set(plan.flows.flatMap((flow) => flow.jobs.flatMap((job) => job.steps.flatMap((step) => (step.do === "task" ? [step.task] : [])))));
  return [...used].sort().map((task) => ({
    path: `.pipeline/actions/${task}/main.js`,
    content: library.taskBundle(task),
    executable: false,
    ownership: "managed",
    id: `tasks/${task}`,
    source: { id: `task ${task}`, version: library.version },
    reason: library.tasks[task]?.summary ?? task,
    fields: ["tasks.form"],
  }));
}
