import type { Job, Plan } from "@create-pipeline/plan";
import { escapeMarkup } from "./escape-markup.ts";
import { concurrencyWords, drawFlow, durationWord, environmentWord, permissionWords, triggerWords } from "./flow-drawing.ts";
import type { FlowDrawing } from "./flow-drawing.ts";
import { flowSvg } from "./plan-svg.ts";

const style = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{margin:2rem auto;max-width:78rem;padding:0 1rem}nav a{margin-right:1rem}section{margin:2.5rem 0}.graph{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #8c959f55}code{font-size:.85rem}tr:target{background:#f0883e33}.critical::after{content:" ★";color:#bc4c00}.muted{color:#6e7781}`;

/** One page that needs nothing else: no script, no font, no picture from elsewhere. */
export function planHtml(plan: Plan): string {
  const flows = plan.flows.map(drawFlow);
  const title = escapeMarkup(`Pipeline of ${plan.service}`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
<h1>${title}</h1>
<nav>${flows.map(({ flow }) => `<a href="#${flow.id}">${escapeMarkup(flow.title)}</a>`).join("")}</nav>
<p class="muted">Jobs of one column run at the same time. <span class="critical">The critical path is marked:</span> the chain that takes longest when each job uses up its limit.</p>
${flows.map(section).join("\n")}
</html>
`;
}

function section(drawing: FlowDrawing): string {
  const { flow, critical, minutes } = drawing;
  const policy = concurrencyWords(flow.concurrency);
  return `<section id="${flow.id}">
<h2>${escapeMarkup(flow.title)}</h2>
<p>${escapeMarkup(flow.reason)}. <span class="muted">Starts on ${escapeMarkup(triggerWords(flow.triggers))}; ${flow.trust}; ${policy}.</span></p>
<div class="graph">${flowSvg(drawing, `${flow.id}-`)}</div>
<p>Critical path: <code>${escapeMarkup(critical.join(" → "))}</code>, at most ${durationWord(minutes)}.</p>
<table>
<tr><th>job<th>why<th>permissions<th>secrets<th>environment<th>starts<th>limit<th>from</tr>
${drawing.layers
  .flat()
  .map((job) => row(drawing, job))
  .join("\n")}
</table>
</section>`;
}

function row({ flow, critical }: FlowDrawing, job: Job): string {
  const starts =
    job.needs.length === 0
      ? "at once"
      : `${job.after === "success" ? "after" : job.after === "failure" ? "when one failed of" : "however they end, after"} ${job.needs.join(", ")}`;
  const cells = [
    job.reason,
    permissionWords(job),
    [...job.secrets, ...job.identities.map((audience) => `identity for ${audience}`)].join(", "),
    environmentWord(job),
    starts,
    durationWord(job.timeoutMinutes),
    `${job.template.id} ${job.template.version}`,
  ];
  const name = `<td${critical.includes(job.id) ? ' class="critical"' : ""}><code>${escapeMarkup(job.id)}</code>`;
  return `<tr id="${escapeMarkup(`${flow.id}-${job.id}`)}">${name}${cells.map((cell) => `<td>${cell === "" ? '<span class="muted">none</span>' : escapeMarkup(cell)}`).join("")}</tr>`;
}
