import type { Log } from "./ports.ts";
import type { Scrubber } from "./scrub.ts";

/** The functions of @actions/core that tasks use; main.ts passes them in by name, so that bundles stay small. */
export interface Core {
  setSecret(secret: string): void;
  info(message: string): void;
  warning(message: string): void;
  error(message: string): void;
  startGroup(title: string): void;
  endGroup(): void;
}

/** A log that can also print the final error. */
export interface TaskLog extends Log {
  error(message: string): void;
}

/** Plain lines for every platform that does not understand GitHub's workflow commands. */
export function plainCore(write: (line: string) => void, writeError: (line: string) => void): Core {
  return {
    setSecret: () => undefined,
    info: write,
    warning: (message) => writeError(`warning: ${message}`),
    error: (message) => writeError(`error: ${message}`),
    startGroup: (title) => write(`── ${title}`),
    endGroup: () => undefined,
  };
}

/** A log on top of @actions/core or its plain twin; every text is scrubbed first. */
export function createLog(core: Core, scrubber: Scrubber): TaskLog {
  const safe = (text: string): string => withoutCommands(scrubber.scrub(text));
  return {
    info: (message) => core.info(safe(message)),
    warning: (message) => core.warning(safe(message)),
    error: (message) => core.error(safe(message)),
    group: async (title, body) => {
      core.startGroup(safe(title));
      try {
        return await body();
      } finally {
        core.endGroup();
      }
    },
  };
}

/** Text of other programs must not become a workflow command (`::set-env`, `##[add-mask]`, `##vso[…]`, `##teamcity[…]`). */
function withoutCommands(text: string): string {
  return text.replaceAll(/^(?=[ \t]*(?:::|##))/gmu, "| ");
}
