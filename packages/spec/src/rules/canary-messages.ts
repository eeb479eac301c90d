import { quote, type Diagnostic, type Location } from "@create-pipeline/diagnostics";
import type { SpecCode } from "../codes.ts";
import { problem } from "../messages.ts";

type Problem = Diagnostic<SpecCode>;
type Place = Location | undefined;

/** What is said about canaries that can't be. */
export const canaryMessages = {
  nothing: (path: string, value: string, why: string, at: Place, hint: string): Problem => problem("spec/range", `${path} is ${value}: ${why}`, at, hint),
  withoutGitops: (what: string, at: Place): Problem =>
    problem("spec/canary", `a canary needs Argo CD, and delivery.${what} is none`, at, 'set "delivery.gitops: argo-cd", or take the canary away'),
  withoutEnvironments: (at: Place): Problem =>
    problem("spec/canary", "a canary needs an environment, and there is none", at, 'add "environments", or take the canary away'),
  withoutCanary: (at: Place): Problem =>
    problem("spec/canary", '"rollout: canary" needs "delivery.canary"', at, 'add "canary: { rps: 50, baseline: 0.1%, detect: 5x }" to delivery'),
  rolling: (at: Place): Problem =>
    problem("spec/canary", '"rollout: rolling" replaces the pods without a canary, and delivery.canary asks for one', at, "take one of them away"),
  unknownEnvironment: (name: string, hint: string | undefined, known: readonly string[], at: Place): Problem =>
    problem(
      "spec/unknown-environment",
      `the canary asks for environment ${quote(name)}, which does not exist`,
      at,
      hint ? `did you mean "${hint}"?` : `there are ${known.join(", ")}`,
    ),
  moreThanAll: (detect: string, baseline: string, most: string, at: Place): Problem =>
    problem("spec/canary", `${detect} of a baseline of ${baseline} is more than every request`, at, `ask for at most "${most}"`),
  falseAborts: (falseAborts: string, power: string, at: Place): Problem =>
    problem(
      "spec/canary",
      `a healthy release may be aborted as often (${falseAborts}) as a bad one must be (${power})`,
      at,
      "lower falseAborts, or raise power",
    ),
  withoutHost: (router: string, environment: string, at: Place): Problem =>
    problem(
      "spec/canary",
      `"router: ${router}" divides the traffic of a route, and environment ${quote(environment)} has no host`,
      at,
      'give the environment a host, or set "router: istio" or "router: replicas"',
    ),
  onePod: (environment: string, at: Place): Problem =>
    problem(
      "spec/canary",
      `"router: replicas" divides the traffic by the number of pods, and environment ${quote(environment)} may have only one`,
      at,
      "raise replicas.min, or give the environment a host, so that its route can be divided",
    ),
  braces: (value: string, at: Place): Problem =>
    problem(
      "spec/form",
      `delivery.canary.metric.failed: ${quote(value)} holds two braces, which Argo Rollouts takes for an argument`,
      at,
      "write [{] for a brace",
    ),
  expression: (value: string, at: Place): Problem =>
    problem("spec/form", `delivery.canary.metric.failed: ${quote(value)} is no regular expression`, at, 'such as "5.." or "500|502|503"'),
};
