// Runs in a process of its own: GitHub's packages import JSON without the attribute that Node.js demands,
// and the hook that repairs this should not change how the tests themselves load modules.
import { registerHooks } from "node:module";
import { text } from "node:stream/consumers";
import type { ParserRequest, ParserDiagnostic } from "./github-parser.ts";

registerHooks({
  load(url, context, nextLoad) {
    return nextLoad(url, url.endsWith(".json") ? { ...context, importAttributes: { ...context.importAttributes, type: "json" } } : context);
  },
});

const { validate } = await import("@actions/languageservice");
const { FeatureFlags } = await import("@actions/expressions");
const { TextDocument } = await import("vscode-languageserver-textdocument");

const request = JSON.parse(await text(process.stdin)) as ParserRequest;

/** Answers for `uses: ./.github/workflows/x.yml`; workflows of other repositories cannot be had offline. */
const fileProvider = {
  getFileContent(reference: { readonly path: string }) {
    const content = "repository" in reference ? undefined : request.files[reference.path.replace(/^\.\//, "")];
    return content === undefined ? Promise.reject(new Error(`not at hand: ${reference.path}`)) : Promise.resolve({ name: reference.path, content });
  },
};

const diagnostics: ParserDiagnostic[] = [];
for (const path of request.validate) {
  const document = TextDocument.create(`file:///${path}`, "yaml", 1, request.files[path] ?? "");
  const config = { fileProvider, featureFlags: new FeatureFlags({ allowBackgroundSteps: request.backgroundSteps }) };
  for (const { range, message, code, severity } of await validate(document, config)) {
    diagnostics.push({
      path,
      line: range.start.line + 1,
      column: range.start.character + 1,
      message: typeof message === "string" ? message : message.value,
      code: code === undefined ? undefined : String(code),
      severity,
    });
  }
}
console.log(JSON.stringify(diagnostics));
