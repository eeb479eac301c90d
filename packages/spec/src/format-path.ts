import type { Path } from "./schema/schema-at.ts";

/** A path as a message names it: `environments[2].approval`. */
export function formatPath(path: Path): string {
  if (path.length === 0) return "pipeline.yaml";
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step.length > 40 ? `${step.slice(0, 39)}…` : step)}]`;
  }
  return text;
}
