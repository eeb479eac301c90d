/**
 * Divergence of two coins in nats, kl(a ‖ b); b strictly between 0 and 1.
 */
export function divergence(a: number, b: number): number {
  return term(a, b) + term(1 - a, 1 - b);
}

function term(a: number, b: number): number {
  return a === 0 ? 0 : a * Math.log(a / b);
}

export interface Goal {
  readonly baseline: number;
  readonly ratio: number;
  readonly power: number;
  readonly falseAborts: number;
}

/**
 * Canary requests that *every* procedure needs in the mean before it decides about a bad release, however clever it is: what it decides
 * can't tell more apart than the requests it has seen (Wald's identity and the data-processing inequality),
 * E[requests] · kl(p1 ‖ p0) ≥ kl(power ‖ false). For one service whose healthy error probability is known.
 */
export function leastRequests({ baseline, ratio, power, falseAborts }: Goal): number {
  if (power <= falseAborts) return 0;
  return divergence(power, falseAborts) / divergence(Math.min(1, baseline * ratio), baseline);
}
