import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { schema } from "../src/schema/schema.ts";
import { compiledSchema, publishedSchema } from "./compiled-schema.ts";

const NOTE = "// Generated from src/schema by scripts/generate.ts. Do not edit.";

/** What is generated from the schema, by path in the package. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ["src/validate.generated.js", compileValidator()],
    ["schema.json", `${JSON.stringify(publishedSchema(schema), null, 2)}\n`],
  ]);
}

function compileValidator(): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    messages: false,
    unicodeRegExp: true,
    code: { source: true, esm: true, lines: true },
  });
  const code = standalone.default(ajv, ajv.compile(compiledSchema(schema)));
  // A helper of ajv at run time would be a dependency of the product.
  if (/require\(|import /.test(code)) throw new Error("the compiled validator needs ajv at run time; avoid the keyword that asks for it");
  return `${NOTE}\n${code}\n`;
}
