export type { GeneratedFile, Ownership } from "./generated-file.ts";
