import { parseArgs } from "node:util";
import { nearest } from "@create-pipeline/diagnostics";
import { UsageError } from "./command.ts";
import type { CommandMeta } from "./command.ts";
import { commonOptions, optionTable } from "./options.ts";
import type { OptionMeta, OptionName, Options } from "./options.ts";

export interface ParsedArguments {
  readonly options: Options;
  readonly positionals: readonly string[];
}

interface OptionToken {
  readonly kind: "option";
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

/** Options may stand anywhere; `--` ends them. Mistakes throw a UsageError that names what was probably meant. */
export function parseArguments(argv: readonly string[]): ParsedArguments & { readonly given: readonly OptionName[] } {
  const table: Readonly<Record<string, OptionMeta>> = optionTable;
  const definitions = Object.fromEntries(
    Object.entries(table).map(([name, { type, short, multiple }]) => [name, { type, ...(short && { short }), ...(multiple && { multiple }) }]),
  );
  const { tokens, positionals } = parseArgs({ args: [...argv], options: definitions, strict: false, tokens: true, allowPositionals: true });
  const values: Partial<Record<OptionName, string[]>> = {};
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const name = checkOption(token, table);
    (values[name] ??= []).push(token.value ?? "");
  }
  return { options: toOptions(values), positionals, given: Object.keys(values) as OptionName[] };
}

function checkOption(token: OptionToken, table: Readonly<Record<string, OptionMeta>>): OptionName {
  const meta = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
  if (meta === undefined) throw new UsageError(`unknown option "${token.rawName}"`, meant(token.name, Object.keys(table), "--"));
  if (meta.type === "boolean" && token.value !== undefined) throw new UsageError(`option "${token.rawName}" takes no value`);
  // "--set --yes" is a forgotten value; "--set=--yes" would say that it is meant.
  if (meta.type === "string" && (token.value === undefined || token.value === ""))
    throw new UsageError(`option "${token.rawName}" needs a value: ${token.rawName} ${meta.value}`);
  return token.name as OptionName;
}

/** A known option that this command has no use for is a mistake, too. */
export function checkApplicable(given: readonly OptionName[], meta: CommandMeta): void {
  const taken: readonly OptionName[] = [...commonOptions, ...meta.options];
  for (const name of given) {
    if (!taken.includes(name)) throw new UsageError(`"${meta.name}" takes no option "--${name}"`, `create-pipeline ${meta.name} --help lists its options`);
  }
}

/** "did you mean …?", when a name is close enough. */
export function meant(word: string, candidates: readonly string[], prefix = ""): string | undefined {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? undefined : `did you mean "${prefix}${candidate}"?`;
}

function toOptions(values: Partial<Record<OptionName, string[]>>): Options {
  const last = <N extends string>(name: OptionName, key: N): { readonly [K in N]?: string } => {
    const value = values[name]?.at(-1);
    return (value === undefined ? {} : { [key]: value }) as { readonly [K in N]?: string };
  };
  return {
    yes: values.yes !== undefined,
    dryRun: values["dry-run"] !== undefined,
    json: values.json !== undefined,
    set: values.set ?? [],
    overwrite: values.overwrite ?? [],
    adopt: values.adopt ?? [],
    skip: values.skip ?? [],
    file: values.file ?? [],
    loadTest: values["load-test"] !== undefined,
    forceColor: values["force-color"] !== undefined,
    noColor: values["no-color"] !== undefined,
    help: values.help !== undefined,
    version: values.version !== undefined,
    ...last("from", "from"),
    ...last("format", "format"),
    ...last("rps", "rps"),
    ...last("profile", "profile"),
    ...last("start", "start"),
    ...last("baseline", "baseline"),
    ...last("effects", "effects"),
    ...last("users", "users"),
    ...last("cluster", "cluster"),
    ...last("pause", "pause"),
    ...last("scrape", "scrape"),
    ...last("require", "require"),
    ...last("max-duration", "maxDuration"),
    ...last("max-exposed", "maxExposed"),
    ...last("output", "output"),
    ...last("cwd", "cwd"),
    ...last("root", "root"),
  };
}
