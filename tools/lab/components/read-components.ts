/** The lab's programs: one folder per component, with its wrapper module and `component.json`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GoTool } from "../../tools.ts";

/** A: a control plane. B: with Argo CD. C: with Argo Rollouts. F: with a real kubelet. Each holds the ones before, but F. */
export type Tier = "A" | "B" | "C" | "F";

interface Component {
  readonly tier: Tier;
  readonly licence: string;
  readonly stamp: readonly string[];
  readonly programs: readonly {
    readonly name: string;
    readonly package: string;
    readonly purpose: string;
    readonly tier?: Tier;
    readonly sayVersion?: readonly string[];
  }[];
}

/** A program that is built from a component's module. */
export interface LabProgram extends GoTool {
  readonly tier: Tier;
}

const order: readonly Tier[] = ["A", "B", "C", "F"];

/** Every program of every component, the ones that more of the lab stands on first. */
export function readLabPrograms(): readonly LabProgram[] {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const programs = folders.flatMap(({ name }) => programsOf(name));
  return programs.sort((a, b) => order.indexOf(a.tier) - order.indexOf(b.tier) || a.name.localeCompare(b.name));
}

function programsOf(folder: string): readonly LabProgram[] {
  const component = JSON.parse(readFileSync(join(import.meta.dirname, folder, "component.json"), "utf8")) as Component;
  return component.programs.map(({ name, package: main, purpose, tier, sayVersion = ["--version"] }) => ({
    kind: "go",
    name,
    package: main,
    module: join("lab", "components", folder),
    stamp: component.stamp,
    licence: component.licence,
    purpose,
    sayVersion,
    tier: tier ?? component.tier,
  }));
}

/** The tiers that a tier's processes come from. */
export const tiersOf: Readonly<Record<Tier, readonly Tier[]>> = { A: ["A"], B: ["A", "B"], C: ["A", "B", "C"], F: ["A", "F"] };
