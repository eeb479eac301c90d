export { defineTemplate, toGeneratedFile } from "./template.ts";
export type { FileContribution, Slot, Template, TemplateContext, TemplateProblem } from "./template.ts";
export { assetAccess, renderAsset } from "./assets.ts";
export { registryInputs, stateInputs } from "./shared-inputs.ts";
export type { Values } from "./shared-inputs.ts";
export type { Asset, Assets } from "./assets.ts";
export type { Difference, WorkloadPart } from "./workload-part.ts";
