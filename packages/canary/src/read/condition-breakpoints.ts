import { NotModelledError } from "./evaluate-expression.ts";
import type { Expression } from "./expression.ts";

/** slope * value + offset, where value is the one number the query returned. */
interface Line {
  readonly slope: number;
  readonly offset: number;
}

const comparisons: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "==", "!="]);

/** Every value at which a comparison inside the condition may turn. Throws a NotModelledError where that can't be told. */
export function breakpointsOf(expression: Expression): number[] {
  const found: number[] = [];
  visit(expression, found);
  return [...new Set(found)].filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
}

function visit(expression: Expression, found: number[]): void {
  switch (expression.kind) {
    case "binary": {
      if (comparisons.has(expression.operator)) compare(expression.left, expression.right, found);
      else if (expression.operator !== "||" && expression.operator !== "&&") throw new NotModelledError(`it decides by "${expression.operator}"`);
      else for (const side of [expression.left, expression.right]) visit(side, found);
      return;
    }
    case "unary":
      visit(expression.operand, found);
      return;
    case "choice":
      for (const part of [expression.condition, expression.yes, expression.no]) visit(part, found);
      return;
    case "call":
      if (expression.arguments[1] !== undefined && expression.name !== "default") visit(expression.arguments[1], found);
      return;
    default:
  }
}

function compare(left: Expression, right: Expression, found: number[]): void {
  const [a, b] = [lineOf(left), lineOf(right)];
  // A comparison with a text or of a list's length doesn't turn with the value.
  if (a === undefined || b === undefined || a.slope === b.slope) return;
  found.push((b.offset - a.offset) / (a.slope - b.slope));
}

/** Nothing for what is no number; a NotModelledError for a number that is no line. */
function lineOf(expression: Expression): Line | undefined {
  switch (expression.kind) {
    case "literal":
      return typeof expression.value === "number" ? { slope: 0, offset: expression.value } : undefined;
    case "element":
    case "name":
    case "index":
      return { slope: 1, offset: 0 };
    case "unary": {
      const line = lineOf(expression.operand);
      return line === undefined || expression.operator === "!" ? undefined : scaled(line, expression.operator === "-" ? -1 : 1);
    }
    case "binary":
      return joined(expression);
    case "call":
      if (expression.name === "len") return { slope: 0, offset: Number.NaN };
      if (expression.name === "asFloat" || expression.name === "default") return { slope: 1, offset: 0 };
      return undefined;
    default:
      return undefined;
  }
}

function joined({ operator, left, right }: Extract<Expression, { kind: "binary" }>): Line | undefined {
  const [a, b] = [lineOf(left), lineOf(right)];
  if (a === undefined || b === undefined) return undefined;
  if (operator === "+") return { slope: a.slope + b.slope, offset: a.offset + b.offset };
  if (operator === "-") return { slope: a.slope - b.slope, offset: a.offset - b.offset };
  if (operator === "*" && b.slope === 0) return scaled(a, b.offset);
  if (operator === "*" && a.slope === 0) return scaled(b, a.offset);
  // Divided as the controller divides: multiplying by the inverse would be another number in the last digit.
  if (operator === "/" && b.slope === 0) return { slope: a.slope / b.offset, offset: a.offset / b.offset };
  throw new NotModelledError(`it computes with "${operator}"`);
}

function scaled({ slope, offset }: Line, factor: number): Line {
  return { slope: slope * factor, offset: offset * factor };
}
