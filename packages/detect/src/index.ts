export { detectCodes } from "./codes.ts";
export type { DetectCode } from "./codes.ts";
export { detect } from "./detect.ts";
export type { DetectContext, Finding, Findings, Tree } from "./findings.ts";
export { propose } from "./propose.ts";
export type { Proposal } from "./propose.ts";
