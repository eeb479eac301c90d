import type { Catalogue, CodeOf } from "@create-pipeline/diagnostics";

/** What can be wrong with a question about a canary, as opposed to with its manifests. */
export const questionCodes = {
  "canary/requirement": "a requirement is not written as power(5x)>=0.8, false<=1%, duration<=45m or exposed<=2000",
  "canary/contradiction": "two parts of a requirement, or a requirement and the baseline, can't both hold",
  "canary/goal": "no canary meets the goal of delivery.canary within its limits",
  "canary/rate": "a rate of requests, a baseline or an effect is out of its range",
} as const satisfies Catalogue<"canary">;

export type QuestionCode = CodeOf<typeof questionCodes>;
