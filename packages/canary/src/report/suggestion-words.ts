import type { Requirement } from "../requirement/parse-requirement.ts";
import type { Design } from "../suggest/design.ts";
import type { NoSuggestion } from "../suggest/suggestion.ts";
import { countWord, foldWord, percentWord, ratioWord, timeWord } from "./words.ts";

/** "1 %, 2 %, 4 % of the traffic; a check every 5m fails above 0.28 % errors; the second failed check aborts". */
export function designWords({ weights, checksPerWeight, intervalSeconds, failures, errorShare }: Design): string {
  const checks = checksPerWeight === 1 ? "one check" : `${checksPerWeight} checks`;
  const ordinal = ["first", "second", "third", "fourth", "fifth", "sixth"][failures - 1] ?? `${failures}th`;
  const each = weights.length === 1 ? "" : " at each";
  return `${weights.map(percentWord).join(", ")} of the traffic, ${checks}${each}, ${timeWord(intervalSeconds)} apart; a check fails above ${percentWord(errorShare)} errors, and the ${ordinal} failed check aborts`;
}

/** What stands in the way of every configuration, and what would remove it. */
export function neededWords({ bestPower, needed }: NoSuggestion, requirement: Requirement): { readonly sentence: string; readonly ways: readonly string[] } {
  const smallest = requirement.power[0];
  const best =
    smallest === undefined
      ? ""
      : `: the best within the limits catches ${percentWord(bestPower)} of ${foldWord(smallest.ratio)} regressions, not ${percentWord(smallest.atLeast)}`;
  const { seconds, exposed, traffic, falseAborts } = needed;
  return {
    sentence: `no configuration meets this${best}`,
    ways: [
      ...(seconds === undefined ? [] : [`a release that may take ${timeWord(seconds)}`]),
      ...(exposed === undefined ? [] : [`${countWord(exposed)} requests to a bad release`]),
      ...(traffic === undefined ? [] : [`${ratioWord(traffic)} the traffic, such as by a load test that meets what users meet`]),
      ...(falseAborts === undefined ? [] : [`${percentWord(falseAborts)} of healthy releases aborted`]),
    ],
  };
}
