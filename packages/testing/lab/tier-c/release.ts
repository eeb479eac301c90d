import { until, type Lab, type PrometheusAnswer, type StubPrometheus } from "@create-pipeline/lab";
import { canaryService, type CanaryOptions, type CanaryService } from "./canary-service.ts";
import { install, observe, promote, type Observed, type RolloutStatus } from "./observe.ts";
import { digestOf, withStub } from "./start-canary-lab.ts";

/** A change to a service that was healthy before. */
export interface Release {
  readonly service: CanaryService;
  readonly before: RolloutStatus;
  readonly observed: Observed;
}

/** Takes a service from a healthy first version to another digest and looks at what becomes of it. */
export async function release<T>(lab: Lab, service: CanaryService, digest: string, look: (release: Release) => Promise<T>): Promise<T> {
  const before = await install(lab, service, digestOf("1"));
  const observed = await observe(lab, service);
  try {
    await promote(lab, service, digest);
    return await look({ service, before, observed });
  } finally {
    observed.stop();
  }
}

/** The same with a Prometheus that says what a test wants. */
export async function releaseWith(
  lab: Lab,
  { digest = digestOf("2"), ...options }: Omit<CanaryOptions, "prometheus"> & { readonly digest?: string },
  answer: (query: string, count: number) => PrometheusAnswer,
  look: (release: Release & { readonly stub: StubPrometheus }) => Promise<void>,
): Promise<void> {
  await withStub(async (stub) => {
    stub.answer(answer);
    await release(lab, canaryService({ ...options, prometheus: stub.url }), digest, (seen) => look({ ...seen, stub }));
  });
}

/** How many pods the version that was there before was told to have, all the time. */
export function stableReplicas({ observed, service, before }: Release): readonly number[] | undefined {
  return observed.replicas.get(`${service.name}-${before.stableRS}`);
}

/** The pods of a canary that was taken back end some seconds later. */
export async function untilCanaryGone({ observed, service }: Release, { currentPodHash }: RolloutStatus): Promise<void> {
  const name = `${service.name}-${currentPodHash}`;
  const isGone = (): true | undefined => (observed.replicas.get(name)?.at(-1) === 0 ? true : undefined);
  await until(`${name} to be scaled down`, () => Promise.resolve(isGone()), { timeoutMs: 60_000 });
}
