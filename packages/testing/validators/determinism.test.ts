import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isMap, isScalar, isSeq, parseDocument, stringify } from "yaml";
import { corpusCases, renderCase } from "../src/corpus.ts";
import { corpusDigests } from "../src/corpus-digests.ts";
import { goldenTexts } from "../src/corpus-goldens.ts";

const program = join(import.meta.dirname, "../src/corpus-digests.ts");

it("renders the same bytes twice, and in every locale and time zone", { timeout: 120_000 }, async () => {
  const here = await corpusDigests();
  const elsewhere = [
    { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" },
    { LC_ALL: "C", LANG: "C", TZ: "America/St_Johns" },
    { LANG: "de_DE.UTF-8", TZ: "UTC" },
  ].map((env) => {
    const { stdout, stderr } = spawnSync(process.execPath, [program], {
      cwd: "/",
      encoding: "utf8",
      env: { PATH: process.env["PATH"], ...env },
      maxBuffer: 1 << 24,
    });
    expect(stderr).toBe("");
    return JSON.parse(stdout) as unknown;
  });
  for (const digests of [await corpusDigests(), ...elsewhere]) expect(digests).toEqual(here);
  expect(new Set(Object.values(here)).size).toBe(Object.keys(here).length);
});

/** The document with the keys of every map in another order. `env` keeps its own, which people may count on. */
function shuffled(text: string): string {
  const document = parseDocument(text);
  const turn = (node: unknown): void => {
    if (isSeq(node)) node.items.forEach(turn);
    if (!isMap(node)) return;
    for (const { key, value } of node.items) if (!(isScalar(key) && key.value === "env")) turn(value);
    node.items.reverse();
  };
  turn(document.contents);
  return stringify(document, { lineWidth: 0 });
}

it.each(corpusCases())("renders $name the same whatever the order of its keys", async (given) => {
  const turned = shuffled(given.text);
  expect(turned.split("\n")[0]).not.toBe(given.text.split("\n").find((line) => !line.startsWith("#")));
  expect(goldenTexts(await renderCase({ ...given, text: turned }))).toEqual(goldenTexts(await renderCase(given)));
});
