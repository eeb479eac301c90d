import type { InstallCost } from "./installs.ts";
import type { Measurement } from "./measure.ts";

export interface Goal {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  readonly reached: boolean;
}

/** The goals of the product, by the ids of the subjects; wall clock, as a user waits for it. */
const limits = [
  { id: "ours-pipeline-", what: "a whole pipeline", ratio: 3.0 },
  { id: "ours-check-", what: "check", ratio: 1.6 },
  { id: "ours-help-", what: "--help", ratio: 1.25 },
  { id: "ours-version-", what: "--version", ratio: 1.25 },
] as const;
const PEAK_MIB = 70;
const INSTALL_MB = 6;

export function compareWithGoals(measurements: readonly Measurement[], ownInstall: InstallCost | undefined): Goal[] {
  const goals = limits.flatMap(({ id, what, ratio }) =>
    measurements
      .filter((row) => row.id.startsWith(id))
      .map((row) => atMost(`${what}, Node ${row.node}`, ratio, row.wallRatio, (value) => `${value.toFixed(2)} ×`)),
  );
  const peaks = measurements
    .filter((row) => row.id.startsWith("ours-pipeline-"))
    .map((row) => atMost(`peak of a whole pipeline, Node ${row.node}`, PEAK_MIB, row.peak / 1024, (value) => `${value.toFixed(0)} MiB`));
  if (ownInstall === undefined) return [...goals, ...peaks];
  const install = [
    atMost("installed packages", 1, ownInstall.packages, String),
    atMost("installed size", INSTALL_MB, ownInstall.bytes / 1e6, (value) => `${value.toFixed(1)} MB`),
  ];
  return [...goals, ...peaks, ...install];
}

function atMost(what: string, limit: number, value: number, print: (value: number) => string): Goal {
  return { what, wanted: `≤ ${print(limit)}`, measured: print(value), reached: value <= limit };
}
