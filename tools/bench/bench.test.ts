import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compareWithGoals } from "./goals.ts";
import { measureAll } from "./measure.ts";
import type { Measurement } from "./measure.ts";
import { isChosen, readOptions } from "./options.ts";
import type { BenchOptions } from "./options.ts";
import { sampleTemplate } from "./peers/sample.ts";
import { median, quartiles } from "./statistics.ts";
import type { Subject } from "./subject.ts";

const scratch = mkdtempSync(join(tmpdir(), "bench-test-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("numbers", () => {
  it("takes the middle, and the middle half", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 3, 10])).toBe(2.5);
    expect(quartiles([5, 1, 4, 2, 3])).toEqual([2, 4]);
  });

  it("gives the peers the sample of the reference: 41 places in some 1.3 KB", () => {
    const text = sampleTemplate((name) => `{{${name}}}`);

    expect(text.split("{{name}}").length - 1).toBe(41);
    expect(text.length).toBeGreaterThan(1200);
    expect(text.length).toBeLessThan(1700);
  });
});

describe("options", () => {
  it("chooses by part of an id", () => {
    const options = readOptions(["--only", "plop,ours-check"]) as BenchOptions;

    expect(["peer-plop", "ours-check-node20", "peer-nx"].filter((id) => isChosen(id, options))).toEqual(["peer-plop", "ours-check-node20"]);
    expect(options.rounds).toBeGreaterThanOrEqual(9);
  });

  it.each(["0", "x", "1.5"])("refuses --rounds %s", (rounds) => {
    expect(() => readOptions(["--rounds", rounds])).toThrow("--rounds takes a number from 1");
  });
});

describe("goals", () => {
  it("says no where a number is above its limit", () => {
    const row = { title: "", group: "ours", node: "v20.19.0", runs: 9, wall: 0, cpu: 0, wallQuartiles: [0, 0], cpuRatio: 1, files: 0 } as const;
    const measurements: Measurement[] = [
      { ...row, id: "ours-pipeline-node20", wallRatio: 3.2, peak: 60 * 1024 },
      { ...row, id: "ours-check-node20", wallRatio: 1.5, peak: 0 },
    ];

    expect(compareWithGoals(measurements, { title: "", packages: 1, bytes: 2e6 }).map(({ what, reached }) => [what, reached])).toEqual([
      ["a whole pipeline, Node v20.19.0", false],
      ["check, Node v20.19.0", true],
      ["peak of a whole pipeline, Node v20.19.0", true],
      ["installed packages", true],
      ["installed size", true],
    ]);
  });
});

describe("measuring", () => {
  const runtime = { path: process.execPath, version: process.version, major: 24 };
  const cost = { status: 0, wall: 2, cpu: 1, peak: 100 };
  const floor = { status: 0, wall: 1, cpu: 1, peak: 50 };
  const subject: Subject = {
    id: "it",
    title: "it",
    group: "peer",
    runtime,
    fresh: true,
    prepare: () => {},
    command: (cwd) => ({ argv: ["/bin/it"], cwd }),
    leaves: { atLeast: 1 },
  };

  it("pairs each run with the floor, now before it, now after", async () => {
    const order: string[] = [];
    const accountant = {
      said: () => "",
      close: () => {},
      run: ({ argv, cwd }: { readonly argv: readonly string[]; readonly cwd: string }) => {
        order.push(argv[0] === "/bin/it" ? "it" : "floor");
        if (argv[0] === "/bin/it") writeFileSync(join(cwd, "file"), "");
        return Promise.resolve(argv[0] === "/bin/it" ? cost : floor);
      },
    };

    const { measurements, failures } = await measureAll([subject], 2, scratch, accountant);

    expect(failures).toEqual([]);
    expect(measurements).toMatchObject([{ id: "it", runs: 2, wallRatio: 2, peak: 100, files: 1 }]);
    expect(order.slice(-4)).toEqual(["floor", "it", "it", "floor"]);
  });

  it("reports what fails, with what it said, and goes on without it", async () => {
    const accountant = { said: () => "no such template", close: () => {}, run: () => Promise.resolve({ ...cost, status: 1 }) };

    const { measurements, failures } = await measureAll([subject], 2, scratch, accountant);

    expect(measurements).toEqual([]);
    expect(failures).toEqual([{ id: "it", title: "it", reason: "exit code 1: no such template" }]);
  });
});
