import { createHash } from "node:crypto";
import { corpusCases, forms, renderCase } from "./corpus.ts";
import { goldenTexts } from "./corpus-goldens.ts";

/** One digest per case and form: the same on every machine, in every locale and time zone. */
export async function corpusDigests(): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const given of corpusCases()) {
    for (const form of forms) {
      digests[`${given.name} ${form}`] = createHash("sha256")
        .update(JSON.stringify(goldenTexts(await renderCase(given, form))))
        .digest("hex");
    }
  }
  return digests;
}

// Run as a program it prints them, so that a test can look at them from another environment.
if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(await corpusDigests()));
