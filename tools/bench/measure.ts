import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Accountant, Command, Cost } from "./accountant.ts";
import { median, quartiles } from "./statistics.ts";
import type { Subject } from "./subject.ts";

export interface Measurement {
  readonly id: string;
  readonly title: string;
  readonly group: Subject["group"];
  readonly node: string;
  readonly runs: number;
  /** Seconds, and KiB. */
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
  /** Times `node -e 0` of the same Node, run just before or after: the median of the pairs. */
  readonly wallRatio: number;
  readonly wallQuartiles: readonly [number, number];
  readonly cpuRatio: number;
  readonly files: number;
}

export interface Failure {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

interface Pair {
  readonly cost: Cost;
  readonly floor: Cost;
}

const WARM_UPS = 2;

/** All subjects in turn, round by round, each beside the floor: what disturbs the machine disturbs all of them. */
export async function measureAll(
  subjects: readonly Subject[],
  rounds: number,
  scratch: string,
  accountant: Accountant,
): Promise<{ measurements: Measurement[]; failures: Failure[] }> {
  const pairs = new Map<Subject, Pair[]>(subjects.map((subject) => [subject, []]));
  const files = new Map<Subject, number>();
  const failures: Failure[] = [];
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    for (const subject of pairs.keys()) {
      try {
        const pair = await measureOnce(subject, round, scratch, accountant, files);
        if (round >= 0) pairs.get(subject)?.push(pair);
      } catch (error) {
        failures.push({ id: subject.id, title: subject.title, reason: (error as Error).message });
        pairs.delete(subject);
      }
    }
    process.stderr.write(round < 0 ? "w" : ".");
  }
  process.stderr.write("\n");
  return { measurements: [...pairs].map(([subject, measured]) => summarize(subject, measured, files.get(subject) ?? 0)), failures };
}

async function measureOnce(subject: Subject, round: number, scratch: string, accountant: Accountant, files: Map<Subject, number>): Promise<Pair> {
  const folder = join(scratch, subject.fresh ? "fresh" : `kept-${subject.id}`);
  if (subject.fresh || round === -WARM_UPS) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    subject.prepare(folder);
  }
  const before = subject.fresh ? countFiles(folder) : 0;
  const floorOf = (): Promise<Cost> => accountant.run({ argv: [subject.runtime.path, "-e", "0"], cwd: scratch });
  // Now the one first, now the other: whatever the second gains or loses by its place, both do.
  const first = round % 2 === 0 ? await floorOf() : undefined;
  const cost = await runChecked(subject.command(folder), accountant);
  const floor = first ?? (await floorOf());
  if (!files.has(subject)) {
    files.set(subject, countFiles(folder) - before);
    const expected = subject.leaves?.atLeast ?? 0;
    if ((files.get(subject) ?? 0) < expected) throw new Error(`left ${files.get(subject)} files, not ${expected}: ${accountant.said()}`);
  }
  return { cost, floor };
}

async function runChecked(command: Command, accountant: Accountant): Promise<Cost> {
  const cost = await accountant.run(command);
  if (cost.status !== 0) throw new Error(`exit code ${cost.status}: ${accountant.said()}`);
  return cost;
}

function countFiles(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && !`${entry.parentPath}/`.includes("/node_modules/")).length;
}

function summarize(subject: Subject, pairs: readonly Pair[], files: number): Measurement {
  const ratios = pairs.map(({ cost, floor }) => cost.wall / floor.wall);
  return {
    id: subject.id,
    title: subject.title,
    group: subject.group,
    node: subject.runtime.version,
    runs: pairs.length,
    wall: median(pairs.map(({ cost }) => cost.wall)),
    cpu: median(pairs.map(({ cost }) => cost.cpu)),
    peak: median(pairs.map(({ cost }) => cost.peak)),
    wallRatio: median(ratios),
    wallQuartiles: quartiles(ratios),
    cpuRatio: median(pairs.map(({ cost, floor }) => cost.cpu / floor.cpu)),
    files,
  };
}
