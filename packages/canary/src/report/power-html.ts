import { curveSvg } from "./curve-svg.ts";
import { markup } from "./markup.ts";
import { controllerName, leftOut, powerFacts, powerSentence, powerTable } from "./power-report.ts";
import type { PowerReport } from "./power-report.ts";
import { countWord, percentWord } from "./words.ts";
import { timelineSvg } from "./timeline-svg.ts";

/** GitHub's colours, so that the page looks at home in a browser and in a comment; every pair has a contrast of 4.5 and more. */
const style = `:root{color-scheme:light dark;--ink:#1f2328;--dim:#59636e;--line:#d1d9e0;--card:#f6f8fa;--page:#fff;--accent:#0969da;--bad:#cf222e;--good:#1a7f37}
@media(prefers-color-scheme:dark){:root{--ink:#f0f6fc;--dim:#9198a1;--line:#3d444d;--card:#151b23;--page:#0d1117;--accent:#4493f8;--bad:#f85149;--good:#3fb950}}
*{box-sizing:border-box}body{margin:0 auto;max-width:60rem;padding:1rem;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.4rem;margin:.5rem 0}h2{font-size:1.15rem;margin:0}h3{font-size:.95rem;margin:1.2rem 0 .3rem}
.muted,.from{color:var(--dim)}.from{margin:.1rem 0 .8rem;font-size:.85rem;overflow-wrap:anywhere}.sentence{font-size:1.15rem;font-weight:600;border-left:4px solid var(--accent);padding:.2rem 0 .2rem .8rem;margin:.8rem 0}.sentence.bad{border-color:var(--bad)}.sentence.good{border-color:var(--good)}
section{margin:1.2rem 0;padding:1rem;border:1px solid var(--line);border-radius:8px}.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:1rem}figure{margin:0}figcaption{font-size:.85rem;color:var(--dim)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}th,td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}th{font-weight:600;color:var(--dim);white-space:normal;vertical-align:bottom}th:first-child,td:first-child{text-align:left}
ul{margin:.3rem 0;padding-left:1.2rem}li{overflow-wrap:anywhere}code{font-size:.85em}details summary{cursor:pointer;color:var(--dim)}
.chart{width:100%;height:auto;display:block}.chart text{fill:var(--dim);font:11px system-ui,sans-serif}.chart .label{fill:var(--ink);font-weight:600;paint-order:stroke;stroke:var(--page);stroke-width:3px}.grid{stroke:var(--line);stroke-width:.7}.grid.wanted{stroke:var(--good);stroke-dasharray:4 3;stroke-width:1.2}.found{stroke:var(--good);stroke-dasharray:4 3}.area{fill:var(--accent);opacity:.12}.line{fill:none;stroke:var(--accent);stroke-width:2}.point{fill:var(--accent);stroke:var(--page);stroke-width:1.5}
.phase{fill:var(--accent);opacity:.35}.hatch{stroke:var(--bad);stroke-width:2.5}.mark{fill:var(--ink)}.mark.hollow{fill:var(--page);stroke:var(--bad)}
@media(max-width:40rem){table,tbody,tr,td{display:block}thead{display:none}tr{border-bottom:2px solid var(--line);padding:.4rem 0}td{display:flex;justify-content:space-between;gap:1rem;border:0;padding:.1rem 0;white-space:normal}td::before{content:attr(data-head);color:var(--dim);text-align:left}td:first-child{font-weight:600}}`;

/** One page that needs nothing else: no script, no font, no picture from elsewhere. Readable on a phone, dark and light. */
export function powerHtml(reports: readonly PowerReport[]): string {
  const [only] = reports;
  const title = markup(reports.length === 1 && only !== undefined ? `What the canary of ${only.name} detects` : "What these canaries detect");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
<h1>${title}</h1>
${only === undefined ? "" : `<p class="muted">${markup(questionWords(only))}</p>`}
${reports.map(section).join("\n")}
</html>
`;
}

function questionWords({ question: { traffic, baseline, designEffect } }: PowerReport): string {
  const rate = traffic.kind === "constant" ? `${countWord(traffic.rps)} requests a second` : `a traffic profile of ${traffic.segments.length} pieces`;
  const bunches = designEffect === undefined || designEffect === 1 ? "" : `, errors in bunches of ${countWord(designEffect)}`;
  return `At ${rate}; ${percentWord(baseline)} of the requests fail today${bunches}.`;
}

function section(report: PowerReport, index: number): string {
  const { power, name, file } = report;
  const unobserved = power.timeline.phases.some(({ observed }) => !observed);
  return `<section>
<h2>${markup(name)}</h2>
<p class="from">${controllerName(report)} · <code>${markup(file)}</code></p>
<p class="sentence ${verdict(report)}">${markup(powerSentence(report))}</p>
<div class="charts">
<figure>${curveSvg(report)}<figcaption>How likely the release is aborted; the dashed line is 80 %.</figcaption></figure>
<figure>${timelineSvg(report, `hatch${index}`)}<figcaption>The canary's share while every check passes; each dot is a measurement${unobserved ? "; hatched: nobody watches" : ""}.</figcaption></figure>
</div>
${table(report)}
${list("", powerFacts(report).map(markup))}
${list(
  "Not modelled",
  leftOut(report).map(({ what, reason }) => `<code>${markup(what)}</code>: ${markup(reason)}`),
)}
${power.assumptions.length === 0 ? "" : `<details><summary>what the numbers assume</summary>${list("", power.assumptions.map(markup))}</details>`}
</section>`;
}

function verdict({ power: { healthy, effects } }: PowerReport): string {
  const missed = effects.at(-1)?.promote ?? 0;
  if (missed > 0.2 || healthy.abort > 0.05) return "bad";
  return missed < 0.05 && healthy.abort < 0.01 ? "good" : "";
}

/** On a phone each row is a card, and every cell says what it is. */
function table(report: PowerReport): string {
  const { head, rows } = powerTable(report);
  const cells = (row: readonly string[]): string => row.map((cell, index) => `<td data-head="${markup(head[index] ?? "")}">${markup(cell)}</td>`).join("");
  return `<h3>What becomes of a release</h3><div class="scroll"><table><thead><tr>${head.map((cell) => `<th>${markup(cell)}</th>`).join("")}</tr></thead><tbody>
${rows.map((row) => `<tr>${cells(row)}</tr>`).join("\n")}
</tbody></table></div>`;
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  return `${title === "" ? "" : `<h3>${title}</h3>`}<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}
