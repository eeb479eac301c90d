import { expect, it } from "vitest";
import { NotReadyError, until } from "./until.ts";

it("answers with the first answer there is", async () => {
  const answers = [undefined, undefined, "here"];
  expect(await until("it", async () => answers.shift(), { everyMs: 1 })).toBe("here");
});

it("asks again after an error", async () => {
  let asked = 0;
  const answer = await until("it", async () => ((asked += 1) < 3 ? Promise.reject(new Error("refused")) : asked), { everyMs: 1 });
  expect(answer).toBe(3);
});

it("gives up in time, with what was said last", async () => {
  const began = performance.now();
  const waiting = until("the server", () => Promise.reject(new Error("connection refused")), { timeoutMs: 60, everyMs: 5 });
  await expect(waiting).rejects.toThrow(new NotReadyError("the server: not within 0.06 s (connection refused)"));
  expect(performance.now() - began).toBeLessThan(5_000);
});

it("does not name an error that is no longer true", async () => {
  const answers = [Promise.reject<undefined>(new Error("connection refused"))];
  await expect(until("the pod", async () => answers.shift(), { timeoutMs: 30, everyMs: 5 })).rejects.toThrow("the pod: not within 0.03 s (not yet)");
});

it("ends early when waiting is hopeless", async () => {
  const waiting = until("the server", async () => undefined, { timeoutMs: 60_000, everyMs: 1, hopeless: () => "it ended with 3" });
  await expect(waiting).rejects.toThrow("the server: it ended with 3");
});
