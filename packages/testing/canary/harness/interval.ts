import { binomialTails } from "@create-pipeline/canary";

/** Hits among independent trials. */
export interface Observed {
  readonly hits: number;
  readonly trials: number;
}

/** Both sides together: what a true prediction misses once in a thousand measurements. */
const MISSED = 0.001;

/** P(at most as many hits) and P(at least as many), were the probability the predicted one. */
export function tails({ hits, trials }: Observed, predicted: number): { readonly fewer: number; readonly more: number } {
  return { fewer: binomialTails(hits, trials, predicted).below, more: binomialTails(hits - 1, trials, predicted).above };
}

/** Whether the observation lies in the exact central 99.9 % interval of the binomial law with the predicted probability. */
export function agrees(observed: Observed, predicted: number): boolean {
  const { fewer, more } = tails(observed, predicted);
  return fewer > MISSED / 2 && more > MISSED / 2;
}

/** Whether the observation is evidence, at the same level, that the probability is above a bound. */
export function exceeds(observed: Observed, bound: number): boolean {
  return tails(observed, bound).more <= MISSED / 2;
}
