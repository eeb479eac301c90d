const units: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, μs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** Go's time.ParseDuration in seconds: "5m", "1h30m", "1.5h"; nothing for what it refuses. */
export function goDuration(text: string): number | undefined {
  if (text === "0") return 0;
  return sumOfUnits(text, /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y, units);
}

/** Prometheus' durations in seconds: "5m", "1d12h", also a plain number of seconds. */
export function promDuration(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  return sumOfUnits(text, /(\d+(?:\.\d+)?)(ms|s|m|h|d|w|y)/y, { ms: 1e-3, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 });
}

function sumOfUnits(text: string, pattern: RegExp, table: Readonly<Record<string, number>>): number | undefined {
  if (text === "") return undefined;
  let at = 0;
  let seconds = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    seconds += Number(match[1]) * (table[match[2] ?? ""] ?? Number.NaN);
    at = pattern.lastIndex;
  }
  return seconds;
}

/** Seconds as Go and Prometheus both read them: 90 is "1m30s", 300 "5m". Whole milliseconds are kept. */
export function durationText(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  if (milliseconds % 1000 !== 0) return `${milliseconds}ms`;
  const whole = milliseconds / 1000;
  if (whole === 0) return "0s";
  const parts = [
    [Math.floor(whole / 3600), "h"],
    [Math.floor((whole % 3600) / 60), "m"],
    [whole % 60, "s"],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount}${unit}`)
    .join("");
}
