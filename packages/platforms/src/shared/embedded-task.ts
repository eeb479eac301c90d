/** Where a vendored task lies, from the repository's root. */
export function embeddedTask(task: string): string {
  return `.pipeline/actions/${task}/main.js`;
}

/** The variable that carries an input of a task; shells can't export a hyphen. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(/[ -]/g, "_").toUpperCase()}`;
}
