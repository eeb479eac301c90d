import { afterEach, beforeEach, expect, test } from "vitest";
import { ask } from "../ask.ts";
import { startStubPrometheus, type StubPrometheus } from "./start-stub-prometheus.ts";

let stub: StubPrometheus;
beforeEach(async () => {
  stub = await startStubPrometheus();
});
afterEach(() => stub.close());

const headers = { "content-type": "application/x-www-form-urlencoded" };
const post = (query: string): ReturnType<typeof ask> =>
  ask(`${stub.url}/api/v1/query`, { method: "POST", headers, body: new URLSearchParams({ query }).toString(), timeoutMs: 500 });

test("answers nothing until a test says something", async () => {
  expect(JSON.parse((await post("up")).text)).toEqual({ status: "success", data: { resultType: "vector", result: [] } });
});

test("answers what a test decides by the query and how often it was asked", async () => {
  stub.answer((query, count) => (query === "errors" ? [Number.NaN] : [count]));

  const texts = [await post("requests"), await post("requests"), await post("errors")].map(({ text }) => text);

  expect(texts.map((text) => (JSON.parse(text) as { data: { result: { value: unknown[] }[] } }).data.result[0]?.value[1])).toEqual(["1", "2", "NaN"]);
  expect(stub.asked.map(({ query }) => query)).toEqual(["requests", "requests", "errors"]);
});

test("counts from one again after a test has said something else, and reads a query in the address, too", async () => {
  await post("before");
  stub.answer((_query, count) => [count]);

  expect((await ask(`${stub.url}/api/v1/query?query=after`)).text).toContain('"1"]');
  expect(stub.asked.at(-1)?.query).toBe("after");
});

test("fails, and is silent, when a test wants it", async () => {
  stub.answer((query) => (query === "silent" ? "silence" : "error"));

  expect((await post("loud")).status).toBe(500);
  await expect(post("silent")).rejects.toThrow(/abort|timeout/i);
});
