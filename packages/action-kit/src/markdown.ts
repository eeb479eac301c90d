/** A Markdown table; cells come from markdownCell or markdownCode. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Text for one cell: no pipe, no line break, no markup of its own. */
export function markdownCell(text: string): string {
  return text.replaceAll(/[\r\n]+/gu, " ").replaceAll(/[\\|<>[\]*_~]/gu, (sign) => `\\${sign}`);
}

/** Text as inline code, whatever backticks it holds. */
export function markdownCode(text: string): string {
  const plain = text.replaceAll(/[\r\n]+/gu, " ");
  const longest = Math.max(0, ...(plain.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${plain.replaceAll("|", "\\|")}${space}${fence}`;
}
