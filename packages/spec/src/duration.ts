const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Whole minutes of "90s", "20m", "2h" or "1d", rounded up, because every platform counts in minutes. */
export function durationMinutes(text: string): number {
  return Math.ceil((Number(text.slice(0, -1)) * (SECONDS[text.slice(-1)] ?? 0)) / 60);
}

/** The shortest way to write so many minutes. */
export function formatMinutes(minutes: number): string {
  if (minutes > 0 && minutes % 1440 === 0) return `${minutes / 1440}d`;
  if (minutes > 0 && minutes % 60 === 0) return `${minutes / 60}h`;
  return `${minutes}m`;
}
