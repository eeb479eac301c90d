import { checkRequirement, neededWords, power, powerJson, powerMarkdown, powerSentence, suggest } from "@create-pipeline/canary";
import type { PowerReport, Question, Requirement } from "@create-pipeline/canary";
import { codeFence } from "@create-pipeline/emit";
import { UsageError } from "../../command.ts";
import type { CommandContext, ExitCode } from "../../command.ts";
import { loadEngine } from "../../engine.ts";
import { unifiedDiff } from "../../report/unified-diff.ts";
import { chosenFormat, deliver } from "./deliver.ts";
import { tableLines } from "./power-text.ts";
import type { ServiceCanary } from "./read-service-canary.ts";

const formats = ["table", "json", "markdown"] as const;

/** For a service the steps follow from its goal, so the patch is one of pipeline.yaml; `generate` then writes the configuration. */
export async function suggestForService(context: CommandContext, service: ServiceCanary, question: Question, requirement: Requirement): Promise<ExitCode> {
  const format = chosenFormat(context, formats);
  const { source, name } = service;
  const found = suggest("sequential", question, requirement, name);
  if (found.kind === "none") {
    const { sentence, ways } = neededWords(found, requirement);
    const text = [sentence, ...(ways.length === 0 ? [] : ["any of these would do:", ...ways.map((way) => `  ${way}`)])].join("\n");
    deliver(
      context,
      format === "json"
        ? `${JSON.stringify({ exitCode: 1, suggestions: [{ name, file: source.file, found: false, ...found, sentence, ways }] }, null, 2)}\n`
        : `${text}\n`,
    );
    return 1;
  }
  const report: PowerReport = { name, file: source.file, controller: "argo-rollouts", question, power: power(found.canary, question), curve: [] };
  const terms = checkRequirement(report, requirement);
  const before = new TextDecoder().decode(source.content);
  const { text: after } = (await loadEngine(context)).assign(before, assignments(service, question, requirement), source.file);
  const patch = unifiedDiff(source.file, { content: before }, { content: after });
  const exitCode = terms.every(({ met }) => met) ? 0 : 1;
  deliver(context, draw());
  return exitCode;

  function draw(): string {
    const { paint } = context.terminal;
    if (format === "json")
      return `${JSON.stringify({ exitCode, suggestions: [{ name, file: source.file, found: true, power: powerJson(report), required: terms, patch }] }, null, 2)}\n`;
    if (format === "markdown") return `${powerMarkdown([report])}\n${patch === "" ? "" : codeFence(patch, "diff")}`;
    const judged = terms.map(({ met, text }) => `${met ? paint("green", "met") : paint("red", "not met")}  ${text}`);
    const last = patch === "" ? [paint("dim", `${source.file} says so already`)] : [patch.trimEnd(), "", "then: create-pipeline generate"];
    const head = `${paint("bold", name)}  ${paint("dim", source.file)}`;
    return [
      head,
      paint("bold", `with this, ${powerSentence(report).replace("this canary", "the canary")}`),
      "",
      ...tableLines(report, paint),
      "",
      ...judged,
      "",
      ...last,
      "",
    ].join("\n");
  }
}

/** Only what differs from what pipeline.yaml says or means already. */
function assignments({ settings }: ServiceCanary, question: Question, requirement: Requirement): string[] {
  const [goal, ...others] = requirement.power;
  if (goal === undefined) throw new UsageError("--require is missing: what the canary has to detect", "such as --require 'power(5x)>=0.8,false<=1%'");
  if (others.length > 0) throw new UsageError("pipeline.yaml has room for one regression that must be detected", "leave one power(…) in --require");
  const { falseAborts, maxSeconds } = requirement;
  const percent = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;
  const wanted: readonly (readonly [string, string, boolean])[] = [
    ["detect", `${goal.ratio}x`, goal.ratio === settings.detect],
    ["power", percent(goal.atLeast), goal.atLeast === settings.power],
    ["baseline", percent(question.baseline), question.baseline === settings.baseline],
    [
      "rps",
      question.traffic.kind === "constant" ? String(question.traffic.rps) : "",
      question.traffic.kind !== "constant" || question.traffic.rps === settings.rps,
    ],
    ["falseAborts", percent(falseAborts ?? settings.falseAborts), falseAborts === undefined || falseAborts === settings.falseAborts],
    ["maxDuration", `${Math.round((maxSeconds ?? 0) / 60)}m`, maxSeconds === undefined || maxSeconds === settings.maxMinutes * 60],
  ];
  return wanted.filter(([, , isSo]) => !isSo).map(([key, value]) => `delivery.canary.${key}=${value}`);
}
