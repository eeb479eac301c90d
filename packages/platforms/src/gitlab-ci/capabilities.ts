// https://docs.gitlab.com/ci/yaml/
import type { Capabilities } from "../platform.ts";

/** How GitLab CI/CD answers every feature of a plan. */
export const capabilities = {
  approval: {
    how: "setting",
    where: "protected environments with approval rules (Premium); the deploying job waits until it was approved and somebody started it",
  },
  artifacts: { how: "native" },
  "change-filter": { how: "native" },
  "concurrency-queue": { how: "emulated", by: "a resource group on the jobs that write: runs take turns there, not as wholes" },
  "concurrency-supersede": {
    how: "emulated",
    by: "interruptible jobs and workflow:auto_cancel, which a newer commit of the same ref triggers; a scheduled run supersedes none",
  },
  delay: { how: "native" },
  environments: { how: "native" },
  "flow-inputs": { how: "emulated", by: "pipeline variables with options, asked for by Run pipeline; scripts check options and required ones again" },
  "identity-token": { how: "native" },
  "job-outputs": {
    how: "emulated",
    by: "files in the job's artifacts: dotenv variables are expanded, trimmed, limited in number and overridden by project variables",
  },
  "merge-queue": { how: "setting", where: "merge trains (Premium); they run merge request pipelines" },
  permissions: { how: "setting", where: "job token permissions and allowlist; the files can't narrow them per job" },
  reports: { how: "emulated", by: "JUnit and Cobertura natively; SARIF is kept as an artifact, because GitLab reads its own format only" },
  "required-check": { how: "setting", where: 'merge request setting "Pipelines must succeed", which the required job is part of' },
  retries: { how: "native" },
  schedule: { how: "setting", where: "a pipeline schedule with the variables FLOW and SERVICE" },
  secrets: { how: "setting", where: "masked, protected variables scoped to the environment of the job that uses them" },
  "service-containers": { how: "native" },
  "start-after-failure": {
    how: "emulated",
    by: "when: on_failure, which a skipped need would suppress: one copy per group of needs that fails together, or a watching job beside each need",
  },
  "start-always": {
    how: "emulated",
    by: "when: always behind a job that ends with each need; GitLab starts nothing once the run was cancelled, nor after a cancelled need",
  },
  "tag-trigger": { how: "native" },
  timeouts: { how: "native" },
  "toolchain-cache": { how: "native" },
} as const satisfies Capabilities;
