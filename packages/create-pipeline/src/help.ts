import type { CommandMeta } from "./command.ts";
import { commonOptions, optionTable } from "./options.ts";
import type { OptionMeta, OptionName } from "./options.ts";
import type { Terminal } from "./terminal.ts";

export function helpForAll(metas: readonly CommandMeta[], terminal: Terminal): string {
  const [bare, ...others] = metas as [CommandMeta, ...CommandMeta[]];
  const width = Math.max(...others.map(({ usage }) => usage.length - "create-pipeline ".length));
  return [
    `${terminal.paint("bold", "create-pipeline")}: gives a service its delivery pipeline, and keeps it current`,
    "",
    terminal.paint("bold", "usage"),
    `  ${bare.usage}`,
    `      ${bare.summary}`,
    "",
    terminal.paint("bold", "commands"),
    ...others.map(({ usage, summary }) => `  ${usage.slice("create-pipeline ".length).padEnd(width)}  ${terminal.paint("dim", summary)}`),
    "",
    ...optionLines([...bare.options, ...commonOptions], terminal),
    "",
    ...exampleLines(bare, terminal),
    "",
    "exit codes: 0 fine, 1 problems or drift, 2 wrong usage, 3 refused by policy",
  ].join("\n");
}

export function helpFor(meta: CommandMeta, terminal: Terminal): string {
  const { paint } = terminal;
  return [
    meta.description,
    "",
    paint("bold", "usage"),
    `  ${meta.usage}`,
    "",
    ...optionLines([...meta.options, ...commonOptions], terminal),
    "",
    ...exampleLines(meta, terminal),
  ].join("\n");
}

function optionLines(names: readonly OptionName[], { paint }: Terminal): string[] {
  const rows = names.map((name) => {
    const option: OptionMeta = optionTable[name];
    const short = option.short === undefined ? "    " : `-${option.short}, `;
    return [`${short}--${name}${option.value === undefined ? "" : ` ${option.value}`}`, option.help] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length));
  return [paint("bold", "options"), ...rows.map(([left, help]) => `  ${left.padEnd(width)}  ${paint("dim", help)}`)];
}

function exampleLines(meta: CommandMeta, { paint }: Terminal): string[] {
  return [paint("bold", "examples"), ...meta.examples.map((example) => `  ${example}`)];
}
