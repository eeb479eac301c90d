/** Reference arithmetic with whole numbers only: fixed point with 80 decimal digits. Slow and simple on purpose; shares nothing with the code under test. */
const SCALE = 10n ** 80n;

/** A fixed-point number. */
export type Fixed = bigint;

/** Exactly the value of a double: every double is an integer over a power of two. */
export function fixed(value: number): Fixed {
  let numerator = value;
  let shift = 0n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    shift += 1n;
  }
  return (BigInt(numerator) * SCALE) / (1n << shift);
}

export function toNumber(value: Fixed): number {
  return Number(value) / Number(SCALE);
}

export function times(a: Fixed, b: Fixed): Fixed {
  return (a * b) / SCALE;
}

/** e^-x by the series of e^x, whose terms are all positive. */
export function expMinus(x: Fixed): Fixed {
  let term = SCALE;
  let sum = 0n;
  for (let n = 1n; term > 0n; n += 1n) {
    sum += term;
    term = (term * x) / (SCALE * n);
  }
  return (SCALE * SCALE) / sum;
}

const poissons = new Map<number, Fixed[]>();

export function poisson(k: number, mean: number): Fixed {
  const known = poissons.get(mean) ?? [expMinus(fixed(mean))];
  poissons.set(mean, known);
  while (known.length <= k) known.push(times(known.at(-1)!, fixed(mean)) / BigInt(known.length));
  return known[k]!;
}

const binomials = new Map<string, Fixed[]>();

export function binomial(k: number, n: number, p: number): Fixed {
  const key = `${n} ${p}`;
  const known = binomials.get(key) ?? Array.from({ length: n + 1 }, (_, i) => single(i, n, p));
  binomials.set(key, known);
  return known[k]!;
}

/** Rounded once, at the end: a rounded power would have lost the digits that a large coefficient brings back. */
function single(k: number, n: number, p: number): Fixed {
  if (n === 0) return SCALE;
  return (choose(n, k) * fixed(p) ** BigInt(k) * (SCALE - fixed(p)) ** BigInt(n - k)) / SCALE ** BigInt(n - 1);
}

function choose(n: number, k: number): bigint {
  let value = 1n;
  for (let i = 0; i < k; i += 1) value = (value * BigInt(n - i)) / BigInt(i + 1);
  return value;
}

export function sumOf(from: number, to: number, term: (k: number) => Fixed): Fixed {
  let sum = 0n;
  for (let k = from; k <= to; k += 1) sum += term(k);
  return sum;
}

/** ln n! by the natural logarithm of whole numbers: 2·artanh((m−1)/(m+1)) per factor. */
export function logFactorialReference(n: number): Fixed {
  let sum = 0n;
  for (let m = 2n; m <= BigInt(n); m += 1n) sum += logarithm(m);
  return sum;
}

function logarithm(m: bigint): Fixed {
  const z = ((m - 1n) * SCALE) / (m + 1n);
  let power = z;
  let sum = 0n;
  for (let odd = 1n; power > 0n; odd += 2n) {
    sum += power / odd;
    power = times(times(power, z), z);
  }
  return 2n * sum;
}
