import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { canaryGuide, GUIDE } from "./canary-guide.ts";

it("the guide says what the tool says today", { timeout: 180_000 }, async () => {
  const written = readFileSync(fileURLToPath(new URL(`../../../../${GUIDE}`, import.meta.url)), "utf8");

  expect(await canaryGuide(), 'run "npm run generate"').toBe(written);
});
