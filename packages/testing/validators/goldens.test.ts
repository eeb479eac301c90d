import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { corpusCases, corpusFolder, corpusLibrary, forms, renderCase, taskProgram } from "../src/corpus.ts";
import {
  compareTexts,
  goldenFolder,
  goldenTexts,
  goneInOtherForm,
  otherFormTexts,
  programSums,
  readTexts,
  writeTexts,
  type GoldenDifference,
  type Texts,
} from "../src/corpus-goldens.ts";

const nothing = { missing: [], stale: [], changed: [] };

/** Whether vitest runs with -u; a golden never appears by itself. */
function updating(): boolean {
  const { snapshotState } = expect.getState() as unknown as { readonly snapshotState: { readonly _updateSnapshot: string } };
  return snapshotState._updateSnapshot === "all";
}

/** With -u the goldens are written first. */
function differences(folder: string, rendered: Texts): GoldenDifference {
  if (updating()) writeTexts(folder, rendered);
  return compareTexts(readTexts(folder), rendered);
}

describe.each(corpusCases())("$name", (given) => {
  it("compiles without an error", async () => {
    for (const form of forms) {
      const { compilation, parsed } = await renderCase(given, form);
      expect([...parsed.diagnostics, ...compilation.diagnostics].filter(({ severity }) => severity === "error")).toEqual([]);
    }
  });

  it("says what is worth a warning", async () => {
    const { compilation, parsed } = await renderCase(given);
    const warnings = [...parsed.diagnostics, ...compilation.diagnostics].map(({ code }) => code);
    expect(warnings).toEqual(given.name === "approval-not-enforced" ? ["lifecycle/approval-not-enforced"] : []);
  });

  it("writes the files of its goldens", async () => {
    expect(differences(goldenFolder(given.name), goldenTexts(await renderCase(given)))).toEqual(nothing);
  });

  it("writes the same files with the tasks of the other form, apart from those stored beside them", async () => {
    const own = await renderCase(given);
    const form = forms.find((one) => one !== own.form) ?? own.form;
    const [texts, other] = [goldenTexts(own), goldenTexts(await renderCase(given, form))];
    expect(goneInOtherForm(texts, other).filter((path) => !path.startsWith(".pipeline/actions/"))).toEqual([]);
    expect(differences(goldenFolder(given.name, `-${form}`), otherFormTexts(texts, other))).toEqual(nothing);
  });
});

it("vendors the very programs of the tasks", async () => {
  const { tasks } = await corpusLibrary();
  const renderings = await Promise.all(corpusCases().map((given) => renderCase(given, "embedded")));
  const vendored = renderings.flatMap(({ compilation }) => compilation.files.filter(({ path }) => path.startsWith(".pipeline/actions/")));
  const strange = vendored.filter(({ path, content }) => content !== readFileSync(taskProgram(path.split("/")[2] ?? ""), "utf8"));
  expect(strange.map(({ path }) => path)).toEqual([]);
  expect(new Set(vendored.map(({ path }) => path.split("/")[2]))).toEqual(new Set(Object.keys(tasks)));
});

it("knows the programs by their sums", async () => {
  const file = join(corpusFolder, "tasks.sha256");
  const sums = programSums(Object.keys((await corpusLibrary()).tasks));
  if (updating()) writeFileSync(file, sums);
  expect(readFileSync(file, "utf8")).toBe(sums);
});
