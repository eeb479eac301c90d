import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideDeploy, type DeployRequest, type Relation } from "./decide-deploy.ts";
import { decideRollback, needsHistory, type RollbackRequest } from "./decide-rollback.ts";
import { decideVerified } from "./decide-verified.ts";
import type { Decision } from "./decision.ts";
import { isRollback, orderRelease, type State, type VerifiedRelease } from "./state.ts";
import { makeRelease, makeState } from "./testing/index.ts";

function deployRequest(number: number, changes: Partial<DeployRequest> = {}): DeployRequest {
  const at = "2026-02-01T00:00:00.000Z";
  return { service: "orders", environment: "dev", ...makeRelease(number), run: `run-${number}`, at, hotfix: false, ...changes };
}

function rollbackRequest(failed: number, changes: Partial<RollbackRequest> = {}): RollbackRequest {
  const { digest } = makeRelease(failed);
  return {
    service: "orders",
    environment: "dev",
    failedDigest: digest,
    to: "previous-verified",
    run: "undo",
    reason: "failed",
    at: "2026-03-01T00:00:00.000Z",
    ...changes,
  };
}

function verified(number: number, day: number): VerifiedRelease {
  return { ...makeRelease(number), at: `2026-01-${String(day).padStart(2, "0")}T00:00:00.000Z` };
}

/** Releases are numbered along one line of history. */
function relate(deployed: number, wanted: number): Relation {
  if (deployed === wanted) return "same";
  return wanted > deployed ? "newer" : "older";
}

function revisionNumber(state: State): number {
  return Number.parseInt(state.revision, 16);
}

function apply(current: State | null, decision: Decision): State | null {
  return decision.kind === "write" ? decision.next : current;
}

describe("decideDeploy", () => {
  test("starts an environment", () => {
    expect(decideDeploy(null, deployRequest(1), "unknown")).toMatchObject({
      kind: "write",
      next: { previous: null, verified: null },
      subject: "orders dev: 1.1.0 (000000000000)",
    });
  });

  test("keeps the last verified release and remembers what was there", () => {
    const current = makeState(1, { verified: verified(1, 1) });

    expect(decideDeploy(current, deployRequest(2), "newer")).toMatchObject({ next: { previous: makeRelease(1), verified: verified(1, 1) } });
  });

  test.each([
    ["an older one is skipped", deployRequest(1), "older", { kind: "skip", reason: "older" }],
    ["a hotfix does not make an older one newer", deployRequest(1, { hotfix: true }), "older", { kind: "skip", reason: "older" }],
    ["the same one changes nothing", deployRequest(2), "same", { kind: "skip", reason: "unchanged" }],
    [
      "another digest of the same commit is refused",
      deployRequest(2, { digest: makeRelease(9).digest }),
      "same",
      { kind: "refuse", exitCode: 3, reason: "one-digest-per-commit" },
    ],
    [
      "… also of the commit that was there before",
      deployRequest(1, { digest: makeRelease(9).digest }),
      "newer",
      { kind: "refuse", reason: "one-digest-per-commit" },
    ],
    ["… also with hotfix", deployRequest(2, { digest: makeRelease(9).digest, hotfix: true }), "same", { kind: "refuse", reason: "one-digest-per-commit" }],
    ["a diverged one is refused", deployRequest(3), "diverged", { kind: "refuse", exitCode: 3, reason: "diverged" }],
    ["an unknown one is refused", deployRequest(3), "unknown", { kind: "refuse", exitCode: 3, reason: "diverged" }],
    ["a diverged hotfix goes in", deployRequest(3, { hotfix: true }), "diverged", { kind: "write" }],
  ] as const)("%s", (_title, request, relation, expected) => {
    expect(decideDeploy(makeState(2, { previous: makeRelease(1) }), request, relation)).toMatchObject(expected);
  });
});

describe("decideVerified", () => {
  test("records the release that is there", () => {
    expect(decideVerified(makeState(1), { ...makeRelease(1), at: "2026-01-02T00:00:00.000Z" })).toMatchObject({ next: { verified: verified(1, 2) } });
  });

  test.each([
    ["nothing is there", null, "superseded"],
    ["another one is there", makeState(2), "superseded"],
    ["the same digest of another commit is there", makeState(1, { revision: makeRelease(2).revision }), "superseded"],
    ["it was recorded before", makeState(1, { verified: verified(1, 1) }), "unchanged"],
  ])("skips when %s", (_title, current, reason) => {
    expect(decideVerified(current, { ...makeRelease(1), at: "2026-01-02T00:00:00.000Z" })).toMatchObject({ kind: "skip", reason });
  });
});

describe("decideRollback", () => {
  test("goes back to the last verified release", () => {
    const current = makeState(2, { previous: makeRelease(7), verified: verified(1, 1) });

    const decision = decideRollback(current, rollbackRequest(2), []);

    expect(decision).toMatchObject({ kind: "write", next: { ...makeRelease(1), previous: makeRelease(2), verified: verified(1, 1), reason: "failed" } });
  });

  test("a newer deploy stays", () => {
    expect(decideRollback(makeState(3, { verified: verified(1, 1) }), rollbackRequest(2), [])).toMatchObject({ kind: "skip", reason: "superseded" });
  });

  test("the same digest of a newer commit stays when the failed commit is given", () => {
    const current = makeState(2, { revision: makeRelease(3).revision, verified: verified(1, 1) });

    expect(decideRollback(current, rollbackRequest(2, { failedRevision: makeRelease(2).revision }), [])).toMatchObject({ reason: "superseded" });
  });

  test("its own work is recognized after a lost answer", () => {
    const current = makeState(1, { run: "undo", previous: makeRelease(2), verified: verified(1, 1) });

    expect(decideRollback(current, rollbackRequest(2), [])).toMatchObject({ kind: "skip", reason: "unchanged" });
  });

  test.each([
    ["nothing was deployed", null, "nothing-deployed"],
    ["nothing was verified", makeState(2), "nothing-verified"],
    ["only the failed one was verified", makeState(2, { verified: verified(2, 2) }), "nothing-verified"],
  ])("stops when %s", (_title, current, reason) => {
    expect(decideRollback(current, rollbackRequest(2), [])).toMatchObject({ kind: "refuse", exitCode: 1, reason });
  });

  test("a verified one that degraded later goes to the one verified before it, never forward again", () => {
    const current = makeState(2, { verified: verified(2, 5) });
    const history = [verified(3, 9), verified(2, 5), verified(1, 3), verified(4, 1)];

    expect(needsHistory(current, rollbackRequest(2))).toBe(true);
    expect(decideRollback(current, rollbackRequest(2), history)).toMatchObject({ next: makeRelease(1) });
  });

  test("goes by hand to a version or a digest that was verified", () => {
    const current = makeState(5, { verified: verified(4, 9) });
    const history = [verified(3, 3), verified(2, 2)];

    expect(decideRollback(current, rollbackRequest(5, { to: "1.2.0" }), history)).toMatchObject({ next: makeRelease(2) });
    expect(decideRollback(current, rollbackRequest(5, { to: makeRelease(3).digest }), history)).toMatchObject({ next: makeRelease(3) });
    expect(decideRollback(current, rollbackRequest(5, { to: "9.9.9" }), history)).toMatchObject({
      reason: "not-verified",
      hint: "verified there: 1.4.0, 1.3.0, 1.2.0",
    });
  });
});

describe("clocks that differ", () => {
  test("a verification is never before its deployment, nor before the verification it follows", () => {
    const current = makeState(2, { deployedAt: "2026-01-05T00:00:00.000Z", verified: verified(1, 6) });

    const decision = decideVerified(current, { ...makeRelease(2), at: "2026-01-01T00:00:00.000Z" });

    expect(decision).toMatchObject({ next: { verified: { at: "2026-01-06T00:00:00.001Z" } } });
    expect(decision.kind === "write" && isRollback(decision.next)).toBe(false);
  });

  test("a rollback is known as one, whatever the clock says", () => {
    const current = makeState(2, { verified: verified(1, 6) });

    const decision = decideRollback(current, rollbackRequest(2, { at: "2020-01-01T00:00:00.000Z" }), []);

    expect(decision.kind === "write" && isRollback(decision.next)).toBe(true);
  });
});

describe("properties", () => {
  const release = fc.integer({ min: 1, max: 6 });

  test("deployments in any order, repeated at will, end at the newest", () => {
    fc.assert(
      fc.property(fc.array(release, { minLength: 1, maxLength: 30 }), (order) => {
        let current: State | null = null;
        for (const wanted of order)
          current = apply(current, decideDeploy(current, deployRequest(wanted), current === null ? "unknown" : relate(revisionNumber(current), wanted)));

        expect(current).toMatchObject(makeRelease(Math.max(...order)));
      }),
    );
  });

  const step = fc.record({ kind: fc.constantFrom("deploy", "verify", "rollback"), of: release });

  test("whatever happens in whatever order, only verified releases are gone back to and nothing moves that nobody asked for", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let current: State | null = null;
        const seen: State[] = [];
        for (const { kind, of } of steps) {
          const before: State | null = current;
          const decision = decide(kind, of, current, seen);
          current = apply(current, decision);
          if (decision.kind !== "write") continue;
          seen.unshift(decision.next);
          if (kind === "deploy") expect(revisionNumber(decision.next)).toBeGreaterThan(before === null ? 0 : revisionNumber(before));
          if (kind !== "rollback" && (before === null || !isRollback(before))) expect(isRollback(decision.next)).toBe(false);
          if (kind === "verify") expect(orderRelease(decision.next)).toEqual(before === null ? undefined : orderRelease(before));
          if (kind === "rollback") {
            expect(isRollback(decision.next)).toBe(true);
            expect(before?.digest).toBe(makeRelease(of).digest);
            expect(seen.some((state) => state.verified?.digest === decision.next.digest)).toBe(true);
            expect(decision.next.digest).not.toBe(makeRelease(of).digest);
          }
        }
      }),
    );
  });

  test("a second try of the same step writes nothing", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), step, (steps, last) => {
        let current: State | null = null;
        const seen: State[] = [];
        for (const { kind, of } of [...steps, last]) {
          current = apply(current, decide(kind, of, current, seen));
          if (current !== null && seen[0] !== current) seen.unshift(current);
        }

        expect(decide(last.kind, last.of, current, seen).kind).not.toBe("write");
      }),
    );
  });

  function decide(kind: string, of: number, current: State | null, seen: readonly State[]): Decision {
    if (kind === "deploy") return decideDeploy(current, deployRequest(of), current === null ? "unknown" : relate(revisionNumber(current), of));
    if (kind === "verify")
      return decideVerified(current, { ...makeRelease(of), at: `2026-01-01T00:00:${String((seen.length * 37) % 60).padStart(2, "0")}.000Z` });
    return decideRollback(
      current,
      rollbackRequest(of),
      seen.flatMap((state) => (state.verified === null ? [] : [state.verified])),
    );
  }
});
