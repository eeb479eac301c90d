export type { Diagnostic, Location } from "./diagnostic.ts";
