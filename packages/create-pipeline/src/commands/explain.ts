import { UsageError } from "../command.ts";
import type { CommandContext, ExitCode } from "../command.ts";
import { compileFolder } from "../compile-folder.ts";
import { durationWord, environmentWord, permissionWords, triggerWords } from "../draw/flow-drawing.ts";
import { explainSubject, nearestSubject } from "../explain-subject.ts";
import type { Explanation } from "../explain-subject.ts";
import { printJson } from "../report/print-diagnostics.ts";
import type { Terminal } from "../terminal.ts";

export async function run(context: CommandContext): Promise<ExitCode> {
  const [first, second] = context.positionals;
  const subject = second ?? first;
  if (subject === undefined) throw new UsageError("explain what?", "name a job, a file or a field of pipeline.yaml");
  const services = await compileFolder(context, second === undefined ? undefined : first);
  if (services === undefined) return 1;
  const explanations = services.flatMap((service) => explainSubject(service, subject) ?? []);
  if (explanations.length === 0) {
    const meant = nearestSubject(services, subject);
    throw new UsageError(`there is no job, file or field "${subject}"`, meant === undefined ? "create-pipeline plan shows the jobs" : `did you mean "${meant}"?`);
  }
  if (context.options.json) printJson(context, { exitCode: 0, explanations: explanations.map(jsonOf) });
  else for (const explanation of explanations) print(explanation, context.terminal);
  return 0;
}

/** A file's content has no place in an explanation. */
function jsonOf(explanation: Explanation): object {
  if (explanation.kind !== "file") return explanation;
  const { content: _, shared: __, ...file } = explanation.file;
  return { kind: "file", file };
}

function print(explanation: Explanation, terminal: Terminal): void {
  const [title, rows] = rowsOf(explanation);
  terminal.line(terminal.paint("bold", title));
  const told = rows.filter(([, value]) => value !== "");
  const width = Math.max(...told.map(([label]) => label.length));
  for (const [label, value] of told) terminal.line(`  ${terminal.paint("dim", label.padEnd(width))}  ${value}`);
}

type Row = readonly [label: string, value: string];

function rowsOf(explanation: Explanation): readonly [title: string, rows: readonly Row[]] {
  switch (explanation.kind) {
    case "file": {
      const { path, ownership, reason, source, fields } = explanation.file;
      const owned = { managed: "ours; edit pipeline.yaml instead", merged: "ours and yours", seeded: "written once, yours since" }[ownership];
      return [path, [["why", reason], ["from", `${source.id} ${source.version}`], ["changed by", fields.join(", ")], ["ownership", `${ownership} (${owned})`]]];
    }
    case "field": {
      const { field, value, given, jobs, files } = explanation;
      const words = value === undefined ? "not set" : `${JSON.stringify(value)} ${given ? "(in pipeline.yaml)" : "(filled in)"}`;
      return [field, [["value", words], ["jobs", jobs.join(", ")], ["files", files.join("\n".padEnd(10))]]];
    }
    case "job":
      return [explanation.id, jobRows(explanation.uses)];
  }
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
    ...uses.map(({ flow, job: use }): Row => [`in ${flow.id}`, `on ${triggerWords(flow.triggers)}; ${use.needs.length === 0 ? "starts at once" : `after ${use.needs.join(", ")}`}`]),
  ];
}
