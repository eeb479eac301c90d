export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Half of the values lie between the two: says how far a median can be trusted. */
export function quartiles(values: readonly number[]): readonly [number, number] {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? NaN;
  return [at(0.25), at(0.75)];
}
