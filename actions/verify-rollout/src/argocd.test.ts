import { describe, expect, test } from "vitest";
import { observeApplication } from "./argocd.ts";

const digest = `sha256:${"a".repeat(64)}`;
const revision = "b".repeat(40);
const old = "c".repeat(40);
const since = Date.parse("2026-01-01T12:00:00.400Z");
const expected = { digest, revision, since };

interface Parts {
  readonly revision?: string;
  readonly revisions?: readonly string[];
  readonly sync?: string;
  readonly health?: string;
  readonly healthMessage?: string;
  readonly phase?: string;
  readonly synced?: string;
  readonly message?: string;
  readonly finishedAt?: string;
  readonly reconciledAt?: string;
  readonly images?: readonly string[];
}

function application(parts: Parts = {}): Record<string, unknown> {
  return {
    metadata: { name: "orders-production" },
    spec: {},
    status: {
      sync: { status: parts.sync ?? "Synced", ...(parts.revisions === undefined ? { revision: parts.revision ?? revision } : { revisions: parts.revisions }) },
      health: { status: parts.health ?? "Healthy", message: parts.healthMessage },
      operationState: {
        phase: parts.phase ?? "Succeeded",
        message: parts.message,
        finishedAt: parts.finishedAt ?? "2026-01-01T12:01:00Z",
        syncResult: { revision: parts.synced ?? revision },
      },
      reconciledAt: parts.reconciledAt ?? "2026-01-01T12:01:01Z",
      summary: { images: parts.images ?? [`ghcr.io/acme/orders@${digest}`] },
    },
  };
}

describe("healthy", () => {
  test.each<[string, Parts]>([
    ["synced, ours, looked at after the sync", {}],
    ["one of several sources is ours", { revisions: [old, revision] }],
    ["the old release's image is still there beside ours", { images: ["ghcr.io/acme/orders@sha256:0", `ghcr.io/acme/orders@${digest}`] }],
    ["nothing had to be synced, looked at since the deployment", { synced: old, finishedAt: "2025-12-01T00:00:00Z" }],
    ["looked at in the very second of the deployment", { synced: old, finishedAt: "2025-12-01T00:00:00Z", reconciledAt: "2026-01-01T12:00:00Z" }],
  ])("%s", (_title, parts) => {
    expect(observeApplication(application(parts), expected).kind).toBe("healthy");
  });
});

describe("not yet", () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ["healthy, but the last commit", application({ revision: old, synced: old }), "timed-out", /it is at commit c{40}, not at b{40} yet/],
    ["degraded, but the last commit", application({ revision: old, health: "Degraded" }), "timed-out", /not at b{40} yet/],
    ["our commit, not synced", application({ sync: "OutOfSync" }), "timed-out", /OutOfSync, not Synced/],
    ["our commit, a sync running", application({ phase: "Running" }), "timed-out", /a sync is running/],
    ["a sync asked for", { ...application(), operation: { sync: {} } }, "timed-out", /a sync is running/],
    ["our commit, the last image", application({ images: ["ghcr.io/acme/orders@sha256:0"] }), "timed-out", /no running image has sha256:a{64} yet/],
    ["our digest as a mere part of a name", application({ images: [`ghcr.io/acme/orders@${digest}0`] }), "timed-out", /no running image/],
    ["degraded before our sync finished", application({ health: "Degraded", reconciledAt: "2026-01-01T12:00:59Z" }), "timed-out", /not looked at since/],
    ["health from before our sync finished", application({ reconciledAt: "2026-01-01T12:00:59Z" }), "timed-out", /not looked at since/],
    [
      "health from before the deployment",
      application({ synced: old, finishedAt: "2025-12-01T00:00:00Z", reconciledAt: "2026-01-01T11:59:59Z" }),
      "timed-out",
      /not looked at since/,
    ],
    ["progressing", application({ health: "Progressing", healthMessage: "1 of 3\nupdated" }), "timed-out", /Progressing: 1 of 3 updated/],
    ["suspended", application({ health: "Suspended" }), "suspended", /Suspended/],
    ["unknown health", application({ health: "Unknown" }), "timed-out", /Unknown/],
    ["brand new", { spec: {}, metadata: {} }, "timed-out", /it is at commit none/],
    ["being deleted", { ...application(), metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" } }, "missing", /being deleted/],
    ["no application at all", { error: "x" }, "unreachable", /no Argo CD application/],
    ["another shape", { status: "fine" }, "unreachable", /no Argo CD application/],
  ])("%s", (_title, value, outcome, message) => {
    const seen = observeApplication(value, expected);

    expect(seen).toMatchObject({ kind: "waiting", outcome, message: expect.stringMatching(message) });
  });
});

describe("broken", () => {
  test.each<[string, Parts, RegExp]>([
    ["ours and degraded", { health: "Degraded", healthMessage: "CrashLoopBackOff" }, /Degraded: CrashLoopBackOff/],
    ["ours, aborted, and its pods are gone already", { health: "Degraded", images: ["ghcr.io/acme/orders@sha256:0"] }, /Degraded/],
    ["our sync failed", { phase: "Failed", message: "one or more objects failed to apply" }, /ended as Failed: one or more objects/],
    ["our sync could not run", { phase: "Error", sync: "OutOfSync", message: "ComparisonError" }, /ended as Error/],
  ])("%s", (_title, parts, message) => {
    expect(observeApplication(application(parts), expected)).toMatchObject({ kind: "broken", message: expect.stringMatching(message) });
  });

  test("a failed sync of the last commit is none of ours", () => {
    expect(observeApplication(application({ phase: "Failed", synced: old, revision: old }), expected).kind).toBe("waiting");
  });
});
