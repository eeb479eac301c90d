import { codeFence, escapeMarkdown, inlineCode, markdownTable } from "@create-pipeline/emit";
import type { CommandMeta } from "../../../packages/create-pipeline/src/command.ts";
import { commands } from "../../../packages/create-pipeline/src/commands/registry.ts";
import { commonOptions, optionTable, type OptionMeta, type OptionName } from "../../../packages/create-pipeline/src/options.ts";
import type { Page } from "../page.ts";

const EXIT_CODES = [
  ["0", "fine"],
  ["1", "problems, drift or conflicts"],
  ["2", "wrong usage"],
  ["3", "refused by policy"],
];

/** Every command with its options. */
export function cliPage(): Page {
  const sections = commands.map(({ meta }) => section(meta));
  return {
    file: "cli.md",
    title: "The command line",
    summary: "commands, options, exit codes",
    source: "packages/create-pipeline/src/commands/*.meta.ts",
    body: [
      ...sections,
      `## Options of every command\n\n${optionRows(commonOptions)}`,
      `## Exit codes\n\n${markdownTable(["code", "meaning"], EXIT_CODES)}\n\`--json\` has the details.\n`,
    ].join("\n"),
  };
}

function section(meta: CommandMeta): string {
  const options = meta.options.length === 0 ? "" : `\n${optionRows(meta.options)}`;
  return `## \`${meta.usage}\`\n\n${escapeMarkdown(meta.description)}\n${options}\n${codeFence(meta.examples.join("\n"), "sh")}`;
}

function optionRows(names: readonly OptionName[]): string {
  const rows = names.map((name) => {
    const option: OptionMeta = optionTable[name];
    const short = option.short === undefined ? "" : `${inlineCode(`-${option.short}`)}, `;
    const value = option.value === undefined ? "" : ` ${option.value}`;
    return [`${short}${inlineCode(`--${name}${value}`)}`, `${escapeMarkdown(option.help)}${option.multiple === true ? "; may be given several times" : ""}`];
  });
  return markdownTable(["option", "what it does"], rows);
}
