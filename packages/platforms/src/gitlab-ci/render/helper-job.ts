// https://docs.gitlab.com/ci/yaml/#when
import type { GitlabJob } from "../model.ts";
import { jobName, OUTPUT_ROOT } from "../variables.ts";
import { renderNeeds, resolveImage, type JobScope } from "./job.ts";
import type { Placed } from "./place.ts";
import { dataFrom } from "./values.ts";

const HELPER_MINUTES = 5;

/** The small jobs beside a need, see place.ts: they pass on what it left, and how it ended. */
export function renderHelper(placed: Placed, need: GitlabJob, scope: JobScope): GitlabJob {
  const { job, role } = placed;
  const { service, flow } = scope;
  const mark = `${OUTPUT_ROOT}/${jobName(service.service.name, flow.id, job.id)}.failed`;
  // What the need left is wanted by the jobs that this one stands before.
  const passesOn = role !== "watch" && flow.jobs.some((other) => dataFrom(other).has(job.id) && other.needs.includes(job.id));
  const data = new Set(passesOn || role === "failure" ? [job.id] : []);
  const paths = role === "watch" ? [mark] : passesOn ? (need.artifacts?.paths ?? []) : [];
  return {
    name: jobName(service.service.name, flow.id, job.id, placed.suffix),
    reason: reasonOf(placed),
    source: "no-checkout",
    stage: need.stage,
    image: resolveImage("node"),
    services: [],
    needs: renderNeeds(placed, scope, data),
    when: placed.when,
    ...(need.rules ? { rules: need.rules.map(({ if: condition, changes }) => ({ if: condition, ...(changes ? { changes } : {}) })) } : {}),
    timeoutMinutes: HELPER_MINUTES,
    interruptible: need.interruptible,
    retries: 2,
    identityTokens: {},
    caches: [],
    ...(paths.length > 0 ? { artifacts: { paths, days: need.artifacts?.days ?? 7, junit: [] } } : {}),
    shared: false,
    beforeScript: [],
    script: scriptOf(placed, mark),
  };
}

function scriptOf({ role, job }: Placed, mark: string): string[] {
  if (role === "watch") return [`mkdir -p ${OUTPUT_ROOT}`, `: > "${mark}"`];
  if (role === "failure") return [`if [ -e "${mark}" ]; then echo 'job ${job.id} failed' >&2; exit 1; fi`];
  return [`echo 'job ${job.id} has ended'`];
}

function reasonOf({ role, job }: Placed): string {
  if (role === "watch") return `starts only when ${job.id} failed, and notes it`;
  if (role === "failure") return `fails when ${job.id} failed: GitLab starts no job after failure when another of its needs was skipped`;
  return `stands for ${job.id} however it ended: GitLab does not wait for the other needs once one was skipped`;
}
