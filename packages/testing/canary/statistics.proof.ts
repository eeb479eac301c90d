import { evaluate, type Fate } from "@create-pipeline/canary";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findTool } from "../../../tools/index.ts";
import { ALPHA, experiment, questionOf, scrapes, STEADY, type Experiment } from "./harness/experiment.ts";
import { runWave, type Measured, type Wave } from "./harness/fleet.ts";
import { agrees, exceeds, type Observed } from "./harness/interval.ts";
import { everyLookAtCounters, everyLookAtGate, isSignificant, type Look, type Looks } from "./harness/looking.ts";
import { FASTER } from "./harness/manifests.ts";
import { LATEST_MS } from "./harness/poisson-load.ts";

/** Seconds under the gate. */
const RELEASE = 192;
/** An answer that takes longer comes when the next one should be asked for. */
const SHORTEST_CHECK_MS = 12_000;
const missing = findTool("prometheus") === undefined ? "prometheus is not installed" : undefined;

describe.skipIf(missing !== undefined)(`canaries in a real Prometheus${missing === undefined ? "" : `: ${missing}`}`, () => {
  let plan: Experiment;
  let wave: Wave;
  let looks: Looks;

  beforeAll(async () => {
    plan = await experiment();
    wave = await runWave(plan.wave);
    looks = { prometheus: wave.prometheus, job: "each", seconds: RELEASE, everySeconds: scrapes.each };
  });
  afterAll(async () => {
    await wave?.stop();
  });

  const groupOf = (name: string): Experiment["wave"]["groups"][number] => plan.wave.groups.find((group) => group.name === name)!;
  const releases = (group: string): readonly Measured[] => wave.measured.filter((one) => one.group === group);
  const aborted = (group: string, judge: string): Observed => {
    const runs = releases(group).map(({ runs: all }) => all[judge]!);
    return { hits: runs.filter(({ end }) => end === "abort").length, trials: runs.length };
  };
  const predicted = (group: string, judge: string, ratio = groupOf(group).ratio): Fate =>
    evaluate(groupOf(group).judges[judge]!.reading.canary, questionOf(groupOf(group))).fate(ratio);
  /** How many releases are struck at any of their looks. */
  const struck = async (group: string, atAnyLook: (release: Measured) => Promise<boolean>): Promise<Observed> => {
    const all = releases(group);
    let hits = 0;
    for (const release of all) if (await atAnyLook(release)) hits += 1;
    return { hits, trials: all.length };
  };
  const tell = (what: string, { hits, trials }: Observed, than?: number): void =>
    console.log(
      `${what}: ${than === undefined ? "" : `predicted ${(100 * than).toFixed(1)} %, `}observed ${hits} of ${trials}, ${((100 * hits) / trials).toFixed(1)} %`,
    );

  describe("the load", () => {
    it("was what it should be: all answered, as many as a Poisson process sends, and in time", () => {
      const seconds = plan.wave.releaseSeconds + 18;
      const expected = plan.wave.groups.reduce((sum, { size, requestsPerSecond }) => sum + size * requestsPerSecond, 0) * seconds;
      console.log(
        `${wave.load.sent} requests in ${seconds} s, ${releases("healthy").length} services of ${STEADY}/s among them; the latest ${Math.round(wave.load.latestMs)} ms late`,
      );
      expect(wave.load.lost).toBe(0);
      const verdicts = wave.measured.flatMap(({ runs }) => Object.values(runs).map(({ seconds }) => seconds));
      expect(Math.max(...verdicts)).toBeLessThan(plan.wave.releaseSeconds);
      expect(Math.abs(wave.load.sent - expected)).toBeLessThan(4 * Math.sqrt(expected));
      expect(wave.load.latestMs).toBeLessThan(LATEST_MS);
      expect(wave.prometheus.slowestMs).toBeLessThan(SHORTEST_CHECK_MS);
    });

    it("needs no correction for the fast time: in its own, tenfold time with a tenth of the rate every design does the same", () => {
      for (const { fast, slow, requestsPerSecond } of plan.scaled)
        for (const ratio of [1, 5, 10]) {
          const asked = { requestsPerSecond, ratio };
          const [a, b] = [evaluate(fast.canary, questionOf(asked)).fate(ratio), evaluate(slow.canary, questionOf(asked, FASTER)).fate(ratio)];
          expect(a.abort).toBeCloseTo(b.abort, 9);
          expect((a.abortSeconds?.mean ?? 0) * FASTER).toBeCloseTo(b.abortSeconds?.mean ?? 0, 6);
        }
    });
  });

  describe("aborts are as many as predicted", () => {
    it.each([
      ["healthy", "threshold"],
      ["5x", "threshold"],
      ["10x", "threshold"],
      ["5x", "gate"],
      ["10x", "gate"],
      ["rough", "threshold"],
      ["low healthy", "threshold"],
      ["low 10x", "threshold"],
      ["low healthy", "seldom scraped"],
      ["low 10x", "seldom scraped"],
      ["low 10x", "gate"],
      ["ramp 5x", "threshold"],
      ["empty windows", "threshold"],
      ["10x", "without the canary's label"],
    ])("%s, %s", (group, judge) => {
      const [observed, { abort }] = [aborted(group, judge), predicted(group, judge)];
      tell(`${group}, ${judge}`, observed, abort);
      expect(releases(group).filter(({ runs }) => runs[judge]?.end === "pause")).toEqual([]);
      expect(agrees(observed, abort)).toBe(true);
    });
  });

  describe("and the prediction could have been wrong", () => {
    it.each([
      ["a healthy release's, for one that fails five times as often", "5x", "threshold", 1],
      ["that of five times as often, for ten times", "10x", "threshold", 5],
      ["that of ten times as often, for five times", "5x", "gate", 10],
      ["that of five times as often, for ten times with little traffic", "low 10x", "threshold", 5],
    ])("%s", (_, group, judge, ratio) => {
      expect(agrees(aborted(group, judge), predicted(group, judge, ratio).abort)).toBe(false);
    });

    it("the canary's, for a query that counts everybody's requests", () => {
      expect(agrees(aborted("10x", "without the canary's label"), predicted("10x", "threshold").abort)).toBe(false);
    });

    it("that of guarded windows, for a check that fails on empty ones", () => {
      const { reading } = groupOf("empty windows").judges["threshold"]!;
      const { canary } = reading;
      if (canary.judge.kind !== "flagger") throw new Error("no Flagger");
      const guarded = { ...canary, judge: { ...canary.judge, metrics: canary.judge.metrics.map((metric) => ({ ...metric, whenEmpty: "success" as const })) } };
      expect(agrees(aborted("empty windows", "threshold"), evaluate(guarded, questionOf(groupOf("empty windows"))).fate(1).abort)).toBe(false);
    });

    it("that of evidence counted by the weight, for the gate with a request or none in a step", () => {
      const { reading } = groupOf("low 10x").judges["gate"]!;
      if (reading.canary.judge.kind !== "sequential") throw new Error("no gate");
      const { stepSeconds: _, ...judge } = reading.canary.judge;
      expect(agrees(aborted("low 10x", "gate"), evaluate({ ...reading.canary, judge }, questionOf(groupOf("low 10x"))).fate(10).abort)).toBe(false);
    });

    it("any that knows nothing of counters which appear with their first error: increase doesn't see it", () => {
      for (const group of ["low healthy", "low 10x"]) {
        tell(`${group}, counters that appear`, aborted(group, "lazy"), predicted(group, "lazy").abort);
        expect(agrees(aborted(group, "lazy"), predicted(group, "lazy").abort)).toBe(false);
      }
    });
  });

  describe("looking at every scrape", () => {
    const atAny = (values: readonly number[]): boolean => values.some((value) => value > 0);
    const gateOf = (release: Measured): Promise<number[]> => everyLookAtGate(plan.gate, release, looks);

    it("is allowed by the gate: false alarms stay below alpha, and are as few as predicted", async () => {
      const observed = await struck("healthy", async (release) => atAny(await gateOf(release)));
      const { abort } = evaluate(plan.gate.canary, questionOf(groupOf("healthy"))).fate(1);
      tell("healthy, the gate at every scrape", observed, abort);
      expect(exceeds(observed, ALPHA)).toBe(false);
      expect(agrees(observed, abort)).toBe(true);
    });

    it("is not allowed by a test made for one look, whose false alarms multiply", async () => {
      const seen = new Map<Measured, Look[]>();
      for (const release of releases("healthy")) seen.set(release, await everyLookAtCounters(release, looks));
      const significant = (look: Look | undefined): boolean => look !== undefined && isSignificant(look, ALPHA);
      const once = await struck("healthy", (release) => Promise.resolve(significant(seen.get(release)?.at(-1))));
      const always = await struck("healthy", (release) =>
        Promise.resolve(seen.get(release)?.some((look) => look.canary.requests >= 10 && significant(look)) === true),
      );
      tell("healthy, a fixed-sample test once", once);
      tell("healthy, a fixed-sample test at every scrape", always);
      expect(exceeds(once, ALPHA)).toBe(false);
      expect(exceeds(always, ALPHA)).toBe(true);
    });

    it("stays allowed when pods restart and scrapes fail", async () => {
      const [failed = 0] = await wave.prometheus.instant('sum(count_over_time((up{job="each"} == 0)[4m:500ms]))');
      const [restarts = 0] = await wave.prometheus.instant('sum(resets(http_requests_total{job="each"}[4m]))');
      console.log(`${failed} scrapes failed, ${restarts} counters began again`);
      expect(failed).toBeGreaterThan(100);
      expect(restarts).toBeGreaterThan(100);
      const observed = await struck("rough", async (release) => atAny(await gateOf(release)));
      tell("rough, the gate at every scrape", observed);
      expect(exceeds(observed, ALPHA)).toBe(false);
    });

    it("finds a bad release as early as the gate's own looks do, or earlier", async () => {
      const observed = await struck("10x", async (release) => atAny(await gateOf(release)));
      expect(observed.hits).toBeGreaterThanOrEqual(aborted("10x", "gate").hits);
    });
  });
});
