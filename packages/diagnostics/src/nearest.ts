/** The candidate that somebody who typed `word` most likely meant, if any is close enough. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = plain(word);
  // A word this long is no typing mistake, and the distance costs its square.
  if (typed.length > 64) return undefined;
  const limit = typed.length <= 3 ? 1 : Math.max(2, Math.floor(typed.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const meant = plain(candidate);
    if (Math.abs(meant.length - typed.length) > limit) continue;
    const distance = editDistance(typed, meant);
    // "dev" is not a slip of "prd": at least half of the word must survive.
    if (distance < least && distance * 2 <= Math.max(meant.length, typed.length)) {
      best = candidate;
      least = distance;
    }
  }
  return best ?? continuation(typed, candidates);
}

/** The only candidate that goes on from what was typed: "prod" is production. */
function continuation(typed: string, candidates: readonly string[]): string | undefined {
  const longer = typed.length < 3 ? [] : candidates.filter((candidate) => plain(candidate).startsWith(typed) && plain(candidate) !== typed);
  return longer.length === 1 ? longer[0] : undefined;
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_. ]/g, "");
}

/** Damerau-Levenshtein (restricted): one insertion, removal, exchange, or swap of neighbours costs 1. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchange = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(exchange, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
