import type { Tool } from "../tools.ts";
import { debianKind } from "./debian.ts";
import { goKind } from "./go.ts";
import type { ToolKind } from "./kind.ts";
import { labResourcesKind } from "./lab-resources.ts";
import { npmKind } from "./npm.ts";
import { pythonKind } from "./python.ts";
import { schemasKind } from "./schemas.ts";

const kinds: { readonly [K in Tool["kind"]]: ToolKind<Extract<Tool, { kind: K }>> } = {
  go: goKind,
  python: pythonKind,
  debian: debianKind,
  npm: npmKind,
  schemas: schemasKind,
  "lab-resources": labResourcesKind,
};

/** The handler of a tool's kind. */
export function kindOf(tool: Tool): ToolKind<Tool> {
  // The table above pairs each kind with its own handler; the compiler cannot follow the pairing through the lookup.
  return kinds[tool.kind];
}
