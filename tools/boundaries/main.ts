// Who may import whom: node tools/boundaries/main.ts
import { join } from "node:path";
import { findBreaches } from "./find-breaches.ts";

const { breaches, accepted } = findBreaches(join(import.meta.dirname, "../.."));
for (const breach of breaches) console.error(`\n  x ${breach}`);
console.log(`${breaches.length} breaches of the boundaries; ${accepted} imports of tools/ by tests`);
process.exitCode = breaches.length > 0 ? 1 : 0;
