import type { JobContribution } from "@create-pipeline/plan";
import { defineTemplate } from "@create-pipeline/template";
import { byHandJobs } from "./by-hand.ts";
import { environmentJobs } from "./environment-jobs.ts";
import { releaseJob } from "./release.ts";

export default defineTemplate({
  id: "promotion",
  version: "0.1.0",
  summary: "one digest from environment to environment, each verified, each able to go back",
  settings: ["environments", "delivery.state", "delivery.verify"],
  select: (service) => service.environments.length > 0,
  jobs: (context): JobContribution[] => [
    ...context.service.environments
      .filter((environment) => environment.promote === "main")
      .flatMap((environment) => environmentJobs(context, environment, "deliver")),
    releaseJob(context),
    ...releaseTargets(context.service.environments).flatMap((environment) => environmentJobs(context, environment, "release")),
    ...byHandJobs(context),
  ],
});

/** A tag goes to the environments that wait for one, or, where none does, gives its name to what the last one runs. */
function releaseTargets<T extends { readonly promote: string }>(environments: readonly T[]): readonly T[] {
  const waiting = environments.filter((environment) => environment.promote === "release");
  return waiting.length > 0 ? waiting : environments.slice(-1);
}
