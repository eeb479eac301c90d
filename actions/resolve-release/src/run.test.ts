import { fakePorts } from "@create-pipeline/action-kit/testing";
import { printState } from "@create-pipeline/state";
import { makeRelease, makeState } from "@create-pipeline/state/testing";
import { expect, test } from "vitest";
import { run } from "./run.ts";

const inputs = { service: "orders", tag: "v1.0.0", revision: makeRelease(1).revision, state_repository: "/srv/state.git" };

test("two digests for one commit are refused, whichever is newer", async () => {
  const [dev, staging] = [makeState(1), makeState(1, { environment: "staging", digest: makeRelease(9).digest })];
  const { ports } = fakePorts({
    exec: ({ args }) => {
      if (args.includes("--name-only")) return { stdout: "orders/dev.json\0orders/staging.json\0" };
      if (args.includes("ls-tree")) return { stdout: `100644 blob ${(args.at(-1)?.includes("dev") ? "d" : "e").repeat(40)}\tx\0` };
      if (args.includes("cat-file")) return { stdout: printState(args.at(-1)?.startsWith("d") ? dev : staging) };
      return { stdout: `${"a".repeat(40)}\n` };
    },
  });

  await expect(run(inputs, ports)).rejects.toMatchObject({ exitCode: 3, message: expect.stringMatching(/recorded with 2 digests/) });
});

test.each([
  [{ tag: "", environment: "" }, "give either tag or environment"],
  [{ environment: "dev", revision: "" }, "give either tag or environment"],
  [{ tag: "", environment: "dev" }, "revision belongs to a tag, not to an environment"],
  [{ tag: "", environment: "a..b", revision: "" }, "environment must be"],
])("%j is no question", async (change, message) => {
  await expect(run({ ...inputs, ...change }, fakePorts().ports)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
});

test("mistakes are told before any process is started", async () => {
  const { ports, calls } = fakePorts();

  await expect(run({ ...inputs, tag: "v1 x", state_repository: "ext::id" }, ports)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/state_repository[^]*tag/),
  });
  expect(calls).toEqual([]);
});
