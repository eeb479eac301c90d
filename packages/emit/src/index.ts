export { emitJson } from "./json.ts";
export type { JsonOptions } from "./json.ts";
export { codeFence, escapeMarkdown, inlineCode, markdownTable } from "./markdown.ts";
export { emitYaml } from "./yaml.ts";
export type { YamlOptions } from "./yaml.ts";
export { comment, commentAbove, flow, spaced, tagged } from "./yaml-node.ts";
export type { YamlList, YamlMap, YamlNode, YamlScalar, YamlValue } from "./yaml-node.ts";
