import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom, type Run } from "@create-pipeline/canary/testing";
import type { CanaryReading } from "@create-pipeline/canary";
import { playAnalyses, playFlagger, timelineOf, untilTime } from "./controllers.ts";
import { poissonLoad, type LoadReport } from "./poisson-load.ts";
import { Prometheus, type Job } from "./prometheus.ts";
import { Services, type ServiceSettings } from "./service.ts";

/** Services that are alike: as many independent canaries. */
export interface Group {
  readonly name: string;
  readonly size: number;
  readonly requestsPerSecond: number;
  readonly baseline: number;
  /** How many times as often the canary fails as the stable version. */
  readonly ratio: number;
  /** Judges by name. With Argo Rollouts all of them see the same release; with Flagger there is one, which moves the weight. */
  readonly judges: Readonly<Record<string, { readonly reading: CanaryReading; readonly job: string }>>;
  readonly controller: "argo" | "flagger";
  /** Restarts pods, and lets scrapes of their targets fail. */
  readonly rough?: boolean;
}

export interface Measured {
  readonly group: string;
  readonly service: string;
  readonly runs: Readonly<Record<string, Run>>;
  /** Unix seconds at which the first weight was set. */
  readonly startedAt: number;
}

export interface Wave {
  readonly measured: readonly Measured[];
  readonly load: LoadReport;
  readonly prometheus: Prometheus;
  readonly stop: () => Promise<void>;
}

export interface WaveSettings {
  readonly groups: readonly Group[];
  readonly jobs: readonly Job[];
  readonly seed: number;
  /** From the first weight to the last measurement. */
  readonly releaseSeconds: number;
}

/** Releases begin within this time, so that they are measured one after the other and not all at once. */
const SPREAD_SECONDS = 12;
/** Stable pods serve before the first release. */
const WARM_UP_SECONDS = 6;
const SHARDS = 4;

interface Member extends ServiceSettings {
  readonly group: Group;
  weight: number;
  readonly startsAfter: number;
}

/** Runs every release of every group at once, and answers what became of each. */
export async function runWave(settings: WaveSettings): Promise<Wave> {
  const members = settings.groups.flatMap((group, index) => membersOf(group, index, settings.seed));
  const services = await Services.start(members);
  const prometheus = await Prometheus.start(services.targets, settings.jobs);
  const stop = async (): Promise<void> => {
    await prometheus.stop();
    await services.close();
  };
  try {
    const began = performance.now();
    const seconds = WARM_UP_SECONDS + SPREAD_SECONDS + settings.releaseSeconds;
    const called = members.map((member) => ({
      ...member,
      requestsPerSecond: member.group.requestsPerSecond,
      weight: () => member.weight,
      random: member.router,
    }));
    const roughly = disturb(
      services,
      members.filter(({ group }) => group.rough),
      { began, seconds, seed: settings.seed },
    );
    const [load, measured] = await Promise.all([
      poissonLoad({ port: services.port, services: called, seconds, random: seededRandom(settings.seed) }),
      Promise.all(members.map((member) => release(member, prometheus, began))),
      roughly,
    ]);
    return { measured, load, prometheus, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Routed = Member & { readonly router: () => number };

function membersOf(group: Group, index: number, seed: number): Routed[] {
  return Array.from({ length: group.size }, (_, number) => {
    const own = seed * 1_000_003 + index * 10_007 + number;
    const random = { canary: seededRandom(own), stable: seededRandom(own + 250_000_000) };
    return {
      name: `${group.name.replaceAll(" ", "-")}-${number}`,
      group,
      errorProbability: { stable: group.baseline, canary: Math.min(1, group.baseline * group.ratio) },
      random,
      router: seededRandom(own + 500_000_000),
      // Services whose scrapes fail have targets of their own.
      shard: (group.rough === true ? SHARDS : 0) + (number % SHARDS),
      weight: 0,
      startsAfter: WARM_UP_SECONDS + SPREAD_SECONDS * seededRandom(own + 900_000_000)(),
    };
  });
}

async function release(member: Member, prometheus: Prometheus, began: number): Promise<Measured> {
  const startsAt = began + member.startsAfter * 1000;
  const about = { service: member.name, startsAt, ask: (query: string) => prometheus.instant(query) };
  const { controller, judges, name } = member.group;
  const played = Object.entries(judges).map(async ([judge, { reading, job }]) => {
    const run =
      controller === "flagger" ? playFlagger(reading, { ...about, job }, (weight) => (member.weight = weight)) : playAnalyses(reading, { ...about, job });
    return [judge, await run] as const;
  });
  if (controller === "argo") await moveWeights(member, Object.values(judges)[0]!.reading, startsAt);
  const startedAt = (performance.timeOrigin + startsAt) / 1000;
  return { group: name, service: member.name, runs: Object.fromEntries(await Promise.all(played)), startedAt };
}

/** The weights of the Rollout, to the end: whether the release would have been aborted is the judges' affair, and each has its own opinion. */
async function moveWeights(member: Member, reading: CanaryReading, startsAt: number): Promise<void> {
  for (const { start, weight } of timelineOf(reading).spans) {
    await untilTime(startsAt + start * 1000);
    member.weight = weight;
  }
  await untilTime(startsAt + timelineOf(reading).end * 1000);
}

/** Every few seconds a target doesn't answer for a while, at times for longer than a step of the gate, or a pod starts again. */
async function disturb(
  services: Services,
  members: readonly Routed[],
  { began, seconds, seed }: { began: number; seconds: number; seed: number },
): Promise<void> {
  if (members.length === 0) return;
  const random = seededRandom(seed + 77);
  const shards = [...new Set(members.map(({ shard }) => shard))];
  const end = began + (seconds - 5) * 1000;
  while (performance.now() < end) {
    await sleep(1000 + 1000 * random());
    const shard = shards[Math.floor(random() * shards.length)]!;
    services.silence(shard, random() < 0.5 ? "canary" : "stable", random() < 0.7 ? 0.7 + random() : 6 + 8 * random());
    for (const { name } of members.filter(() => random() < 0.05)) services.restart(name, random() < 0.5 ? "canary" : "stable");
  }
}
