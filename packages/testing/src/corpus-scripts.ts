import { parse } from "yaml";
import type { Repository } from "./corpus-repositories.ts";

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
export function scriptsOf({ name, texts }: Repository): readonly Script[] {
  return Object.entries(texts).flatMap(([path, text]) => {
    if (path.startsWith(".github/workflows/")) return workflowScripts(`${name}/${path}`, parse(text) as Workflow);
    if (path.startsWith(".pipeline/gitlab/")) return gitlabScripts(`${name}/${path}`, parse(text) as Readonly<Record<string, unknown>>);
    return path.endsWith(".sh") ? [{ path: `${name}/${path}`, shell: "sh" as const, text }] : [];
  });
}

function workflowScripts(path: string, workflow: Workflow): Script[] {
  return Object.entries(workflow.jobs).flatMap(([job, { steps = [], defaults }]) =>
    steps.flatMap(({ run, shell = defaults?.run?.shell ?? workflow.defaults?.run?.shell ?? "bash" }) =>
      run === undefined ? [] : [{ path: `${path} ${job}`, shell: shell === "sh" ? ("sh" as const) : ("bash" as const), text: `${run}\n` }],
    ),
  );
}

const SUBSHELL = /^(#.*\n)*\(\n/;

/** Each step behind what is said outside of steps: a step is a subshell, and what one exports is nothing to the next. */
function gitlabScripts(path: string, file: Readonly<Record<string, unknown>>): Script[] {
  return Object.entries(file).flatMap(([job, value]) => {
    const { script, before_script: before = [] } = (value ?? {}) as { readonly script?: unknown; readonly before_script?: readonly unknown[] };
    if (!Array.isArray(script)) return [];
    const parts = [...before, ...script].map(String);
    const steps = parts.filter((part) => SUBSHELL.test(part));
    return (steps.length === 0 ? [""] : steps).map((step): Script => {
      const shared = parts.filter((part) => !SUBSHELL.test(part) && concerns(part, step));
      return { path: `${path} ${job}`, shell: "sh", text: `${[...shared, step].join("\n")}\n` };
    });
  });
}

/** A line that only sets one variable is there for the steps that read it. */
function concerns(part: string, step: string): boolean {
  const variable = /^([a-z_]+)="[^\n]*"\s*$/.exec(part)?.[1];
  return variable === undefined || step.includes(`$${variable}`);
}
