import { describe, expect, it } from "vitest";
import { countWord, foldWord, oddsWord, percentWord, ratioWord, timeWord } from "./words.ts";

describe("numbers as people read them", () => {
  it.each([
    [0, "0 %"],
    [1, "1".concat("00 %")],
    [1e-10, "< 0.0001 %"],
    [0.0000128, "0.0013 %"],
    [0.001, "0.1 %"],
    [0.313, "31 %"],
    [0.69, "69 %"],
    [0.9988, "99.88 %"],
    [0.99996, "99.996 %"],
    [1 - 1e-10, "> 99.9999 %"],
  ])("%d is %s", (share, word) => {
    expect(percentWord(share)).toBe(word);
  });

  it.each([
    [0, "0"],
    [0.65, "0.65"],
    [6.5, "6.5"],
    [94.4, "94"],
    [720.4, "720"],
    [6669, "6,700"],
    [78_125, "78,000"],
    [12_345_678, "12,000,000"],
    [Infinity, "endless"],
  ])("%d is %s", (count, word) => {
    expect(countWord(count)).toBe(word);
  });

  it.each([
    [0, "0s"],
    [0.4, "< 1s"],
    [45, "45s"],
    [300, "5m"],
    [528, "8m 48s"],
    [5400, "1h 30m"],
    [300_000, "3.5 days"],
  ])("%d seconds are %s", (seconds, word) => {
    expect(timeWord(seconds)).toBe(word);
  });

  it("says odds and multiples", () => {
    expect([oddsWord(1.28e-5), foldWord(10), foldWord(7), ratioWord(17.04)]).toEqual(["once in 78,000", "tenfold", "7x", "17x"]);
  });
});
