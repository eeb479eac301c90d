// Run in a process of its own, with another locale and time zone.
import { platforms } from "../../registry.ts";
import { digestRenderings } from "./digest-renderings.ts";

console.log(JSON.stringify(digestRenderings(platforms)));
