// https://docs.github.com/en/actions/reference
import type { Capabilities } from "../platform.ts";

const SETTINGS = "environments of the repository; docs/pipeline/platform-settings.md and .pipeline/settings/github.sh";

export const capabilities = {
  approval: { how: "setting", where: SETTINGS },
  artifacts: { how: "native" },
  "change-filter": { how: "emulated", by: 'a job "changes" in flows with a required check; elsewhere natively by "paths"' },
  "concurrency-queue": { how: "native" },
  "concurrency-supersede": { how: "native" },
  delay: { how: "emulated", by: "the preflight task, which waits on its machine until the soak time is over" },
  environments: { how: "setting", where: SETTINGS },
  "flow-inputs": { how: "native" },
  "identity-token": { how: "native" },
  "job-outputs": { how: "native" },
  "merge-queue": { how: "native" },
  permissions: { how: "native" },
  reports: { how: "emulated", by: "an artifact; GitHub shows no test or coverage reports of its own" },
  "required-check": { how: "setting", where: "a ruleset that requires the check; docs/pipeline/platform-settings.md and .pipeline/settings/github.sh" },
  retries: {
    how: "setting",
    where: '"Re-run failed jobs", or "gh run rerun --failed": GitHub does not repeat a job by itself; every job of a plan may run twice',
  },
  schedule: { how: "native" },
  secrets: { how: "native" },
  "service-containers": { how: "native" },
  "start-always": { how: "native" },
  "start-after-failure": { how: "native" },
  "tag-trigger": { how: "native" },
  timeouts: { how: "native" },
  "toolchain-cache": { how: "native" },
} as const satisfies Capabilities;
