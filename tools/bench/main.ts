/**
 * How fast and how large the published command is, beside others of its kind, in one run on one machine. Not a test:
 * no limit is enforced, as a number from a busy machine would fail good work.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inheritedEnvironment, openAccountant } from "./accountant.ts";
import { chunksOf } from "./chunks.ts";
import { compareWithGoals } from "./goals.ts";
import { measureInstall } from "./installs.ts";
import type { InstallCost } from "./installs.ts";
import { measureAll } from "./measure.ts";
import { isChosen, readOptions, usage } from "./options.ts";
import type { BenchOptions } from "./options.ts";
import { ourSubjects } from "./ours.ts";
import { packOurs } from "./package-ours.ts";
import { peers, peerSubjects } from "./peers/index.ts";
import { npmInstall } from "./peers/install.ts";
import { machine, toMarkdown } from "./report.ts";
import type { Report } from "./report.ts";
import { findRuntimes } from "./runtimes.ts";

async function bench(options: BenchOptions, scratch: string): Promise<Report> {
  const runtimes = findRuntimes();
  const { tarball } = await packOurs(join(scratch, "packed"));
  const home = join(scratch, "ours");
  mkdirSync(home);
  const problem = npmInstall(home, [tarball]);
  if (problem !== undefined) throw new Error(problem);
  const bin = join(home, "node_modules/@create-pipeline/create/bin/create-pipeline.js");
  const nodes = runtimes.host.version === runtimes.own.version ? [runtimes.own] : [runtimes.host, runtimes.own];
  const ours = ourSubjects(bin, scratch, nodes).filter(({ id }) => isChosen(id, options));
  const others = peerSubjects(
    peers.filter(({ id }) => isChosen(`peer-${id}`, options)),
    runtimes,
    !options.quick,
  );
  const inherited = inheritedEnvironment(options.bare);
  const accountant = openAccountant(scratch, inherited);
  const { measurements, failures } = await measureAll([...ours, ...others.subjects], options.rounds, scratch, accountant);
  accountant.close();
  const installs = options.quick ? [] : installCosts(tarball, options, scratch);
  return {
    date: new Date().toISOString(),
    machine: machine(),
    rounds: options.rounds,
    environment: Object.keys(inherited),
    measurements,
    missing: [
      ...others.missing,
      ...failures,
      ...(nodes.length === 1 ? [{ id: "host", title: "the host's own Node", reason: "it is the one of this repository" }] : []),
    ],
    installs,
    chunks: options.only.length === 0 ? chunksOf(join(home, "node_modules/@create-pipeline/create/dist")) : [],
    goals: compareWithGoals(
      measurements,
      installs.find(({ title }) => title === OURS),
    ),
  };
}

const OURS = "create-pipeline (the packed tarball)";

function installCosts(tarball: string, options: BenchOptions, scratch: string): InstallCost[] {
  const chosen = peers.filter(({ id, registry }) => registry === "npm" && isChosen(`install-${id}`, options));
  const ours = isChosen("install-ours", options) ? [measureInstall(OURS, [tarball], scratch)] : [];
  return [...ours, ...chosen.map(({ packages }) => measureInstall(packages.join(" + "), packages, scratch))];
}

const options = readOptions(process.argv.slice(2));
if (options === "help") console.log(usage);
else {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "bench-")));
  try {
    const report = await bench(options, scratch);
    console.log(toMarkdown(report));
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
