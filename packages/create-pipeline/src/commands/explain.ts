import type { FieldExplanation } from "@create-pipeline/spec";
import { UsageError } from "../command.ts";
import type { CommandContext, ExitCode } from "../command.ts";
import { compileFolder } from "../compile-folder.ts";
import type { CompiledFolder } from "../compile-folder.ts";
import { durationWord, environmentWord, permissionWords, triggerWords } from "../draw/flow-drawing.ts";
import { explainSubject, nearestSubject } from "../explain-subject.ts";
import type { Explanation } from "../explain-subject.ts";
import { printJson } from "../report/print-diagnostics.ts";
import type { Terminal } from "../terminal.ts";
import { hasService } from "../workspace.ts";

export async function run(context: CommandContext): Promise<ExitCode> {
  const [folder, subject] = splitPositionals(context);
  const compiled = await compileFolder(context, folder);
  if (compiled === undefined) return 1;
  if (subject === undefined) return explainEverything(context, compiled);
  const explanations = compiled.services.flatMap((service) => explainSubject(service, compiled.engine, subject) ?? []);
  if (explanations.length === 0) {
    const meant = nearestSubject(compiled.services, compiled.engine, subject);
    throw new UsageError(
      `there is no job, file or field "${subject}"`,
      meant === undefined ? "create-pipeline plan shows the jobs" : `did you mean "${meant}"?`,
    );
  }
  if (context.options.json) printJson(context, { exitCode: 0, explanations: explanations.map(jsonOf) });
  else for (const explanation of explanations) print(explanation, context.terminal);
  return 0;
}

/** One argument is a service's folder when there is a service in it, else what to explain. */
function splitPositionals(context: CommandContext): readonly [folder: string | undefined, subject: string | undefined] {
  const [first, second] = context.positionals;
  if (first === undefined || second !== undefined) return [first, second];
  return hasService(context, first) ? [first, undefined] : [undefined, first];
}

/** Every field with what counts and whether somebody said so. */
function explainEverything(context: CommandContext, { services, engine }: CompiledFolder): ExitCode {
  const all = services.map(({ source }) => ({ file: source.file, fields: engine.explainAll(source) }));
  if (context.options.json) {
    printJson(context, { exitCode: 0, services: all });
    return 0;
  }
  for (const { file, fields } of all) {
    context.terminal.line(context.terminal.paint("bold", file));
    const width = Math.max(...fields.map(({ path }) => path.length));
    for (const field of fields) context.terminal.line(`  ${field.path.padEnd(width)}  ${valueWords(field, context.terminal)}`);
  }
  return 0;
}

/** A file's content has no place in an explanation. */
function jsonOf(explanation: Explanation): object {
  if (explanation.kind !== "file") return explanation;
  const { content: _, shared: __, ...file } = explanation.file;
  return { kind: "file", file };
}

function print(explanation: Explanation, terminal: Terminal): void {
  const [title, rows] = rowsOf(explanation, terminal);
  terminal.line(terminal.paint("bold", title));
  const told = rows.filter(([, value]) => value !== "");
  const width = Math.max(...told.map(([label]) => label.length));
  for (const [label, value] of told) terminal.line(`  ${terminal.paint("dim", label.padEnd(width))}  ${value.replaceAll("\n", `\n${" ".repeat(width + 4)}`)}`);
}

type Row = readonly [label: string, value: string];

function rowsOf(explanation: Explanation, terminal: Terminal): readonly [title: string, rows: readonly Row[]] {
  switch (explanation.kind) {
    case "file": {
      const { path, ownership, reason, source, fields } = explanation.file;
      const owned = { managed: "ours; edit pipeline.yaml instead", merged: "ours and yours", seeded: "written once, yours since" }[ownership];
      return [
        path,
        [
          ["why", reason],
          ["from", `${source.id} ${source.version}`],
          ["changed by", fields.join(", ")],
          ["ownership", `${ownership} (${owned})`],
        ],
      ];
    }
    case "field": {
      const { field, jobs, files } = explanation;
      const { location, allowed, because, examples } = field;
      return [
        field.path,
        [
          ["what", field.description === "" ? field.title : field.description],
          ["value", valueWords(field, terminal)],
          ["because", because ?? ""],
          ["written at", location === undefined ? "" : `${location.file}:${location.line}`],
          ["allowed", allowed.map((value) => JSON.stringify(value)).join(", ")],
          ["examples", examples.map((value) => JSON.stringify(value)).join(", ")],
          ["jobs", jobs.join(", ")],
          ["files", files.join("\n")],
        ],
      ];
    }
    case "job":
      return [explanation.id, jobRows(explanation.uses)];
  }
}

function valueWords({ value, source, default: preset }: FieldExplanation, { paint }: Terminal): string {
  if (value === undefined) return preset === undefined ? "not set" : `${preset} ${paint("dim", "(default)")}`;
  return `${JSON.stringify(value)} ${paint("dim", source === "given" ? "(in pipeline.yaml)" : "(default)")}`;
}

function jobRows(uses: Extract<Explanation, { kind: "job" }>["uses"]): readonly Row[] {
  const [{ job }] = uses as [(typeof uses)[number]];
  return [
    ["why", job.reason],
    ["from", `template ${job.template.id} ${job.template.version}`],
    ["changed by", job.fields.join(", ")],
    ["kind", job.kind],
    ["limit", durationWord(job.timeoutMinutes)],
    ["permissions", permissionWords(job)],
    ["secrets", job.secrets.join(", ")],
    ["identity", job.identities.join(", ")],
    ["environment", environmentWord(job)],
    ...uses.map(({ flow, job: use }): Row => [
      `in ${flow.id}`,
      `on ${triggerWords(flow.triggers)}; ${use.needs.length === 0 ? "starts at once" : `after ${use.needs.join(", ")}`}`,
    ]),
  ];
}
