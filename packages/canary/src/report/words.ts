/** A share in percent with two digits that count: 0.0013 %, 31 %, 99.97 %. Never 0 or 100 unless it is. */
export function percentWord(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  if (share < 1e-6) return "< 0.0001 %";
  if (share > 1 - 1e-6) return "> 99.9999 %";
  const percent = share * 100;
  // Near certainty the digits that count are those of what is missing.
  if (percent > 99) return `${Number((100 - digits(100 - percent, 2)).toFixed(decimalsOf(100 - percent, 2)))} %`;
  return `${plain(digits(percent, 2))} %`;
}

/** A share for a drawing: whole percent. */
export function roughPercent(share: number): string {
  if (share < 0.005) return share < 1e-6 ? "0 %" : "< 1 %";
  return share > 0.995 ? (share > 1 - 1e-6 ? "100 %" : "> 99 %") : `${Math.round(share * 100)} %`;
}

/** "once in 78,000". */
export function oddsWord(share: number): string {
  return `once in ${countWord(1 / share)}`;
}

/** Whole numbers above ten, two digits that count below: 6,700, 94, 3.5. */
export function countWord(count: number): string {
  if (!Number.isFinite(count)) return "endless";
  if (count >= 1e15) return count.toExponential(0).replace("e+", "e");
  return count === 0 ? "0" : grouped(count < 100 ? digits(count, 2) : Math.round(digits(count, 2)));
}

/** A number as exact as it is, with separators: 12,345. */
export function grouped(value: number): string {
  const [whole = "", fraction] = plain(value).split(".");
  return whole.replaceAll(/\B(?=(\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
}

/** "8m 48s", "1h 5m", "3 days". */
export function timeWord(seconds: number): string {
  if (seconds < 1) return seconds === 0 ? "0s" : "< 1s";
  const whole = Math.round(seconds);
  if (whole >= 2 * 86_400) return `${plain(digits(whole / 86_400, 2))} days`;
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours > 0) return minutes === 0 ? `${hours}h` : `${hours}h ${minutes}m`;
  if (minutes > 0) return rest === 0 ? `${minutes}m` : `${minutes}m ${rest}s`;
  return `${rest}s`;
}

/** "2x", "3.4x". */
export function ratioWord(ratio: number): string {
  return `${plain(digits(ratio, ratio >= 100 ? 3 : 2))}x`;
}

const numerals: Readonly<Record<number, string>> = {
  2: "twofold",
  3: "threefold",
  4: "fourfold",
  5: "fivefold",
  6: "sixfold",
  8: "eightfold",
  10: "tenfold",
  20: "twentyfold",
  50: "fiftyfold",
  100: "hundredfold",
};

/** "tenfold", "12x". */
export function foldWord(ratio: number): string {
  return numerals[ratio] ?? ratioWord(ratio);
}

export function digits(value: number, count: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(count));
}

function decimalsOf(value: number, count: number): number {
  return Math.max(0, count - 1 - Math.floor(Math.log10(value)));
}

/** Without an exponent, whatever the size. */
function plain(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  return value.toFixed(Math.min(20, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))))).replace(/\.?0+$/, "");
}
