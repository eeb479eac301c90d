// https://docs.gitlab.com/ci/yaml/script/

/**
 * All steps of a job share one shell, that of the runner, under `set -e`. A script stands in it as it is where a subshell
 * would make no difference: its failure can't pass unseen (no list, negation or handler that hides a status, no `set`), and,
 * when another step follows, it leaves nothing behind: no folder, option, function, redirection or early `exit`, and no
 * variable but lower-case ones that no later step mentions. The words are looked for anywhere, quoted or not: a script that
 * merely seems to do one of these gets its subshell.
 */
const HIDES_FAILURE = /(?<!>)&(?!>)|\|\||(?:^|[\s;(])!(?:\s|$)|\(\)|^\s*[({]|\b(?:set|trap|eval|source|alias|return)\b|(?:^|[\s;])\.\s/m;
const LEAVES_STATE =
  /\b(?:cd|pushd|popd|export|readonly|unset|umask|ulimit|exec|shift|local|declare|typeset|read|readarray|mapfile|getopts|hash|builtin|command|unalias|shopt|enable|wait|break|continue)\b|\bprintf\s+-v|:?=\}|\$\{\w+:?=|\(\(|\bexit\b(?!\s+[1-9])|(?:^|[;\n]|\b(?:then|do|else))\s*["'\\]*\$/m;
const VARIABLE = /(?:^|[\s;(])([A-Za-z_]\w*)(?:\+?=|\[)|\bfor\s+(\w+)/g;

export function needsSubshell(script: string, later: readonly string[]): boolean {
  if (HIDES_FAILURE.test(script)) return true;
  if (later.length === 0) return false;
  if (LEAVES_STATE.test(script)) return true;
  const names = [...script.matchAll(VARIABLE)].map(([, assigned, counted]) => assigned ?? counted ?? "");
  // A variable that programs read may be in the environment already, and would stay changed.
  return names.some((name) => !/^[a-z][a-z0-9_]*$/.test(name) || name.endsWith("proxy") || later.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
}

/** Pipelines are as good as their last command for POSIX, not for the runner's bash. */
export function hasPipeline(script: string): boolean {
  return /(?<!\|)\|(?!\|)/.test(script);
}
