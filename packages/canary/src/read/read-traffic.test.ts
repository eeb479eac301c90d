import { describe, expect, it } from "vitest";
import { readTraffic } from "./read-traffic.ts";

const segments = (text: string): unknown => {
  const reading = readTraffic(text, 0);
  return "traffic" in reading ? reading.traffic.segments : reading.problem;
};

describe("traffic from a file", () => {
  it("takes a list of numbers for equal pieces of a day", () => {
    expect(segments("[1, 2]")).toEqual([{ seconds: 43_200, rps: 1 }, { seconds: 43_200, rps: 2 }]); // prettier-ignore
  });

  it("takes times of a day; the night goes on until the first of them", () => {
    expect(segments('- { at: "08:00", rps: 50 }\n- { at: "20:00", rps: 5 }\n')).toEqual([
      { seconds: 28_800, rps: 5 },
      { seconds: 43_200, rps: 50 },
      { seconds: 14_400, rps: 5 },
    ]);
  });

  it("adds up the series of a Prometheus range query", () => {
    const result = [{ metric: {}, values: [[0, "1"], [60, "2"]] }, { metric: {}, values: [[60, "3"], [120, "NaN"]] }]; // prettier-ignore
    expect(segments(JSON.stringify({ status: "success", data: { resultType: "matrix", result } }))).toEqual([
      { seconds: 60, rps: 1 },
      { seconds: 60, rps: 5 },
    ]);
  });

  it.each([
    ["{", "it is neither JSON nor YAML"],
    ["3", "it holds neither a list of requests per second nor the answer of a Prometheus range query"],
    ["[0, 0]", "it holds no request at all"],
    ["[-1]", "it holds a rate below zero"],
    ["[{at: noon, rps: 1}]", 'item 1 is not like { at: "08:00", rps: 50 }'],
    ['{"data": {"resultType": "vector", "result": []}}', "it is no answer of a range query (resultType matrix)"],
    ['{"data": {"resultType": "matrix", "result": []}}', "it holds fewer than two samples"],
  ])("%s", (text, problem) => {
    expect(segments(text)).toBe(problem);
  });
});
