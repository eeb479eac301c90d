import { evaluate } from "../engine/power.ts";
import { cumulativeRequests } from "../engine/traffic.ts";
import type { Question } from "../model.ts";
import type { Requirement } from "../requirement/parse-requirement.ts";
import { type Controller, type Design, gridFor } from "./design.ts";
import { whatIsNeeded } from "./needed.ts";
import { ratesOf, search, type Search } from "./search.ts";
import { suggestSequential } from "./suggest-sequential.ts";
import { meets, type NoSuggestion, type Suggestion } from "./suggestion.ts";
import { canaryOf } from "./to-canary.ts";

export type Gate = Controller | "sequential";

/** How many of the best are tried under the real traffic profile before giving up. */
const TRIED = 40;

/**
 * The configuration with the least exposure that meets the requirement, or what would be needed for one. The question and the
 * requirement must be valid together (see `checkQuestion`). Exact within the grid of `gridFor` (hundreds of thousands of candidates).
 */
export function suggest(gate: Gate, question: Question, requirement: Requirement, name = "suggested"): Suggestion | NoSuggestion {
  if (gate === "sequential") return suggestSequential(question, requirement, name);
  const options = searchFor(gate, question, requirement);
  const searched = search(options);
  for (const { design } of searched.found) {
    const suggestion = checked(design, question, requirement, { name, candidates: searched.candidates });
    if (suggestion !== undefined) return suggestion;
  }
  return { kind: "none", bestPower: searched.bestPower, needed: whatIsNeeded(options), candidates: searched.candidates };
}

function searchFor(controller: Controller, question: Question, requirement: Requirement): Search {
  const grid = gridFor(controller, question, requirement);
  // Constant traffic needs no second opinion: the search and the evaluation agree.
  const wanted = question.traffic.kind === "constant" ? 1 : TRIED;
  return { controller, grid, requirement, wanted, ...ratesOf(question, firstHour(question)) };
}

function firstHour(question: Question): number {
  return cumulativeRequests(question.traffic)(3600) / 3600;
}

/** The general evaluation has the last word: it knows the traffic profile and the controller's clock. */
function checked(design: Design, question: Question, requirement: Requirement, about: { name: string; candidates: number }): Suggestion | undefined {
  const canary = canaryOf(design, about.name);
  const evaluator = evaluate(canary, question);
  const healthy = evaluator.fate(1);
  const effects = requirement.power.map(({ ratio }) => evaluator.fate(ratio));
  const exposed = effects[0]?.requests ?? healthy.requests;
  if (!meets(requirement, { healthy, effects, exposed, durationSeconds: evaluator.durationSeconds })) return undefined;
  return { kind: "found", canary, design, healthy, effects, durationSeconds: evaluator.durationSeconds, exposed, candidates: about.candidates };
}
