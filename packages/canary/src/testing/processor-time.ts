/** Milliseconds of processor time that some work takes: the wall clock of a busy machine would fail good work. */
export function processorTime(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
