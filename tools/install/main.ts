import { parseArgs } from "node:util";
import { tools } from "../tools.ts";
import { installAll, printStates, stateOf } from "./install-all.ts";

const usage = "usage: node tools/install/main.ts [name...] [--within minutes] [--list] [--json]";

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { list: { type: "boolean", default: false }, json: { type: "boolean", default: false }, within: { type: "string" } },
  });
  const unknown = positionals.filter((name) => !tools.some((tool) => tool.name === name));
  const minutes = values.within === undefined ? Infinity : Number(values.within);
  const problems = [
    ...(unknown.length > 0 ? [`there is no tool named ${unknown.map((name) => `"${name}"`).join(", ")}`] : []),
    ...(minutes > 0 ? [] : [`--within takes a number of minutes, not "${values.within}"`]),
  ];
  if (problems.length > 0) {
    console.error(`${problems.join("\n")}\n${usage}`);
    return 2;
  }
  const selected = positionals.length === 0 ? tools : tools.filter((tool) => positionals.includes(tool.name));
  const failures = values.list ? 0 : await installAll(selected, { withinMs: minutes * 60_000 });
  if (values.list || values.json) printStates(selected.map(stateOf), values.json);
  return failures === 0 ? 0 : 1;
}

process.exitCode = await main();
