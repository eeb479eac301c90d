export type { Catalogue, CodeOf } from "./catalogue.ts";
export { hasErrors, sortDiagnostics } from "./compare.ts";
export type { Diagnostic, Location } from "./diagnostic.ts";
export { diagnosticsToJson } from "./diagnostics-to-json.ts";
export type { JsonDiagnostic } from "./diagnostics-to-json.ts";
export { formatDiagnostics } from "./format-diagnostics.ts";
export type { FormatOptions } from "./format-diagnostics.ts";
export { nearest } from "./nearest.ts";
export { quote } from "./quote.ts";
