/** The command of the lab: `npm run lab -- up|status|logs|down`. */
import { parseArgs } from "node:util";
import type { Tier } from "../../components/read-components.ts";
import { down } from "./down.ts";
import { logs } from "./logs.ts";
import { serve } from "./serve.ts";
import { status } from "./status.ts";
import { up } from "./up.ts";

const usage = `usage: npm run lab -- <command> [name] [options]

  up [name]       starts a lab in the background and prints its kubeconfig
  status [name]   the labs of this machine, what runs in them and how much memory it takes
  logs [name]     what its servers print; --follow goes on, --only kube-apiserver names one
  down [name]     ends a lab; --all ends all of them

  --tier A|B|C|F  A: a control plane (default); B: with Argo CD; C: with Argo Rollouts and Prometheus; F: with a real node, as root
  --keep          up, down: leave the folder with data and logs behind
  --json          up, status, down: for programs

The name is "lab" when it is left out. Exit codes: 0 fine, 1 it did not work, 2 usage.`;

/** What the command line said. */
export interface LabCommand {
  readonly name: string;
  readonly isNamed: boolean;
  readonly tier: Tier;
  readonly keep: boolean;
  readonly json: boolean;
  readonly all: boolean;
  readonly follow: boolean;
  readonly only: string | undefined;
}

const commands: Readonly<Record<string, (command: LabCommand) => Promise<number>>> = { up, status, logs, down, serve };

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      tier: { type: "string", default: "A" },
      keep: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      follow: { type: "boolean", short: "f", default: false },
      only: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [verb = "", name, ...more] = positionals;
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const run = commands[verb];
  if (run === undefined) return refuse(verb === "" ? "no command" : `there is no command "${verb}"`);
  if (more.length > 0) return refuse(`one name at most, not also "${more.join(" ")}"`);
  const tier = values.tier.toUpperCase();
  if (tier !== "A" && tier !== "B" && tier !== "C" && tier !== "F") return refuse(`there is no tier "${values.tier}" to start by hand`);
  return run({ ...values, tier, name: name ?? "lab", isNamed: name !== undefined, only: values.only });
}

function refuse(why: string): number {
  console.error(`${why}\n\n${usage}`);
  return 2;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS") ? 2 : 1;
}
