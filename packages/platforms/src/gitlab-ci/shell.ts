// https://docs.gitlab.com/runner/shells/

/** POSIX sh, single quotes: nothing inside is expanded. `$[[` is split so that not even a file with inputs would read it as one. */
export function quote(text: string): string {
  // A function, because JavaScript itself reads $' in a replacement.
  return `'${text.replaceAll("'", "'\\''").replaceAll("$[[", () => "$''[[")}'`;
}

export function isShellName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/** Whether an environment can hold the text as bytes. */
export function isEnvironmentText(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}

/** One line that ends a comment nowhere and opens nobody's expression. */
export function commentLine(text: string): string {
  return text
    .replace(/\p{C}+|\s+/gu, " ")
    .replaceAll("$[[", "$ [[")
    .trim();
}
