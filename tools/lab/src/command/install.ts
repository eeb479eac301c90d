/** `npm run lab:install -- --tier A`: builds what a lab of that tier needs and the cache does not hold yet. */
import { parseArgs } from "node:util";
import { installAll, printStates, stateOf } from "../../../install/install-all.ts";
import { tools } from "../../../tools.ts";
import type { Tool } from "../../../tools.ts";
import { readLabPrograms, tiersOf } from "../../components/read-components.ts";
import type { Tier } from "../../components/read-components.ts";

const usage = "usage: npm run lab:install -- [--tier A|B|C|F] [--list] [--json]";

/** What is no program of the lab's own components. */
const others: Readonly<Record<Tier, readonly string[]>> = {
  A: ["openssl", "setpriv", "lab-crds", "lab-data"],
  B: ["redis-server", "helm"],
  C: ["prometheus"],
  F: ["containerd", "runc", "cni-plugins", "iptables", "ip", "socat"],
};

function toolsOf(tier: Tier): readonly Tool[] {
  const tiers = tiersOf[tier];
  const names = new Set([
    ...tiers.flatMap((one) => others[one]),
    ...readLabPrograms()
      .filter((program) => tiers.includes(program.tier))
      .map(({ name }) => name),
  ]);
  return tools.filter(({ name }) => names.has(name));
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { tier: { type: "string", default: "A" }, list: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
  });
  const tier = values.tier.toUpperCase();
  if (!(tier in tiersOf)) {
    console.error(`there is no tier "${values.tier}"\n${usage}`);
    return 2;
  }
  const selected = toolsOf(tier as Tier);
  const failures = values.list ? 0 : await installAll(selected);
  if (values.list || values.json) printStates(selected.map(stateOf), values.json);
  return failures === 0 ? 0 : 1;
}

process.exitCode = await main();
