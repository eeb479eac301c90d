/** Text that came from elsewhere, made safe to stand in Markdown: it shows as it is and starts no markup. */
export function escapeMarkdown(text: string): string {
  const oneLine = text.replace(/\s+/g, " ").trim();
  const escaped = oneLine.replace(/[\\`*_[\]<>#|~!{}&]/g, "\\$&").replaceAll("://", ":\\//");
  return escaped.replace(/^([-+=])/, "\\$1").replace(/^(\d+)([.)])/, "$1\\$2");
}

/** Inline code; a longer run of backticks than any inside keeps it closed. */
export function inlineCode(text: string): string {
  const oneLine = text.replace(/\s+/g, " ").trim();
  const ticks = "`".repeat(longestRun(oneLine, "`") + 1);
  const pad = oneLine === "" || oneLine.startsWith("`") || oneLine.endsWith("`") ? " " : "";
  return `${ticks}${pad}${oneLine}${pad}${ticks}`;
}

/** A fenced block that its content can't close. */
export function codeFence(content: string, language = ""): string {
  const fence = "`".repeat(Math.max(3, longestRun(content, "`") + 1));
  const body = content.endsWith("\n") || content === "" ? content : `${content}\n`;
  return `${fence}${language.replace(/[^\w+-]/g, "")}\n${body}${fence}\n`;
}

/** A table; cells are Markdown already, so escape what came from elsewhere. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [row(head), row(head.map(() => "---"))];
  for (const cells of rows) lines.push(row(head.map((_, index) => cells[index] ?? "")));
  return `${lines.join("\n")}\n`;
}

function row(cells: readonly string[]): string {
  // A pipe ends a cell even inside code, unless a backslash stands before it.
  const escapePipe = (match: string, slashes: string): string => (slashes.length % 2 === 0 ? `${slashes}\\|` : match);
  return `| ${cells.map((cell) => cell.replace(/\r?\n/g, "<br>").replace(/(\\*)\|/g, escapePipe)).join(" | ")} |`;
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let current = 0;
  for (const item of text) {
    current = item === character ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}
