import type { SequentialJudge } from "../model.ts";

/**
 * ln of the evidence against "the canary is healthy", for the mixture: ln Σ π_i exp(LLR_i). Ville's inequality bounds the probability
 * that it ever exceeds ln(1/α) by α, whenever and how often one looks.
 * Source: Lindon and Malek, Anytime-Valid Inference for Multinomial Count Data, 2022.
 */
export function logMixture(llr: Float64Array): number {
  let largest = -Infinity;
  for (const value of llr) largest = Math.max(largest, value);
  let sum = 0;
  for (const value of llr) sum += Math.exp(value - largest);
  return largest + Math.log(sum / llr.length);
}

/** Whether the gate aborts: the mixture, or any grid point with its share of α (a little weaker, but without exp). */
export function rejects(llr: Float64Array, { alpha, combine }: Pick<SequentialJudge, "alpha" | "combine">): boolean {
  if (combine === "mixture") return logMixture(llr) >= -Math.log(alpha);
  const limit = Math.log(llr.length / alpha);
  return llr.some((value) => value >= limit);
}

/** What errors change: each canary error adds ln(RR), every error takes ln(w(RR − 1) + 1), given that the canary's share was w. */
export function observe(llr: Float64Array, ratios: readonly number[], weight: number, errors: { readonly canary: number; readonly all: number }): void {
  for (const [index, ratio] of ratios.entries()) {
    llr[index]! += errors.canary * Math.log(ratio) - errors.all * Math.log1p(weight * (ratio - 1));
  }
}

/** P(an error is the canary's) when its requests fail `ratio` times as often and it has the share `weight`. */
export function canaryShare(weight: number, ratio: number): number {
  return (weight * ratio) / (weight * ratio + 1 - weight);
}
