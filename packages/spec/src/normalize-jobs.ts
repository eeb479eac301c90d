import { present } from "./desugar.ts";
import { durationMinutes } from "./duration.ts";
import type { JobPatch, JobService } from "./service.ts";
import type { JobInput, SpecInput, Variables } from "./spec-input.ts";

/** Jobs by id; what is not given stays absent, because the template's own value counts then. */
export function normalizeJobs(jobs: SpecInput["jobs"]): Readonly<Record<string, JobPatch>> {
  return Object.fromEntries(Object.entries(jobs ?? {}).flatMap(([id, job]) => (job === undefined ? [] : [[id, normalizeJob(job)]])));
}

function normalizeJob(job: JobInput): JobPatch {
  return {
    ...(job.timeout === undefined ? {} : { timeoutMinutes: durationMinutes(job.timeout) }),
    ...(job.env === undefined ? {} : { env: variables(job.env) }),
    ...(job.services === undefined ? {} : { services: present(job.services).map(normalizeService) }),
    ...(job.flows === undefined ? {} : { flows: present(job.flows) }),
    ...(job.needs === undefined ? {} : { needs: present(job.needs) }),
    ...(job.image === undefined ? {} : { image: job.image }),
    ...(job.run === undefined ? {} : { run: job.run }),
  };
}

function normalizeService(service: NonNullable<NonNullable<JobInput["services"]>[number]>): JobService {
  return { name: service.name ?? "", image: service.image ?? "", env: variables(service.env), ports: present(service.ports) };
}

export function variables(given: Variables | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(given ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
