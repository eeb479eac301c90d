import { formatMinutes } from "./duration.ts";
import type { CanarySettings, Environment, JobPatch, Service } from "./service.ts";
import type { CanaryInput, EnvironmentInput, JobInput, SpecInput, TasksInput } from "./spec-input.ts";

/** The service in the words of pipeline.yaml with every default written out; parsing it gives the same service. */
export function expandSpec(service: Service): SpecInput {
  const library = service.service.kind === "library";
  return {
    version: 1,
    service: expandIdentity(service),
    platform: service.platforms,
    ...(service.build ? { build: withoutEmpty(service.build) } : {}),
    quality: service.quality,
    security: service.security,
    ...(library
      ? {}
      : {
          delivery: expandDelivery(service),
          environments: service.environments.map((environment) => expandEnvironment(environment, service)),
        }),
    jobs: Object.fromEntries(Object.entries(service.jobs).map(([id, job]) => [id, expandJob(job)])),
    tasks: expandTasks(service),
  };
}

function expandIdentity({ service, directory }: Service): NonNullable<SpecInput["service"]> {
  const { packageManager: _, port, health, env, paths, ...rest } = service;
  const answers = service.kind === "service";
  return {
    ...withoutEmpty(rest),
    ...(answers ? { port, health } : {}),
    ...(service.kind === "library" ? {} : { env }),
    ...(directory === "" && paths.length === 0 ? {} : { paths }),
  };
}

function expandDelivery({ delivery: { canary, ...delivery } }: Service): NonNullable<SpecInput["delivery"]> {
  return {
    ...delivery,
    ...(canary === undefined ? {} : { canary: expandCanary(canary) }),
    argocd: withoutEmpty(delivery.argocd),
    state: withoutEmpty(delivery.state),
  };
}

function expandCanary({ baseline, detect, power, falseAborts, maxMinutes, prometheus, ...canary }: CanarySettings): CanaryInput {
  const percentage = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;
  return {
    ...canary,
    baseline: percentage(baseline),
    detect: `${detect}x`,
    power: percentage(power),
    falseAborts: percentage(falseAborts),
    maxDuration: formatMinutes(maxMinutes),
    prometheus: withoutEmpty(prometheus),
  };
}

function expandEnvironment(environment: Environment, { service }: Service): EnvironmentInput {
  const { soakMinutes, replicas, ...rest } = environment;
  return { ...rest, soak: formatMinutes(soakMinutes), ...(service.kind === "cronjob" ? {} : { replicas }) };
}

function expandJob({ timeoutMinutes, ...job }: JobPatch): JobInput {
  return { ...job, ...(timeoutMinutes === undefined ? {} : { timeout: formatMinutes(timeoutMinutes) }) };
}

function expandTasks({ tasks }: Service): TasksInput {
  return tasks.form === "embedded" ? { form: tasks.form, ...withoutEmpty({ image: tasks.image }) } : withoutEmpty(tasks);
}

/** An empty text stands for "not given". */
function withoutEmpty<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")) as Partial<T>;
}
