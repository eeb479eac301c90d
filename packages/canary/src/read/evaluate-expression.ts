import type { Expression } from "./expression.ts";

/** What a query returned: a number for scalars, a list for vectors (empty: no data). */
export type QueryResult = number | readonly number[];

type Value = number | string | boolean | null | readonly Value[];

/** Evaluating stops as it stops in the controller, which calls the measurement an error. */
export class EvaluationError extends Error {
  override readonly name = "EvaluationError";
}

/** The condition is outside of what is modelled, whatever the result. */
export class NotModelledError extends Error {
  override readonly name = "NotModelledError";
}

interface Scope {
  readonly result: QueryResult;
  readonly element?: Value;
}

/** What the controller makes of the condition for one result: true, false, or an error. */
export function evaluateCondition(expression: Expression, result: QueryResult): boolean | "error" {
  try {
    const value = evaluate(expression, { result });
    return typeof value === "boolean" ? value : "error";
  } catch (error) {
    if (error instanceof EvaluationError) return "error";
    throw error;
  }
}

function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "element":
      if (scope.element === undefined) throw new NotModelledError('"#" stands outside of braces');
      return scope.element;
    case "name":
      if (expression.name === "result") return scope.result;
      throw new NotModelledError(`it reads "${expression.name}"`);
    case "list":
      return expression.items.map((item) => evaluate(item, scope));
    case "unary":
      return evaluateUnary(expression, scope);
    case "binary":
      return evaluateBinary(expression, scope);
    case "choice":
      return evaluate(truth(evaluate(expression.condition, scope)) ? expression.yes : expression.no, scope);
    case "index":
      return evaluateIndex(evaluate(expression.object, scope), evaluate(expression.index, scope));
    case "call":
      return evaluateCall(expression, scope);
  }
}

function evaluateUnary({ operator, operand }: Extract<Expression, { kind: "unary" }>, scope: Scope): Value {
  const value = evaluate(operand, scope);
  if (operator === "!") return !truth(value);
  return operator === "-" ? -number(value) : number(value);
}

function evaluateBinary({ operator, left, right }: Extract<Expression, { kind: "binary" }>, scope: Scope): Value {
  // The right side of a decided "and" or "or" is not looked at: that is how people guard an index.
  if (operator === "||") return truth(evaluate(left, scope)) || truth(evaluate(right, scope));
  if (operator === "&&") return truth(evaluate(left, scope)) && truth(evaluate(right, scope));
  const [a, b] = [evaluate(left, scope), evaluate(right, scope)];
  if (operator === "==") return equal(a, b);
  if (operator === "!=") return !equal(a, b);
  const compute = arithmetic[operator];
  if (compute === undefined) throw new NotModelledError(`it uses "${operator}"`);
  return compute(number(a), number(b));
}

const arithmetic: Readonly<Partial<Record<string, (a: number, b: number) => number | boolean>>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
};

function evaluateIndex(object: Value, index: Value): Value {
  if (typeof index === "string") throw new NotModelledError(`it reads the field "${index}" of the result`);
  if (!Array.isArray(object)) throw new EvaluationError("only a list has an index");
  const items = object as readonly Value[];
  const at = number(index) < 0 ? items.length + number(index) : number(index);
  const item = items[at];
  if (item === undefined) throw new EvaluationError("the index is out of range");
  return item;
}

function evaluateCall({ name, arguments: parts }: Extract<Expression, { kind: "call" }>, scope: Scope): Value {
  const [first, second] = parts;
  if (first === undefined) throw new NotModelledError(`it calls "${name}" without an argument`);
  const quantifier = quantifiers[name];
  if (quantifier !== undefined && second !== undefined)
    return quantifier(list(evaluate(first, scope)).map((element) => truth(evaluate(second, { ...scope, element }))));
  const value = evaluate(first, scope);
  if (name === "len") return list(value).length;
  if (name === "isNaN") return Number.isNaN(number(value));
  if (name === "isInf") return Math.abs(number(value)) === Infinity;
  if (name === "asFloat") return number(value);
  // Both look at the result itself, whatever their argument is; a list from Prometheus is never nil, even an empty one.
  if (name === "isNil") return false;
  if (name === "default") return scope.result;
  throw new NotModelledError(`it calls "${name}"`);
}

const quantifiers: Readonly<Partial<Record<string, (truths: readonly boolean[]) => boolean>>> = {
  all: (truths) => truths.every(Boolean),
  any: (truths) => truths.some(Boolean),
  none: (truths) => !truths.some(Boolean),
  one: (truths) => truths.filter(Boolean).length === 1,
};

function number(value: Value): number {
  if (typeof value !== "number") throw new EvaluationError("that is no number");
  return value;
}

function truth(value: Value): boolean {
  if (typeof value !== "boolean") throw new EvaluationError("that is neither true nor false");
  return value;
}

function list(value: Value): readonly Value[] {
  if (!Array.isArray(value)) throw new EvaluationError("that is no list");
  return value as readonly Value[];
}

function equal(a: Value, b: Value): boolean {
  return Array.isArray(a) || Array.isArray(b) ? false : a === b;
}
