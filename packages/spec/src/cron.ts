interface Field {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly words: readonly string[];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const FIELDS: readonly Field[] = [
  { name: "minute", first: 0, last: 59, words: [] },
  { name: "hour", first: 0, last: 23, words: [] },
  { name: "day of the month", first: 1, last: 31, words: [] },
  { name: "month", first: 1, last: 12, words: MONTHS },
  { name: "day of the week", first: 0, last: 6, words: DAYS },
];

/** What is wrong with a cron expression of five fields, or nothing. Only what every platform and Kubernetes understand. */
export function cronMistake(expression: string): string | undefined {
  const parts = expression.split(" ");
  for (const [index, field] of FIELDS.entries()) {
    const part = parts[index] ?? "";
    for (const entry of part.split(",")) if (!isEntry(entry, field)) return `the ${field.name} "${part}" is not within ${field.first} to ${field.last}`;
  }
  return undefined;
}

function isEntry(entry: string, field: Field): boolean {
  const [range = "", step, ...rest] = entry.split("/");
  if (rest.length > 0) return false;
  if (step !== undefined && !(/^\d{1,2}$/.test(step) && Number(step) >= 1 && Number(step) <= field.last)) return false;
  if (range === "*") return true;
  const [low = "", high, ...more] = range.split("-");
  if (more.length > 0) return false;
  const from = numberOf(low, field);
  if (high === undefined) return from !== undefined && step === undefined;
  const to = numberOf(high, field);
  return from !== undefined && to !== undefined && from <= to;
}

function numberOf(text: string, field: Field): number | undefined {
  const word = field.words.indexOf(text.toLowerCase());
  if (word >= 0) return word + field.first;
  if (!/^\d{1,2}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= field.first && number <= field.last ? number : undefined;
}
