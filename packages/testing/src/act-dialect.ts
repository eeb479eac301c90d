/**
 * A workflow as act 0.2.87 reads it: its schema knows neither `concurrency.queue` nor `environment.deployment`, and it enforces
 * neither of the two sections, so nothing that it does changes.
 */
export function actDialect(workflow: string): string {
  return workflow.replaceAll(/^ +queue: max\n/gm, "").replaceAll(/^ +deployment: false\n/gm, "");
}
