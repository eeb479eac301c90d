import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { SpecCode } from "../codes.ts";
import { cronMistake } from "../cron.ts";
import { environmentEntries } from "../desugar.ts";
import { durationMinutes } from "../duration.ts";
import { formatPath } from "../format-path.ts";
import type { Path } from "../schema/schema-at.ts";
import type { SpecInput } from "../spec-input.ts";
import { messages } from "./messages.ts";
import type { Places } from "./rule.ts";

type Problems = Diagnostic<SpecCode>[];

const DAY = 24 * 60;

export function checkSchedules(input: SpecInput, places: Places): Problems {
  return [[["service", "schedule"], input.service?.schedule] as const, [["delivery", "rescan"], input.delivery?.rescan] as const].flatMap(
    ([path, expression]) => {
      const mistake = expression === undefined ? undefined : cronMistake(expression);
      return mistake === undefined ? [] : [messages.cron(formatPath(path), mistake, places.at(path))];
    },
  );
}

export function checkDurations(input: SpecInput, places: Places): Problems {
  const problems: Problems = [];
  const check = (path: Path, text: string | undefined, most: number, words: string): void => {
    if (text !== undefined && durationMinutes(text) > most) problems.push(messages.duration(formatPath(path), words, places.at(path)));
  };
  // GitHub's own limit for a wait.
  for (const { value, path } of environmentEntries(input)) check([...path, "soak"], value.soak, 30 * DAY, "30 days");
  for (const [id, job] of Object.entries(input.jobs ?? {})) {
    const path = ["jobs", id, "timeout"];
    check(path, job?.timeout, DAY, "a day");
    if (job?.timeout !== undefined && durationMinutes(job.timeout) === 0) problems.push(messages.noTimeout(formatPath(path), places.at(path)));
  }
  return problems;
}
