import type { EnvironmentInput, Items, PlatformInput, SpecInput } from "./spec-input.ts";
import type { PlatformName } from "./service.ts";
import type { Path } from "./schema/schema-at.ts";

/** An entry of a list in its long form, with where it was written. */
export interface Entry<T> {
  readonly value: T;
  readonly path: Path;
}

/** Every way to write `platform`, as a list of the long form. */
export function platformEntries(input: SpecInput): Entry<PlatformInput>[] {
  const { platform } = input;
  if (platform === undefined) return [];
  if (!isList(platform)) return [{ value: longPlatform(platform), path: ["platform"] }];
  return platform.flatMap((item, index) => (item === undefined ? [] : [{ value: longPlatform(item), path: ["platform", index] }]));
}

/** Environments in the order of the file, each with the environment it promotes from. */
export function environmentEntries(input: SpecInput): Entry<EnvironmentInput>[] {
  let above: string | undefined;
  return (input.environments ?? []).flatMap((item, index) => {
    const written = typeof item === "string" ? { name: item } : item;
    const promotesFrom = written?.promotesFrom ?? above;
    // One that was refused still stands between its neighbours: better no predecessor than the wrong one.
    above = written?.name;
    return written === undefined ? [] : [{ value: promotesFrom === undefined ? written : { ...written, promotesFrom }, path: ["environments", index] }];
  });
}

/** The items that were not refused. */
export function present<T>(items: Items<T> | undefined): T[] {
  return (items ?? []).filter((item) => item !== undefined);
}

function longPlatform(item: PlatformName | PlatformInput): PlatformInput {
  return typeof item === "string" ? { name: item } : item;
}

function isList<T>(value: PlatformName | PlatformInput | Items<T>): value is Items<T> {
  return Array.isArray(value);
}
