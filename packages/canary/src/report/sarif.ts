/** A finding in the words of SARIF 2.1.0, which code hosts show beside the lines. */
export interface SarifResult {
  readonly ruleId: string;
  readonly level: "error" | "warning" | "note";
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

export interface SarifRule {
  readonly id: string;
  readonly text: string;
}

const schema = "https://json.schemastore.org/sarif-2.1.0.json";

/** One run of one tool; rules that nothing broke are left out. */
export function sarif(version: string, rules: readonly SarifRule[], results: readonly SarifResult[]): string {
  const used = rules.filter(({ id }) => results.some(({ ruleId }) => ruleId === id));
  const driver = {
    name: "create-pipeline canary",
    version,
    rules: used.map(({ id, text }) => ({ id, shortDescription: { text } })),
  };
  const log = {
    $schema: schema,
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results: results.map((result) => resultOf(result, used)) }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf({ ruleId, level, message, file, line, column, endColumn }: SarifResult, rules: readonly SarifRule[]): object {
  const ruleIndex = rules.findIndex(({ id }) => id === ruleId);
  const region =
    line === undefined
      ? {}
      : { region: { startLine: line, ...(column !== undefined && { startColumn: column }), ...(endColumn !== undefined && { endColumn }) } };
  const place = file === undefined ? {} : { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } }] };
  return { ruleId, ...(ruleIndex >= 0 && { ruleIndex }), level, message: { text: message }, ...place };
}

/** A path as a relative reference; what URIs reserve is escaped, slashes stay. */
function uriOf(file: string): string {
  return encodeURI(file.replaceAll("\\", "/")).replaceAll("#", "%23").replaceAll("?", "%3F");
}
