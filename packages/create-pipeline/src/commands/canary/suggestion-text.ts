import { designWords, neededWords, powerJson, powerMarkdown, powerSentence } from "@create-pipeline/canary";
import { codeFence, escapeMarkdown } from "@create-pipeline/emit";
import { unifiedDiff } from "../../report/unified-diff.ts";
import type { Terminal } from "../../terminal.ts";
import { tableLines } from "./power-text.ts";
import type { Proposal } from "./suggest.ts";
import type { Verified } from "./verify-suggestion.ts";

export function suggestionText(proposals: readonly Proposal[], terminal: Terminal): string {
  return `${proposals.map((proposal) => proposalLines(proposal, terminal).join("\n")).join("\n\n")}\n`;
}

function proposalLines(proposal: Proposal, terminal: Terminal): string[] {
  const { paint } = terminal;
  const title = `${paint("bold", proposal.reading.manifest.name)}  ${paint("dim", proposal.reading.manifest.file)}`;
  if (proposal.kind === "none") {
    const { sentence, ways } = neededWords(proposal.none, proposal.requirement);
    return [title, paint("bold", sentence), ...(ways.length === 0 ? [] : ["any of these would do:", ...ways.map((way) => `  ${way}`)])];
  }
  const { report, patch, terms, suggestion } = proposal;
  const judged = terms.map(({ met, text }) => `${met ? paint("green", "met") : paint("red", "not met")}  ${text}`);
  return [
    title,
    ...(report === undefined ? [] : [paint("bold", `with this, ${powerSentence(report).replace("this canary", "the canary")}`)]),
    ...(suggestion.design === undefined ? [] : [designWords(suggestion.design)]),
    paint("dim", `the least exposure of ${suggestion.candidates.toLocaleString("en")} configurations`),
    ...(report === undefined ? [] : ["", ...tableLines(report, paint)]),
    "",
    ...judged,
    ...patch.notes.map((note) => `${paint("yellow", "look at")}  ${note}`),
    "",
    diffOf(proposal).trimEnd(),
  ];
}

export function suggestionMarkdown(proposals: readonly Proposal[]): string {
  return proposals
    .map((proposal) => {
      if (proposal.kind === "none") {
        const { sentence, ways } = neededWords(proposal.none, proposal.requirement);
        return `## ${escapeMarkdown(proposal.reading.manifest.name)}\n\n**${escapeMarkdown(sentence)}.**\n\n${ways.map((way) => `- ${escapeMarkdown(way)}\n`).join("")}`;
      }
      const notes = proposal.patch.notes.map((note) => `- ${escapeMarkdown(note)}\n`).join("");
      return `${proposal.report === undefined ? "" : powerMarkdown([proposal.report])}\n${notes}\n${codeFence(diffOf(proposal), "diff")}`;
    })
    .join("\n");
}

export function suggestionJson(proposal: Proposal): object {
  const { name, file } = proposal.reading.manifest;
  const about = { name, file, controller: proposal.reading.controller };
  if (proposal.kind === "none") return { ...about, found: false, ...proposal.none, ...neededWords(proposal.none, proposal.requirement) };
  const { suggestion, report, terms, met, patch } = proposal;
  const { design, candidates } = suggestion;
  return {
    ...about,
    found: true,
    met,
    design,
    candidates,
    ...(report && { power: powerJson(report) }),
    required: terms,
    notes: patch.notes,
    patch: diffOf(proposal),
  };
}

/** As git applies it. */
function diffOf({ patch }: Verified): string {
  return patch.files.map(({ file, before, after }) => unifiedDiff(file, { content: before }, { content: after })).join("");
}
