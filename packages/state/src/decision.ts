import type { State } from "./state.ts";

/** What to do about an environment, decided from what it holds now. */
export type Decision =
  | { readonly kind: "write"; readonly next: State; readonly subject: string }
  | { readonly kind: "skip"; readonly reason: SkipReason; readonly message: string }
  | { readonly kind: "refuse"; readonly exitCode: 1 | 3; readonly reason: RefuseReason; readonly message: string; readonly hint: string };

/** `unchanged`: already so. `older`: something newer is there. `superseded`: the environment went on to something else. */
export type SkipReason = "unchanged" | "older" | "superseded";

export type RefuseReason = "one-digest-per-commit" | "diverged" | "nothing-deployed" | "nothing-verified" | "not-verified";
