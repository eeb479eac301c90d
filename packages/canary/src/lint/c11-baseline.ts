import type { Finding, LintContext } from "./finding.ts";

/** Pods that have run for a week have warm caches and leaked memory; fresh ones of the same version are the fair comparison. */
export function freshBaseline({ reading: { metrics, facts, canary } }: LintContext): Finding[] {
  // The sequential gate counts failures only, which the age of a pod changes little, and it needs the stable version's to know the baseline.
  if (facts.hasBaseline || canary.judge.kind === "sequential") return [];
  const places = new Set(metrics.flatMap(({ stableArgument }) => stableArgument ?? []));
  return [...places].map((node) => ({
    code: "canary/c11",
    level: "warning",
    message: "the canary is compared with the stable fleet as it runs",
    why: "old pods have warm caches and other numbers; the difference is taken for the release's",
    fix: "an experiment step with templates {name: baseline, specRef: stable} and {name: canary, specRef: canary}, and the hash of its baseline",
    location: node.location,
    canary: canary.name,
  }));
}
