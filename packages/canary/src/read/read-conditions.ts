import type { Condition, Outcome } from "../model.ts";
import { breakpointsOf } from "./condition-breakpoints.ts";
import { evaluateCondition, EvaluationError, NotModelledError } from "./evaluate-expression.ts";
import type { QueryResult } from "./evaluate-expression.ts";
import { ExpressionError, parseExpression } from "./expression.ts";
import type { Expression } from "./expression.ts";

/** How the number that a condition sees depends on the quantity of the model: value = offset + factor * quantity. */
export interface Measure {
  readonly offset: number;
  readonly factor: number;
  /** Largest value of the quantity: 1 for a share, Infinity for a count. */
  readonly most: number;
  /** The query returns a number instead of a list with one number. */
  readonly scalar: boolean;
}

export interface Conditions {
  readonly successCondition?: Condition;
  readonly failureCondition?: Condition;
  /** What a measurement says that got this from the query. */
  readonly outcomeOf: (result: QueryResult) => Outcome;
}

export type ConditionsReading = { readonly conditions: Conditions } | { readonly notModelled: string };

/** The two conditions of a metric as thresholds on the modelled quantity; what can't be said so is named. */
export function readConditions(success: string | undefined, failure: string | undefined, measure: Measure): ConditionsReading {
  if (success === undefined && failure === undefined) return { notModelled: "there is no condition: every measurement that returns something is a success" };
  try {
    const [good, bad] = [parsed("successCondition", success), parsed("failureCondition", failure)];
    return {
      conditions: {
        ...(good && { successCondition: within("successCondition", () => threshold(good, measure)) }),
        ...(bad && { failureCondition: within("failureCondition", () => threshold(bad, measure)) }),
        outcomeOf: (result) => outcome(good, bad, result),
      },
    };
  } catch (error) {
    if (error instanceof NotModelledError) return { notModelled: error.message };
    throw error;
  }
}

function parsed(name: string, text: string | undefined): Expression | undefined {
  return text === undefined ? undefined : within(name, () => parseExpression(text));
}

function within<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotModelledError || error instanceof ExpressionError) throw new NotModelledError(`${name}: ${error.message}`);
    throw error;
  }
}

/** The half-line of quantities for which the condition holds, found by looking at every piece between its breakpoints. */
function threshold(expression: Expression, { offset, factor, most, scalar }: Measure): Condition {
  const turns = breakpointsOf(expression)
    .map((value) => ({ value, quantity: (value - offset) / factor }))
    .filter(({ quantity }) => quantity >= 0 && quantity <= most)
    .sort((a, b) => a.quantity - b.quantity);
  const points = piecesOf(turns, most, (quantity) => offset + factor * quantity).map(({ value, ...point }) => {
    const truth = evaluateCondition(expression, scalar ? value : [value]);
    if (truth === "error")
      throw new NotModelledError(`it can't be evaluated on ${scalar ? "a number" : "a list of one number"}, so every measurement is an error`);
    return { ...point, truth };
  });
  const changes = points.slice(1).flatMap((point, index) => (points[index]?.truth === point.truth ? [] : [index]));
  const [change] = changes;
  if (change === undefined) throw new NotModelledError(`it is ${points[0]?.truth === true ? "always" : "never"} true`);
  if (changes.length > 1) throw new NotModelledError("it is more than one threshold");
  const [before, after] = [points[change], points[change + 1]];
  const turn = before?.turn === true ? before : after;
  if (turn?.turn !== true) throw new NotModelledError("it changes where no comparison is");
  const rises = after?.truth === true;
  return { operator: `${rises ? ">" : "<"}${turn.truth ? "=" : ""}`, value: turn.quantity };
}

interface Point {
  readonly quantity: number;
  readonly value: number;
  readonly turn: boolean;
}

/** Zero, every turn, something between two of them, and the end. */
function piecesOf(turns: readonly { readonly value: number; readonly quantity: number }[], most: number, valueAt: (quantity: number) => number): Point[] {
  const between = (quantity: number): Point => ({ quantity, value: valueAt(quantity), turn: false });
  const points: Point[] = [];
  let last: number | undefined;
  for (const { value, quantity } of turns) {
    if (quantity > 0) points.push(between(last === undefined ? quantity / 2 : (last + quantity) / 2));
    points.push({ quantity, value, turn: true });
    last = quantity;
  }
  if (last === undefined) return [between(0), between(most === Infinity ? 1 : most)];
  if (last < most) points.push(between(most === Infinity ? 2 * last + 1 : (last + most) / 2));
  return points;
}

/** As the controller decides: failure first, a missing condition is the other's negation, neither is inconclusive. */
function outcome(success: Expression | undefined, failure: Expression | undefined, result: QueryResult): Outcome {
  const good = success && safely(success, result);
  const bad = failure && safely(failure, result);
  if (good === "error" || bad === "error") return "error";
  if (bad ?? !good) return "failed";
  return (good ?? !bad) ? "success" : "inconclusive";
}

function safely(expression: Expression, result: QueryResult): boolean | "error" {
  try {
    return evaluateCondition(expression, result);
  } catch (error) {
    if (error instanceof NotModelledError || error instanceof EvaluationError) return "error";
    throw error;
  }
}
