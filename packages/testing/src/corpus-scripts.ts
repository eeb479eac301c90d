import { parse } from "yaml";
import type { Repository } from "./corpus-repositories.ts";
import { pipelineJobs, type PipelineJob } from "./corpus-workflows.ts";

/** A script that a generated file holds, the way its shell gets it. */
export interface Script {
  /** Full path and job: `node-github/.github/workflows/orders-verify.yml lint`. */
  readonly path: string;
  readonly shell: "bash" | "sh";
  readonly text: string;
}

interface WorkflowDefaults {
  readonly defaults?: { readonly run?: { readonly shell?: string } };
}
interface Workflow extends WorkflowDefaults {
  readonly jobs: Readonly<Record<string, WorkflowDefaults & { readonly steps?: readonly { readonly run?: string; readonly shell?: string }[] }>>;
}

/** Every script of a repository: steps of workflows, jobs of GitLab, and files. */
export function scriptsOf(repository: Repository): readonly Script[] {
  const { name, texts } = repository;
  const others = Object.entries(texts).flatMap(([path, text]) => {
    if (path.startsWith(".github/workflows/")) return workflowScripts(`${name}/${path}`, parse(text) as Workflow);
    return path.endsWith(".sh") ? [{ path: `${name}/${path}`, shell: "sh" as const, text }] : [];
  });
  return [...others, ...pipelineJobs(repository).flatMap(gitlabScripts)];
}

function workflowScripts(path: string, workflow: Workflow): Script[] {
  return Object.entries(workflow.jobs).flatMap(([job, { steps = [], defaults }]) =>
    steps.flatMap(({ run, shell = defaults?.run?.shell ?? workflow.defaults?.run?.shell ?? "bash" }) =>
      run === undefined ? [] : [{ path: `${path} ${job}`, shell: shell === "sh" ? ("sh" as const) : ("bash" as const), text: `${run}\n` }],
    ),
  );
}

const ASSIGNMENT = /^(\w+)="[^\n]*"\s*$/;

/** Each step behind what is said before all steps: what one step sets is nothing to the next. */
function gitlabScripts({ path, id, job }: PipelineJob): Script[] {
  const steps = job.script.filter((line) => !ASSIGNMENT.test(line));
  const before = [...job.before_script, ...job.script.filter((line) => ASSIGNMENT.test(line))];
  return steps.map((step): Script => ({
    path: `${path} ${id}`,
    shell: "sh",
    text: `${[...before.filter((line) => concerns(line, step)), step].join("\n")}\n`,
  }));
}

/** A line that only sets one variable is there for the steps that read it. */
function concerns(line: string, step: string): boolean {
  const variable = ASSIGNMENT.exec(line)?.[1];
  return variable === undefined || step.includes(`$${variable}`);
}
