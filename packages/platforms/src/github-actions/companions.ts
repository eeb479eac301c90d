import type { GeneratedFile } from "@create-pipeline/files";
export function companions(): readonly GeneratedFile[] { return []; }
