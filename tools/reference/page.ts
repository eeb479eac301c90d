/** One page of docs/reference. */
export interface Page {
  /** File name in docs/reference. */
  readonly file: string;
  readonly title: string;
  /** One line for the list of pages. */
  readonly summary: string;
  /** Where the facts come from, from the repository's root. */
  readonly source: string;
  /** Markdown below the title. */
  readonly body: string;
}

/** The text of a page, with a note for whoever wants to edit it. */
export function pageText({ title, source, body }: Page): string {
  return `<!-- Generated from ${source} by "npm run generate". Do not edit. -->\n\n# ${title}\n\n${body.trim()}\n`;
}
