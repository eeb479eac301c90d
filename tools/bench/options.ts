import { parseArgs } from "node:util";

export interface BenchOptions {
  readonly quick: boolean;
  /** Parts of the ids to measure; empty for all. */
  readonly only: readonly string[];
  /** Where to write the results as JSON. */
  readonly json: string | undefined;
  readonly rounds: number;
  /** Without the machine's own settings for Node. */
  readonly bare: boolean;
}

export const usage = `usage: npm run bench -- [--quick] [--only <id,…>] [--json <file>] [--rounds <n>] [--bare]

  --quick   few rounds, no peers that are not installed yet, no cold installs
  --only    only what has one of these in its id, such as "ours" or "plop"
  --json    also writes the results to a file
  --bare    without the machine's settings for Node, such as NODE_EXTRA_CA_CERTS`;

export function readOptions(argv: readonly string[]): BenchOptions | "help" {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      json: { type: "string" },
      rounds: { type: "string" },
      bare: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const rounds = values.rounds === undefined ? (values.quick ? 3 : 11) : Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds takes a number from 1, not "${values.rounds}"`);
  return { quick: values.quick, only: (values.only ?? "").split(",").filter((part) => part !== ""), json: values.json, rounds, bare: values.bare };
}

export function isChosen(id: string, { only }: BenchOptions): boolean {
  return only.length === 0 || only.some((part) => id.includes(part));
}
