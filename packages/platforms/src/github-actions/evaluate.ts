// https://docs.github.com/en/actions/reference/workflows-and-actions/evaluate-expressions-in-workflows-and-actions
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import type { Outcomes } from "@create-pipeline/plan";

/** What a condition can look at when GitHub evaluates it. */
export interface RunState {
  readonly needs: readonly string[];
  /** The needs, their needs, and so on. */
  readonly ancestors: readonly string[];
  /** How jobs ended; one that is not named succeeded. */
  readonly outcomes: Outcomes;
  readonly runCancelled: boolean;
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

type Definition = { readonly name: string; readonly minArgs: number; readonly maxArgs: number; readonly call: () => data.BooleanData };

const STATUS = /\b(?:success|failure|always|cancelled)\s*\(/i;

/** An `if` by GitHub's own expression library; without a status function it means `success() && (…)`. */
export function compileCondition(condition: string): (state: RunState) => boolean {
  const inner = /^\s*\$\{\{([^]*)\}\}\s*$/.exec(condition)?.[1]?.trim() ?? condition;
  const text = STATUS.test(inner) ? inner : `success() && (${inner})`;
  const parsed = new Parser(new Lexer(text).lex().tokens, ["needs"], statusFunctions(undefined)).parse();
  return (state) => {
    const functions = new Map(statusFunctions(state).map((item) => [item.name, item]));
    const result = new Evaluator(parsed, new data.Dictionary({ key: "needs", value: needsContext(state) }), functions).evaluate();
    return result.kind === data.Kind.Boolean ? result.value : result.coerceString() !== "";
  };
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#status-check-functions */
function statusFunctions(state: RunState | undefined): Definition[] {
  const runCancelled = state?.runCancelled ?? false;
  const all = (state?.ancestors ?? []).map((job) => state?.outcomes[job] ?? "success");
  const define = (name: string, value: boolean): Definition => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) });
  return [
    define("success", !runCancelled && all.every((outcome) => outcome === "success")),
    define("failure", !runCancelled && all.includes("failure")),
    define("cancelled", runCancelled),
    define("always", true),
  ];
}

function needsContext({ needs, outcomes, outputs }: RunState): data.Dictionary {
  return dictionary(
    needs.map((need): [string, data.ExpressionData] => [
      need,
      dictionary([
        ["result", new data.StringData(outcomes[need] ?? "success")],
        ["outputs", dictionary(Object.entries(outputs[need] ?? {}).map(([name, value]) => [name, new data.StringData(value)]))],
      ]),
    ]),
  );
}

function dictionary(entries: readonly [string, data.ExpressionData][]): data.Dictionary {
  return new data.Dictionary(...entries.map(([key, value]) => ({ key, value })));
}
