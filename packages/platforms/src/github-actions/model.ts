// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
import type { FlowId } from "@create-pipeline/plan";

/** Every workflow file of a service. */
export interface GithubModel {
  readonly workflows: readonly Workflow[];
}

export interface Workflow {
  readonly flow: FlowId;
  /** From the repository's root. */
  readonly path: string;
  readonly header: string;
  /** One sentence for `explain`. */
  readonly reason: string;
  readonly name: string;
  readonly on: WorkflowTriggers;
  readonly concurrency: WorkflowConcurrency;
  readonly jobs: readonly WorkflowJob[];
}

export interface WorkflowTriggers {
  readonly pullRequest: boolean;
  readonly mergeGroup: boolean;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  /** Globs for pushes to branches; [] is everything. */
  readonly paths: readonly string[];
  readonly crons: readonly string[];
  /** Absent: nobody starts it by hand. */
  readonly inputs?: readonly WorkflowInput[];
}

export interface WorkflowInput {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly default: string;
  readonly options: readonly string[];
}

export interface WorkflowConcurrency {
  readonly group: string;
  readonly cancelInProgress: boolean;
  /** Every run waits its turn; otherwise a third run cancels the one that waits. */
  readonly waitsInLine: boolean;
}

export interface WorkflowJob {
  readonly id: string;
  /** Written above the job. */
  readonly reason: string;
  readonly name: string;
  readonly needs: readonly string[];
  /** Without the `${{ }}`; absent: GitHub's own `success()`. */
  readonly if?: string;
  readonly timeoutMinutes: number;
  readonly permissions: readonly WorkflowPermission[];
  /** Behind `permissions:` itself: what needs no permission of GitHub. */
  readonly permissionsComment?: string;
  readonly environment?: WorkflowEnvironment;
  readonly concurrency?: WorkflowConcurrency;
  /** An image by digest; absent: the steps run on the machine itself. */
  readonly container?: string;
  readonly services: readonly WorkflowService[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly WorkflowStep[];
}

export interface WorkflowPermission {
  readonly scope: string;
  readonly level: "read" | "write";
  /** Which neutral permissions of the plan need it, and what for. */
  readonly comment: string;
}

export interface WorkflowEnvironment {
  readonly name: string;
  /** false: the job uses its secrets and rules without being a deployment to it. */
  readonly deployment: boolean;
  readonly url?: string;
}

export interface WorkflowService {
  readonly name: string;
  readonly image: string;
  readonly env: Readonly<Record<string, string>>;
  readonly ports: readonly number[];
}

interface StepBase {
  readonly name: string;
  readonly id?: string;
  /** Without the `${{ }}`. */
  readonly if?: string;
  readonly timeoutMinutes?: number;
  readonly env: Readonly<Record<string, string>>;
  /** Written above the step. */
  readonly comment?: string;
}

export interface UsesStep extends StepBase {
  readonly uses: string;
  readonly version: string;
  readonly with: Readonly<Record<string, string | number | boolean>>;
}

export interface RunStep extends StepBase {
  readonly run: string;
  readonly directory: string;
}

export type WorkflowStep = UsesStep | RunStep;
