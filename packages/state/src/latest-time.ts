/**
 * The latest of some times, each optionally one millisecond later. The jobs of a pipeline run on machines whose clocks differ, and the order of
 * the records on a branch must not depend on that.
 */
export function latestTime(now: string, ...others: readonly { readonly time: string | undefined; readonly after?: boolean }[]): string {
  let latest = Date.parse(now);
  for (const { time, after } of others) {
    if (time !== undefined) latest = Math.max(latest, Date.parse(time) + (after === true ? 1 : 0));
  }
  return new Date(latest).toISOString();
}
