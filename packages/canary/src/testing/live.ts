/** What a proof with a real Prometheus plays controllers with: the rules of the engine, and the readers that know what a result means. */
export { type Check, flaggerChecks } from "../engine/flagger-checks.ts";
export { type ArgoTimeline, argoTimeline, type Watch } from "../engine/argo-timeline.ts";
export { type Random, randomExponential, seededRandom } from "../engine/random.ts";
export { begin, endOf, record, type Run } from "../engine/simulate-argo.ts";
export { advance, type FlaggerProgress, rollsBack } from "../engine/simulate-flagger.ts";
export { canaryHash, stableHash } from "../read/argo-arguments.ts";
export { readConditions } from "../read/read-conditions.ts";
