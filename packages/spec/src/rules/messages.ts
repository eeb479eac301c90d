import { quote, type Diagnostic, type Location } from "@create-pipeline/diagnostics";
import type { SpecCode } from "../codes.ts";
import { problem } from "../messages.ts";

type Problem = Diagnostic<SpecCode>;
type Place = Location | undefined;

/** What is said about combinations that make no sense. */
export const messages = {
  missingImage: (kind: string, at: Place): Problem =>
    problem("spec/missing-key", `a ${kind} needs "build.image"`, at, 'such as "image: ghcr.io/acme/orders"; a library has none'),
  missingRepository: (at: Place): Problem =>
    problem(
      "spec/missing-key",
      'GitOps needs "service.repository", the address the clusters clone this repository from',
      at,
      'such as "repository: https://github.com/acme/orders.git"',
    ),
  notForKind: (path: string, kind: string, why: string, at: Place): Problem =>
    problem("spec/kind", `${path} means nothing for "kind: ${kind}": ${why}`, at, "take it away, or change service.kind"),
  missingSchedule: (at: Place): Problem =>
    problem("spec/missing-schedule", "a cronjob needs a schedule", at, 'add "schedule" to service, such as "schedule: 0 4 * * *"'),
  cron: (path: string, mistake: string, at: Place): Problem =>
    problem("spec/cron", `${path}: ${mistake}`, at, "minute, hour, day of the month, month, day of the week"),
  edition: (platform: string, edition: string, known: readonly string[], owner: string, at: Place): Problem =>
    problem("spec/edition", `${platform} has no edition ${quote(edition)}`, at, `it has ${known.join(", ")}; ${quote(edition)} is an edition of ${owner}`),
  approvalMinimum: (environment: string, minimum: number, at: Place): Problem =>
    problem(
      "spec/approval-minimum",
      `environment ${quote(environment)} asks for ${minimum} approvals, and GitHub can ask for one only`,
      at,
      'set "minimum: 1"; a second pair of eyes can be a rule for the branch',
    ),
  unknownEnvironment: (environment: string, before: string, hint: string | undefined, known: readonly string[], at: Place): Problem =>
    problem(
      "spec/unknown-environment",
      `environment ${quote(environment)} promotes from ${quote(before)}, which does not exist`,
      at,
      hint ? `did you mean "${hint}"?` : `there are ${known.join(", ")}`,
    ),
  environmentCycle: (names: readonly string[], at: Place): Problem =>
    problem(
      "spec/environment-cycle",
      `environments promote from one another in a circle: ${names.join(" → ")}`,
      at,
      "list them in order of promotion; the first one promotes from nothing",
    ),
  promoteOrder: (environment: string, promote: string, before: string, beforePromote: string, at: Place): Problem =>
    problem(
      "spec/promote-order",
      `environment ${quote(environment)} can't have "promote: ${promote}": ${quote(before)} before it is reached ${beforePromote === "manual" ? "by hand only" : "by a release only"}`,
      at,
      `set "promote: ${beforePromote}"${beforePromote === "release" ? ' or "promote: manual"' : ""}`,
    ),
  sharedNamespace: (one: string, other: string, cluster: string, namespace: string, at: Place): Problem =>
    problem(
      "spec/shared-namespace",
      `environments ${quote(one)} and ${quote(other)} are both namespace ${quote(namespace)} of cluster ${quote(cluster)}`,
      at,
      "give one of them another namespace or cluster",
    ),
  replicas: (environment: string, min: number, max: number, at: Place): Problem =>
    problem("spec/replicas", `environment ${quote(environment)} has a minimum of ${min} replicas, above its maximum of ${max}`, at),
  secretsWithoutGitops: (environment: string, at: Place): Problem =>
    problem(
      "spec/secrets-without-gitops",
      `environment ${quote(environment)} has secrets, and without GitOps nothing brings them there`,
      at,
      'set "delivery.gitops: argo-cd", or take the secrets away',
    ),
  verifyWithoutServer: (at: Place): Problem =>
    problem(
      "spec/verify",
      '"verify: argocd" needs "delivery.argocd.server"',
      at,
      'add "argocd: { server: argocd.acme.example }" to delivery, or set "verify: status"',
    ),
  verifyWithoutGitops: (verify: string, at: Place): Problem =>
    problem("spec/verify", `"verify: ${verify}" asks Argo CD, and delivery.gitops is none`, at, 'set "verify: none" or "gitops: argo-cd"'),
  coverage: (at: Place): Problem => problem("spec/coverage", "no coverage is measured where service.language is none", at, "take it away, or set the language"),
  provenance: (at: Place): Problem =>
    problem("spec/provenance", 'provenance needs a signature, and "signing" is none', at, 'set "signing: keyless", or take provenance away'),
  incompleteTasks: (missing: readonly string[], at: Place): Problem =>
    problem(
      "spec/tasks",
      `referenced tasks need ${missing.map((key) => `"${key}"`).join(" and ")}`,
      at,
      'a tag can be moved, so the whole commit is needed; "form: embedded" needs none of this',
    ),
  embeddedTasks: (key: string, at: Place): Problem =>
    problem("spec/tasks", `tasks.${key} means nothing for embedded tasks`, at, 'take it away, or set "form: referenced"'),
  duplicateItem: (list: string, item: string, at: Place): Problem =>
    problem("spec/duplicate-item", `${quote(item)} is twice in ${list}`, at, "take one of them away"),
  duration: (path: string, most: string, at: Place): Problem => problem("spec/range", `${path} is longer than ${most}`, at),
  noTimeout: (path: string, at: Place): Problem => problem("spec/range", `${path} must be longer than nothing`, at),
};
