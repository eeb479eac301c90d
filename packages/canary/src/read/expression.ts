/** The expression language of Argo Rollouts' conditions (github.com/antonmedv/expr), as far as conditions use it. */
export type Expression =
  | { readonly kind: "literal"; readonly value: number | string | boolean | null }
  | { readonly kind: "name"; readonly name: string }
  /** `#`, the element inside the braces of all, any, none and one. */
  | { readonly kind: "element" }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "unary"; readonly operator: "!" | "-" | "+"; readonly operand: Expression }
  | { readonly kind: "binary"; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "choice"; readonly condition: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly kind: "index"; readonly object: Expression; readonly index: Expression }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly Expression[] };

export type BinaryOperator = "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "matches" | "contains" | "+" | "-" | "*" | "/" | "%" | "**";

/** The text is no expression that this parser knows. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
}

interface Token {
  readonly kind: "number" | "string" | "name" | "sign" | "end";
  readonly text: string;
}

const tokenPattern =
  /\s*(?:(\d+(?:_\d+)*(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([A-Za-z_$][\w$]*)|(\|\||&&|==|!=|<=|>=|\*\*|\.\.|\?\.|[-+*/%<>!?:.,()[\]{}#]))/y;

const binding: Readonly<Record<BinaryOperator, number>> = {
  "||": 1, "&&": 2, "==": 3, "!=": 3, "<": 3, "<=": 3, ">": 3, ">=": 3, in: 3, matches: 3, contains: 3, "+": 4, "-": 4, "*": 5, "/": 5, "%": 5, "**": 6,
}; // prettier-ignore

const words: Readonly<Record<string, BinaryOperator>> = { or: "||", and: "&&" };

/** Throws an ExpressionError that says what it stumbled over. */
export function parseExpression(text: string): Expression {
  const parser = new Parser(tokenize(text));
  const expression = parser.choice();
  parser.expectEnd();
  return expression;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < end) {
    const at = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (match === null) throw new ExpressionError(`"${text.slice(at).trim().slice(0, 12)}" is not understood`);
    const [, number, string, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: "number", text: number.replaceAll("_", "") });
    else if (string !== undefined) tokens.push({ kind: "string", text: string.slice(1, -1).replaceAll(/\\(.)/g, "$1") });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else tokens.push({ kind: "sign", text: sign ?? "" });
  }
  return tokens;
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  choice(): Expression {
    const condition = this.#binary(0);
    if (!this.#take("?")) return condition;
    const yes = this.choice();
    this.#expect(":");
    return { kind: "choice", condition, yes, no: this.choice() };
  }

  expectEnd(): void {
    if (this.#peek().kind !== "end") throw new ExpressionError(`"${this.#peek().text}" is not expected there`);
  }

  #binary(least: number): Expression {
    let left = this.#unary();
    for (;;) {
      const operator = this.#operator();
      if (operator === undefined || binding[operator.name] <= least) return left;
      this.#at += operator.tokens;
      const right = this.#binary(binding[operator.name]);
      const joined: Expression = { kind: "binary", operator: operator.name, left, right };
      left = operator.negated ? { kind: "unary", operator: "!", operand: joined } : joined;
    }
  }

  #operator(): { readonly name: BinaryOperator; readonly tokens: number; readonly negated: boolean } | undefined {
    const { kind, text } = this.#peek();
    if (kind === "name" && text === "not" && this.#peek(1).text === "in") return { name: "in", tokens: 2, negated: true };
    if (kind === "name" && Object.hasOwn(words, text)) return { name: words[text] as BinaryOperator, tokens: 1, negated: false };
    if ((kind === "sign" || kind === "name") && Object.hasOwn(binding, text)) return { name: text as BinaryOperator, tokens: 1, negated: false };
    return undefined;
  }

  #unary(): Expression {
    const { kind, text } = this.#peek();
    if ((kind === "sign" && (text === "!" || text === "-" || text === "+")) || (kind === "name" && text === "not")) {
      this.#at += 1;
      const operator = text === "not" ? "!" : text;
      // "not a == b" negates the comparison, "-a * b" only a.
      return { kind: "unary", operator, operand: text === "not" ? this.#binary(2) : this.#unary() };
    }
    return this.#postfix(this.#primary());
  }

  #postfix(start: Expression): Expression {
    let object = start;
    for (;;) {
      if (this.#take("[")) {
        const index = this.choice();
        if (this.#peek().text === ":") throw new ExpressionError("slices of the result");
        this.#expect("]");
        object = { kind: "index", object, index };
      } else if (this.#take(".") || this.#take("?.")) {
        object = { kind: "index", object, index: { kind: "literal", value: this.#name() } };
      } else return object;
    }
  }

  #primary(): Expression {
    const token = this.#next();
    if (token.kind === "number") return { kind: "literal", value: Number(token.text) };
    if (token.kind === "string") return { kind: "literal", value: token.text };
    if (token.kind === "name") return this.#named(token.text);
    if (token.text === "#") return { kind: "element" };
    // ".value" inside braces reads a field of the element.
    if (token.text === ".") return { kind: "index", object: { kind: "element" }, index: { kind: "literal", value: this.#name() } };
    if (token.text === "(") return this.#until(")");
    if (token.text === "{") return this.#until("}");
    if (token.text === "[") return { kind: "list", items: this.#list("]") };
    throw new ExpressionError(token.kind === "end" ? "it ends too early" : `"${token.text}" is not expected there`);
  }

  #named(name: string): Expression {
    if (this.#take("(")) return { kind: "call", name, arguments: this.#list(")") };
    if (name === "true" || name === "false") return { kind: "literal", value: name === "true" };
    if (name === "nil" || name === "null") return { kind: "literal", value: null };
    return { kind: "name", name };
  }

  #until(close: string): Expression {
    const inner = this.choice();
    this.#expect(close);
    return inner;
  }

  #list(close: string): Expression[] {
    const items: Expression[] = [];
    while (!this.#take(close)) {
      items.push(this.choice());
      if (!this.#take(",") && this.#peek().text !== close) throw new ExpressionError(`"${close}" is missing`);
    }
    return items;
  }

  #peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? { kind: "end", text: "" };
  }

  #next(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #name(): string {
    const { kind, text } = this.#next();
    if (kind !== "name") throw new ExpressionError("a field's name is missing");
    return text;
  }

  #take(sign: string): boolean {
    const { kind, text } = this.#peek();
    if (kind !== "sign" || text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw new ExpressionError(`"${sign}" is missing`);
  }
}
