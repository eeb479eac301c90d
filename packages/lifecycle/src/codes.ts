import type { Catalogue, CodeOf } from "@create-pipeline/diagnostics";

/** Every code of this package with a line about it. */
export const lifecycleCodes = {
  "lifecycle/approval-not-enforced": "the platform's licence doesn't hold a deployment until people approved it",
  "lifecycle/bad-lock": "the lock can't be read",
  "lifecycle/lacks-command": "a job runs in an image that lacks a command its tasks call",
  "lifecycle/newer-lock": "the lock was written by a newer create-pipeline",
  "lifecycle/no-lock": "nothing was generated here yet",
  "lifecycle/no-service": "there is no pipeline.yaml to generate from",
  "lifecycle/services-clash": "two services write different content to one path",
  "lifecycle/unknown-image": "a job runs in an image that is neither pinned nor given by digest",
} as const satisfies Catalogue<"lifecycle">;

export type LifecycleCode = CodeOf<typeof lifecycleCodes>;
