import type { Found, GeneratedFile } from "@create-pipeline/files";
import { hashOf } from "./lock.ts";
import type { LockedFile } from "./lock.ts";

/**
 * - `create`, `update`, `remove`, `unchanged`: as they say
 * - `kept`: ours, but edited: stays as it is
 * - `seeded-kept`: written once, theirs since
 * - `foreign`: something that isn't ours stands there: never overwritten unasked
 * - `left`: deleted or taken over by the user: not written again
 */
export type Action = "create" | "update" | "remove" | "unchanged" | "kept" | "seeded-kept" | "foreign" | "left";

export type Choice = "overwrite" | "adopt" | "skip";

/** All that is known about one path. */
export interface Situation {
  readonly wanted?: GeneratedFile;
  /** Hash of what is wanted. */
  readonly sha256?: string;
  readonly locked?: LockedFile;
  readonly found: Found;
  /** The lock says that the user deleted it or took it over. */
  readonly left: boolean;
  readonly choice?: Choice;
}

export interface Decision {
  readonly action: Action;
  /** Why, where the action alone doesn't say it. */
  readonly note?: string;
  /** Which record goes into the lock: of the new rendering, of the one before, none. */
  readonly record: "new" | "old" | "none";
  readonly left?: boolean;
}

export function decide(situation: Situation): Decision {
  const { wanted, found } = situation;
  if (wanted === undefined) return decideUnwanted(situation);
  if (situation.choice === "skip") return { action: "left", note: "left to you", record: "none", left: true };
  switch (found.kind) {
    case "absent":
      return decideAbsent(situation);
    case "file":
      return decidePresent(situation, wanted, found);
    case "link":
      if (situation.choice === "overwrite") return { action: "update", note: "replaces a link", record: "new" };
      return situation.left ? stillLeft : { action: "foreign", note: "a link stands there", record: "none" };
    case "outside":
      return { action: "foreign", note: `"${found.link}" is a link that leads out of the repository`, record: "none" };
    default:
      return { action: "foreign", note: found.kind === "folder" ? "a folder stands there" : "something that is no file stands in the way", record: "none" };
  }
}

const stillLeft: Decision = { action: "left", note: "yours; --overwrite takes it back", record: "none", left: true };

function decideAbsent({ locked, left, choice }: Situation): Decision {
  if (choice === "overwrite" || (locked === undefined && !left)) return { action: "create", record: "new" };
  return { action: "left", note: "you deleted it; --overwrite brings it back", record: "none", left: true };
}

function decidePresent(situation: Situation, wanted: GeneratedFile, found: Extract<Found, { kind: "file" }>): Decision {
  const { locked, choice } = situation;
  const standing = hashOf(found.content);
  if (standing === situation.sha256) {
    const bare = wanted.executable && !found.executable && wanted.ownership !== "seeded";
    return bare ? { action: "update", note: "becomes executable", record: "new" } : { action: "unchanged", record: "new" };
  }
  if (choice === "overwrite") return { action: "update", record: "new" };
  if (situation.left && choice !== "adopt") return stillLeft;
  if (wanted.ownership === "seeded") return { action: "seeded-kept", record: locked === undefined ? "new" : "old" };
  if (locked !== undefined) return standing === locked.sha256 ? { action: "update", record: "new" } : { action: "kept", note: "edited", record: "old" };
  if (choice === "adopt") return { action: "kept", note: "adopted with its edits", record: "new" };
  return { action: "foreign", note: "exists and isn't ours", record: "none" };
}

/** Ours once, but no template writes it any more. */
function decideUnwanted({ locked, found, choice }: Situation): Decision {
  if (locked === undefined || found.kind === "absent") return { action: "unchanged", record: "none" };
  if (locked.ownership === "seeded") return { action: "seeded-kept", note: "no longer part of the pipeline", record: "none" };
  if (found.kind === "file" && (choice === "overwrite" || hashOf(found.content) === locked.sha256))
    return { action: "remove", note: "nothing writes it any more", record: "none" };
  if (choice !== undefined) return { action: "left", note: "yours from now on", record: "none" };
  return { action: "kept", note: "nothing writes it any more, but it was edited: delete it, or --skip makes it yours", record: "old" };
}
