import type { Diagnostic, Location } from "@create-pipeline/diagnostics";

const error = (code: string, message: string, hint?: string, location?: Location): Diagnostic => ({
  code,
  severity: "error",
  message,
  ...(hint ? { hint } : {}),
  ...(location ? { location } : {}),
});

/** Every sentence this package says to a user. */
export const messages = {
  cycle: (flow: string, ids: readonly string[]) =>
    error("plan/cycle", `the jobs of flow "${flow}" wait for one another: ${ids.join(" → ")}`, "take one of these needs away"),
  duplicateJob: (flow: string, id: string, first: string, second: string) =>
    error(
      "plan/duplicate-job",
      `templates ${first} and ${second} both contribute job "${id}" to flow "${flow}"`,
      "one of the two templates must name its job differently",
    ),
  duplicateRole: (flow: string, role: string, providers: readonly string[]) =>
    error("plan/duplicate-role", `role "${role}" has more than one provider in flow "${flow}": ${providers.join(" and ")}`, "select one of the templates"),
  missingRole: (flow: string, job: string, template: string, role: string) =>
    error(
      "plan/missing-role",
      `job "${job}" of ${template} needs role "${role}", which no selected template provides in flow "${flow}"`,
      "select a template that provides it",
    ),
  untrustedAccess: (flow: string, job: string) =>
    error("plan/untrusted-access", `job "${job}" of the untrusted flow "${flow}" reads a secret or writes somewhere`, "move the job to a trusted flow"),
  unknownNeed: (job: string, need: string, hint: string | undefined, location: Location | undefined) =>
    error(
      "plan/unknown-need",
      `job "${job}" needs "${need}", which does not exist`,
      hint ? `did you mean "${hint}"?` : "name a job of the same flow",
      location,
    ),
  incompleteJob: (job: string, location: Location | undefined) =>
    error("plan/incomplete-job", `job "${job}" is new and has nothing to run`, 'give it "run" and "image", or use the id of an existing job', location),
  notPatchable: (job: string, key: string, location: Location | undefined) =>
    error("plan/not-patchable", `job "${job}" belongs to a template; "${key}" can be set on jobs of your own only`, undefined, location),
};
