/** Every option of the command line; a command's meta says which of them it takes. */
export interface OptionMeta {
  readonly type: "boolean" | "string";
  readonly short?: string;
  readonly multiple?: true;
  /** Placeholder in the help: "<file>". */
  readonly value?: string;
  readonly help: string;
}

export const optionTable = {
  yes: { type: "boolean", short: "y", help: "ask nothing" },
  "dry-run": { type: "boolean", help: "show what would be written as a diff; write nothing" },
  json: { type: "boolean", help: "print one JSON value instead of text" },
  set: { type: "string", multiple: true, value: "<key=value>", help: "set a field of pipeline.yaml, such as platform=gitlab-ci or quality.coverage=90" },
  from: { type: "string", value: "<file>", help: "take pipeline.yaml from this file" },
  overwrite: { type: "string", multiple: true, value: "<path>", help: "write ours over the file that stands there" },
  adopt: { type: "string", multiple: true, value: "<path>", help: "take the file that stands there for ours, edited" },
  skip: { type: "string", multiple: true, value: "<path>", help: "leave this path to you, now and later" },
  format: { type: "string", value: "<format>", help: "text, json, mermaid, svg or html" },
  cwd: { type: "string", value: "<dir>", help: "run as if started in this folder" },
  root: { type: "string", value: "<dir>", help: "root of the repository, where the nearest .git above is not it" },
  "force-color": { type: "boolean", help: "colour although the output is no terminal" },
  "no-color": { type: "boolean", help: "no colour" },
  help: { type: "boolean", short: "h", help: "show help" },
  version: { type: "boolean", short: "v", help: "show the version" },
} as const satisfies Readonly<Record<string, OptionMeta>>;

export type OptionName = keyof typeof optionTable;

/** Taken by every command. */
export const commonOptions = ["json", "cwd", "root", "force-color", "no-color", "help", "version"] as const satisfies readonly OptionName[];

export interface Options {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly set: readonly string[];
  readonly from?: string;
  readonly overwrite: readonly string[];
  readonly adopt: readonly string[];
  readonly skip: readonly string[];
  readonly format?: string;
  readonly cwd?: string;
  readonly root?: string;
  readonly forceColor: boolean;
  readonly noColor: boolean;
  readonly help: boolean;
  readonly version: boolean;
}
