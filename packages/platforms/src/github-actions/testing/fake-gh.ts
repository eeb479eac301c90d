// https://docs.github.com/en/rest/deployments/environments
// A stand-in for `gh api` with the few resources that the settings script uses; its state is a file.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

interface State {
  environments: Record<string, unknown>;
  policies: Record<string, { type: string; name: string }[]>;
  rulesets: { id: number; name: string }[];
  workflow: unknown;
  writes: string[];
}

const file = process.env["FAKE_GH_STATE"] as string;
const state: State = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as State)
  : { environments: {}, policies: {}, rulesets: [], workflow: {}, writes: [] };
const args = process.argv.slice(2);
const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const fields = Object.fromEntries(
  args.flatMap((arg, index) => (arg === "--raw-field" || arg === "--field" ? [(args[index + 1] as string).split("=", 2)] : [])),
) as Record<string, string>;
const method = option("--method") ?? "GET";
const path = (args.find((arg) => /^(?:repos|orgs|users)\//.test(arg)) ?? "").replace(/\?.*/, "");
const body = args.includes("--input") ? (JSON.parse(readFileSync(0, "utf8")) as { name: string }) : undefined;

function answer(): string {
  if (method !== "GET") state.writes.push(`${method} ${path}`);
  const [, environment, below] = /^repos\/acme\/orders\/environments\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  if (path === "orgs/acme/teams/team-orders-leads") return "4711\n";
  if (environment !== undefined && below === undefined && method === "PUT") return set(state.environments, environment, body);
  if (environment !== undefined && below === "deployment-branch-policies") return policies(environment);
  if (/^repos\/acme\/orders\/rulesets(\/\d+)?$/.test(path)) return rulesets();
  if (path === "repos/acme/orders/actions/permissions/workflow") return set(state as unknown as Record<string, unknown>, "workflow", fields);
  console.log('{"message":"Not Found"}');
  process.exit(1);
}

function set(into: Record<string, unknown>, key: string, value: unknown): string {
  into[key] = value;
  return "{}\n";
}

function policies(environment: string): string {
  const list = (state.policies[environment] ??= []);
  if (method === "POST") list.push({ type: fields["type"] ?? "", name: fields["name"] ?? "" });
  return list.map(({ type, name }) => `${type} ${name}\n`).join("");
}

function rulesets(): string {
  const id = Number(path.split("/").at(-1));
  if (method === "POST") state.rulesets.push({ ...body, id: state.rulesets.length + 1, name: body?.name ?? "" });
  if (method === "PUT") state.rulesets = state.rulesets.map((ruleset) => (ruleset.id === id ? { ...ruleset, ...body } : ruleset));
  if (method !== "GET") return "{}\n";
  return state.rulesets
    .filter(({ name }) => name === process.env["RULESET"])
    .map((ruleset) => `${ruleset.id}\n`)
    .join("");
}

const text = answer();
writeFileSync(file, JSON.stringify(state));
process.stdout.write(text);
