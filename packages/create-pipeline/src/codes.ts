import type { Catalogue, CodeOf } from "@create-pipeline/diagnostics";

/** What goes wrong around the engine, in --json; every code with a line about it. */
export const cliCodes = {
  "cli/bug": "a mistake of create-pipeline itself",
  "cli/disk": "a file or folder can't be read or written",
  "cli/interrupted": "stopped by a signal; nothing was written",
  "cli/usage": "an unknown command or option, or a missing value",
  "cli/write": "nothing was written, because not all of it could be",
} as const satisfies Catalogue<"cli">;

export type CliCode = CodeOf<typeof cliCodes>;
