/** The tool was asked for and is not installed. */
export class ToolMissingError extends Error {
  override readonly name = "ToolMissingError";
}
