import type { Flow, Job, Plan, Step, Value } from "@create-pipeline/plan";
import { deriveAccess } from "@create-pipeline/plan";
import { deliveryTasks, service } from "@create-pipeline/testing";
import type { ServiceOptions } from "@create-pipeline/testing";
import { parse } from "yaml";
import type { RenderContext } from "../../platform.ts";
import { githubActions } from "../index.ts";

export const checkout: Step = { do: "checkout", history: "shallow" };

export function run(env: Readonly<Record<string, Value>> = {}, script = "true\n"): Extract<Step, { do: "run" }> {
  return { do: "run", id: "run", title: "run", script, env, directory: "", always: false };
}

export function task(name: string, inputs: Readonly<Record<string, Value>> = {}): Step {
  return { do: "task", id: name, title: name, task: name, inputs, env: {}, directory: "", always: false };
}

export function job(id: string, more: Partial<Job> = {}): Job {
  const steps = more.steps ?? [run()];
  return {
    id,
    title: id,
    kind: "check",
    reason: `shows ${id}`,
    template: { id: "small", version: "1.0.0" },
    fields: [],
    needs: [],
    after: "success",
    required: false,
    runner: { image: "node" },
    outputs: [],
    produces: [],
    consumes: [],
    reports: [],
    services: [],
    delayMinutes: 0,
    timeoutMinutes: 10,
    retries: 0,
    ...deriveAccess(steps, deliveryTasks),
    ...more,
    steps,
  };
}

export function flow(jobs: readonly Job[], more: Partial<Flow> = {}): Flow {
  return {
    id: "deliver",
    title: "orders: deliver",
    reason: "shows something",
    triggers: [{ on: "main" }],
    inputs: [],
    concurrency: { group: "orders-deliver", policy: "queue" },
    trust: "trusted",
    paths: [],
    jobs,
    ...more,
  };
}

export function planOf(...flows: readonly Flow[]): Plan {
  return { service: "orders", directory: "", flows };
}

export function contextOf(options: ServiceOptions = {}): RenderContext {
  const given = service({ platform: "github-actions", ...options });
  return {
    service: given,
    choice: { name: "github-actions", edition: options.edition ?? "enterprise", visibility: options.visibility ?? "private" },
    tasks: deliveryTasks,
    version: "1.0.0",
  };
}

interface ParsedStep {
  readonly name: string;
  readonly if?: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>> & { readonly ALPHA: string; readonly INPUT_REASON: string };
  readonly with: { readonly reason: string };
  readonly "timeout-minutes"?: number;
}

interface ParsedJob {
  readonly if?: string;
  readonly environment: { readonly name: string };
  readonly concurrency?: object;
  readonly container: { readonly image: string };
  readonly defaults?: object;
  readonly services: { readonly db: { readonly env: { readonly ALPHA: string } }; readonly postgres: object };
  readonly steps: readonly [ParsedStep, ParsedStep, ParsedStep, ParsedStep];
}

/** What tests look into: as if every job and step they ask for were there. */
export interface ParsedWorkflow {
  readonly on: object;
  readonly concurrency: object;
  readonly jobs: Readonly<Record<"a" | "b" | "approve" | "required", ParsedJob>>;
}

export interface RenderedFlow {
  readonly text: string;
  readonly codes: readonly string[];
  readonly workflow: ParsedWorkflow;
}

export function renderFlow(given: Flow, options: ServiceOptions = {}): RenderedFlow {
  const context = contextOf(options);
  const { model, diagnostics } = githubActions.render(planOf(given), context);
  const text = githubActions.emit(model, context)[0]?.content ?? "";
  return { text, codes: diagnostics.map(({ code }) => code), workflow: parse(text) as ParsedWorkflow };
}
