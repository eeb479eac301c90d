/** Names that Windows gives to devices, whatever their extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** What is wrong with a path inside a repository, or undefined when it can be written on every system. */
export function pathProblem(path: string): string | undefined {
  if (path === "") return "is empty";
  if (/[\u0000-\u001f\u007f]/.test(path)) return "holds a control character";
  if (path.includes("\\")) return "holds a backslash; use /";
  if (path.startsWith("/")) return "is absolute";
  if (/[<>:"|?*]/.test(path)) return 'holds one of < > : " | ? *, which Windows refuses';
  for (const segment of path.split("/")) {
    const problem = segmentProblem(segment);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function segmentProblem(segment: string): string | undefined {
  if (segment === "") return "holds an empty segment";
  if (segment === "..") return "leaves its folder by ..";
  if (segment === ".") return "holds a . segment";
  if (/[ .]$/.test(segment)) return "has a segment that ends with a dot or a space";
  if (segment.toLowerCase() === ".git") return "lies in .git";
  if (device.test(segment)) return `has the segment "${segment}", a device name on Windows`;
  return undefined;
}

/** The folders above a path, outermost first: "a/b/c" has "a" and "a/b". */
export function parentsOf(path: string): string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}

/** By code unit, so that the order is the same in every locale. */
export function comparePaths(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
