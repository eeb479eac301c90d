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
  format: { type: "string", value: "<format>", help: "plan: text, json, mermaid, svg or html; canary: table, json, markdown, sarif or html" },
  file: { type: "string", short: "f", multiple: true, value: "<path>", help: "read these manifests: a file, or a folder with all below it" },
  rps: { type: "string", value: "<number>", help: "requests per second of the whole service" },
  profile: { type: "string", value: "<file>", help: "instead of --rps: a day profile, or the exported answer of a Prometheus range query" },
  start: { type: "string", value: "<hh:mm>", help: "when the release starts in the profile" },
  baseline: { type: "string", value: "<rate>", help: "share of requests that fail today, such as 0.1%" },
  effects: { type: "string", value: "<list>", help: "regressions to look at: multiples of the baseline or error rates, such as 2x,5x,1%" },
  users: { type: "string", value: "<number>", help: "users active during the release, who stay with the version they met" },
  cluster: { type: "string", value: "<number>", help: "errors come in bunches of this many requests" },
  pause: { type: "string", value: "<duration>", help: "how long a person lets a manual pause last" },
  scrape: {
    type: "string",
    value: "<duration>",
    help: "time between two scrapes of Prometheus, which irate looks back over and windows of rate and increase lose; 15s for irate unless given",
  },
  "load-test": { type: "boolean", help: "count the load test in the manifest as traffic of the canary" },
  require: { type: "string", value: "<terms>", help: "exit with 1 unless it holds: 'power(5x)>=0.8,false<=1%'" },
  "max-duration": { type: "string", value: "<duration>", help: "longest release that may be suggested" },
  "max-exposed": { type: "string", value: "<number>", help: "most requests a bad release may reach before the abort" },
  output: { type: "string", short: "o", value: "<file>", help: "write there instead of to the terminal" },
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
  readonly file: readonly string[];
  readonly rps?: string;
  readonly profile?: string;
  readonly start?: string;
  readonly baseline?: string;
  readonly effects?: string;
  readonly users?: string;
  readonly cluster?: string;
  readonly pause?: string;
  readonly scrape?: string;
  readonly loadTest: boolean;
  readonly require?: string;
  readonly maxDuration?: string;
  readonly maxExposed?: string;
  readonly output?: string;
  readonly cwd?: string;
  readonly root?: string;
  readonly forceColor: boolean;
  readonly noColor: boolean;
  readonly help: boolean;
  readonly version: boolean;
}
