export { actionNames, actionPin, deniedActions, denialOf } from "./action-pin.ts";
export type { ActionPin, DeniedAction } from "./action-pin.ts";
export { imageIds, imagePin, toolCommands, toolPin } from "./image-pin.ts";
export type { ImagePin, Proof, ToolPin } from "./image-pin.ts";
