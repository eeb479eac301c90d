import { nearest } from "@create-pipeline/diagnostics";
import type { Plan } from "@create-pipeline/plan";
import { UsageError } from "../command.ts";
import type { CommandContext, ExitCode } from "../command.ts";
import { compileFolder } from "../compile-folder.ts";

const formats = ["text", "json", "mermaid", "svg", "html"] as const;
type Format = (typeof formats)[number];

export async function run(context: CommandContext): Promise<ExitCode> {
  const format = parseFormat(context.options.json ? "json" : (context.options.format ?? "text"));
  const compiled = await compileFolder(context, context.positionals[0]);
  if (compiled === undefined) return 1;
  const plans = compiled.services.map(({ compilation }) => compilation.plan);
  if ((format === "svg" || format === "html") && plans.length > 1) {
    throw new UsageError(
      `there are ${plans.length} services here, and one ${format} shows one`,
      `name a folder: ${plans.map(({ directory }) => directory).join(", ")}`,
    );
  }
  context.io.stdout.write(await draw(format, plans, context));
  return 0;
}

function parseFormat(word: string): Format {
  const format = formats.find((name) => name === word);
  if (format !== undefined) return format;
  const meant = nearest(word, formats);
  throw new UsageError(`unknown format "${word}"`, meant === undefined ? `there are ${formats.join(", ")}` : `did you mean "${meant}"?`);
}

/** Each drawing is loaded only when it is asked for. */
async function draw(format: Format, plans: readonly Plan[], { terminal }: CommandContext): Promise<string> {
  switch (format) {
    case "text": {
      const { planText } = await import("../draw/plan-text.ts");
      return plans.map((plan) => planText(plan, terminal)).join("\n");
    }
    case "json": {
      const { planJson } = await import("../draw/plan-json.ts");
      return planJson(plans);
    }
    case "mermaid": {
      const { planMermaid } = await import("../draw/plan-mermaid.ts");
      return plans.map(planMermaid).join("\n");
    }
    case "svg": {
      const { planSvg } = await import("../draw/plan-svg.ts");
      return plans.map(planSvg).join("\n");
    }
    case "html": {
      const { planHtml } = await import("../draw/plan-html.ts");
      return plans.map(planHtml).join("\n");
    }
  }
}
