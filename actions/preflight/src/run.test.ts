import { fakePorts } from "@create-pipeline/action-kit/testing";
import { makeRelease } from "@create-pipeline/state/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareProtection } from "./protection.ts";
import { run } from "./run.ts";

const inputs = {
  service: "orders",
  environment: "production",
  platform: "github",
  protection: "required",
  platform_token: "t0ken-t0ken",
  reviewers: "leads",
  minimum: "1",
  prevent_self_review: "false",
  promotes_from: "",
  hotfix: "false",
  ...makeRelease(1),
};
const declared = { can_admins_bypass: true, protection_rules: [{ type: "required_reviewers", reviewers: [{ type: "Team", reviewer: { slug: "leads" } }] }] };
const env = { GITHUB_REPOSITORY: "acme/orders" };

function answering(body: unknown, status = 200): typeof fetch {
  return async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
}

test("only an answer that shows the declared reviewers lets anything go on", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), fc.string()), fc.constantFrom(200, 201, 202, 206, 400, 404, 410, 500, 503), async (body, status) => {
      const { ports } = fakePorts({ fetch: answering(body, status), env });

      await expect(run(inputs, ports)).rejects.toMatchObject({ exitCode: 3 });
    }),
  );
});

test.each([201, 203, 206, 400, 404, 409, 500, 503])("an answer with status %i is none, whatever it shows", async (status) => {
  const { ports } = fakePorts({ fetch: answering(declared, status), env });

  await expect(run(inputs, ports)).rejects.toMatchObject({ exitCode: 3 });
});

test("the declared reviewers do", async () => {
  const { ports } = fakePorts({ fetch: answering(declared), env });

  expect(await run(inputs, ports)).toMatchObject({ outputs: { ready: "true", ...makeRelease(1) } });
});

test("without the repository's name nothing is asked and nothing goes on", async () => {
  const { ports } = fakePorts({ fetch: () => Promise.reject(new Error("must not be asked")), env: {} });

  await expect(run(inputs, ports)).rejects.toMatchObject({ exitCode: 3, message: expect.stringMatching(/GITHUB_REPOSITORY/) });
});

describe("compareProtection", () => {
  const name = fc.constantFrom("a", "b", "c", "d");

  test("is satisfied by exactly the declared reviewers and by nothing weaker", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1 }),
        fc.uniqueArray(name),
        fc.nat(3),
        fc.nat(3),
        fc.boolean(),
        fc.boolean(),
        (declared, set, asked, needed, wantsOther, hasOther) => {
          const expected = { reviewers: declared, minimum: asked, preventSelfReview: wantsOther };
          const actual = { reviewers: set.map((reviewer) => [reviewer]), minimum: needed, preventSelfReview: hasOther };
          const isSame = declared.toSorted().join() === set.toSorted().join();

          expect(compareProtection(expected, actual).length === 0).toBe(isSame && needed >= asked && (hasOther || !wantsOther));
        },
      ),
    );
  });
});
