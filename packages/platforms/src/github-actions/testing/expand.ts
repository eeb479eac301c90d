// https://docs.github.com/en/actions/reference/workflows-and-actions/contexts
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/**
 * What GitHub makes of a scalar before a step sees it: every `${{ }}` is evaluated once, by GitHub's own library, and what comes out
 * is not looked at again. Quotes inside an expression hide its end, as they do in GitHub's reader.
 */
export function expand(text: string, contexts: Readonly<Record<string, Readonly<Record<string, string>>>> = {}): string {
  let result = "";
  let rest = text;
  for (;;) {
    const start = rest.indexOf("${{");
    if (start < 0) return result + rest;
    const end = endOfExpression(rest, start + 3);
    if (end < 0) throw new Error(`an expression without an end: ${rest.slice(start)}`);
    result += rest.slice(0, start) + evaluateText(rest.slice(start + 3, end).trim(), contexts);
    rest = rest.slice(end + 2);
  }
}

function endOfExpression(text: string, from: number): number {
  let quoted = false;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === "'") quoted = !quoted;
    else if (!quoted && text.startsWith("}}", index)) return index;
  }
  return -1;
}

function evaluateText(expression: string, contexts: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const parsed = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), []).parse();
  const dictionary = (entries: Readonly<Record<string, string>>): data.Dictionary =>
    new data.Dictionary(...Object.entries(entries).map(([key, value]) => ({ key, value: new data.StringData(value) })));
  const context = new data.Dictionary(...Object.entries(contexts).map(([key, value]) => ({ key, value: dictionary(value) })));
  return new Evaluator(parsed, context).evaluate().coerceString();
}
