import { formatMinutes } from "./duration.ts";
import type { Environment, JobPatch, Service } from "./service.ts";
import type { EnvironmentInput, JobInput, SpecInput, TasksInput } from "./spec-input.ts";

/** The service in the words of pipeline.yaml with every default written out; parsing it gives the same service. */
export function expandSpec(service: Service): SpecInput {
  const library = service.service.kind === "library";
  const { delivery } = service;
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
          delivery: {
            ...delivery,
            argocd: withoutEmpty(delivery.argocd),
            state: withoutEmpty(delivery.state),
          },
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
