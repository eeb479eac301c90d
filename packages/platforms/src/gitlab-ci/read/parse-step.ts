// https://docs.gitlab.com/ci/yaml/script/

/** What one entry of a job's script does: the plan's script, or a task. */
export interface ParsedStep {
  readonly script?: string;
  readonly task?: string;
}

/** What may stand before a script: exports with a quoted text that may have many lines, and other single lines. */
const STATEMENT = / *(?:export [A-Za-z_]\w*=(?:(?:'[^']*'|\\')+|"[^"\n]*")|export_state|export_output [^\n]*|unset [^\n]*|cd (?:'[^']*'|\\')+ \|\| exit)\n/y;
const TASK = /^ *node "?(?:(?:\$PIPELINE_ROOT\/)?\.pipeline|\$PIPELINE_TASKS|\/pipeline)\/actions\/([^/"]+)\/(?:dist\/)?main\.js"?$/;

/** How a step is set apart, from the outside in. */
const WRAPPERS: readonly (readonly [open: string, close: string])[] = [
  ['set +e\nif [ "$PIPELINE_STATUS" -eq 0 ]; then\n(\nset -e\n', "\n)\nPIPELINE_STATUS=$?\nfi"],
  ["set +e\n(\nset -e\n", '\n)\nPIPELINE_STEP=$?\nif [ "$PIPELINE_STATUS" -eq 0 ]; then PIPELINE_STATUS=$PIPELINE_STEP; fi'],
  ["(\n", "\n)"],
];

/** What steps rely on, and the end of a job that kept a status. */
const PRELUDE = /^(?:: "\$\{\w+:\?|case "\$|(?:export )?PIPELINE_\w+=|export PIPELINE_\w+$|fetch_tasks$|exit "\$PIPELINE_STATUS"$)/;

/** Undefined for entries that are no step. Without a comment the entry is the script itself. */
export function parseStep(entry: string): ParsedStep | undefined {
  if (PRELUDE.test(entry)) return undefined;
  if (!entry.startsWith("# ")) return { script: entry };
  const end = entry.endsWith("\n") ? "\n" : "";
  const text = unwrapped(entry.slice(entry.indexOf("\n") + 1, entry.length - end.length));
  STATEMENT.lastIndex = 0;
  let start = 0;
  while (STATEMENT.test(text)) start = STATEMENT.lastIndex;
  const rest = text.slice(start);
  if (rest.startsWith("\n")) return { script: `${rest.slice(1)}${end}` };
  const task = TASK.exec(rest)?.[1];
  if (task !== undefined) return { task };
  if (start > 0) throw new Error(`a step has no script behind its environment: ${entry}`);
  return { script: `${rest}${end}` };
}

function unwrapped(text: string): string {
  const wrapper = WRAPPERS.find(([open]) => text.startsWith(open));
  if (wrapper === undefined) return text;
  const [open, close] = wrapper;
  if (!text.endsWith(close)) throw new Error(`a step opens a subshell and does not end with it: ${text}`);
  return text.slice(open.length, -close.length);
}
