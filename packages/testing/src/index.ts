export { compare } from "./conformance.ts";
export type { Aspect, CompareOptions, Difference } from "./conformance.ts";
export { fakeTasks } from "./fake-tasks.ts";
export { nastyTexts, nestedTexts } from "./nasty-texts.ts";
export { randomPlan } from "./random-plan.ts";
export type { RandomPlanOptions } from "./random-plan.ts";
export { service } from "./service.ts";
export type { ServiceOptions } from "./service.ts";
