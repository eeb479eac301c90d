// https://docs.gitlab.com/ci/yaml/script/
import { SCRIPT_MARK, UNENDED_SCRIPT_MARK } from "../render/script.ts";

/** What one entry of a job's script does: the plan's script, or a task. */
export interface ParsedStep {
  readonly id: string;
  readonly script?: string;
  readonly task?: string;
}

/** A statement before the script: an export with a quoted text that may have many lines, or any other single line. */
const STATEMENT = /(?:export [A-Za-z_][A-Za-z0-9_]*=(?:'[^']*'|\\')+|[^\n]*)\n/y;

/** Undefined for entries that are no step. */
export function parseStep(entry: string): ParsedStep | undefined {
  const id = /^# step ([^:\n]+):/.exec(entry)?.[1];
  if (id === undefined) return undefined;
  const end = entry.lastIndexOf("\n)\n");
  STATEMENT.lastIndex = 0;
  for (;;) {
    const start = STATEMENT.lastIndex;
    const statement = start < end ? STATEMENT.exec(entry)?.[0] : undefined;
    if (statement === undefined) return { id };
    if (statement === `${SCRIPT_MARK}\n`) return { id, script: entry.slice(STATEMENT.lastIndex, end + 1) };
    if (statement === `${UNENDED_SCRIPT_MARK}\n`) return { id, script: entry.slice(STATEMENT.lastIndex, end) };
    const task = /^node "(?:\$pipeline_root\/\.pipeline|\$pipeline_tasks|\/pipeline)\/actions\/([^/"]+)\/(?:dist\/)?main\.js"\n$/.exec(statement)?.[1];
    if (task !== undefined) return { id, task };
  }
}
