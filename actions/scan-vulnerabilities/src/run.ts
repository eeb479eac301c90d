import { TaskError, markdownCell, markdownCode, markdownTable } from "@create-pipeline/action-kit";
import type { Inputs, Ports, TaskResult } from "@create-pipeline/action-kit";
import { parseAccepted } from "./ignore.ts";
import type { AcceptedFinding } from "./ignore.ts";
import { parseReport, severities } from "./report.ts";
import type { Finding, Report, Severity } from "./report.ts";

/** People read the worst; the report has all. */
const SHOWN_ROWS = 50;

/** Scans an SBOM and fails when something at or above the limit counts. */
export async function run(inputs: Inputs, ports: Ports): Promise<TaskResult> {
  const { sbom = "", fail_on: failOn = "high", report: reportPath = "vulnerabilities.json" } = inputs;
  if (inputs["optional"] === "true" && !(await ports.files.exists(sbom))) return reportNothing(sbom, ports);
  const accepted = await readAccepted(inputs["ignore"] ?? "", ports);
  for (const path of [sbom, inputs["vex"] ?? ""]) {
    if (path !== "" && !(await ports.files.exists(path))) throw new TaskError(`${path} does not exist`, { exitCode: 2 });
  }
  const report = await scan(inputs, ports);
  const open = report.findings.filter((finding) => !isAccepted(finding, accepted, ports));
  const counted = inputs["only_fixed"] === "true" ? open.filter((finding) => finding.fixedIn !== "") : open;
  const failing = failOn === "none" ? [] : counted.filter((finding) => isAtLeast(finding.severity, failOn));
  const ignored = report.findings.length - open.length + report.ignored;
  const outputs = { ...counts(counted), ignored: String(ignored), report: reportPath };
  const result = { outputs, summary: summarize(report, counted, failing, { ignored, failOn }) };
  for (const finding of failing) ports.log.info(`${finding.severity}: ${finding.id} in ${finding.package} ${finding.version}${fixText(finding)}`);
  if (failing.length > 0) {
    throw new TaskError(`${amount(failing)} ${failOn} or worse`, {
      hint: `update the packages, or accept a finding with a reason and a date; all are in ${reportPath}`,
      result,
    });
  }
  return result;
}

/** Empty, not 0: nothing was scanned, and nothing may look as if it had been. */
function reportNothing(sbom: string, ports: Ports): TaskResult {
  ports.log.info(`nothing was scanned: ${sbom} does not exist`);
  const empty = Object.fromEntries([...severities, "ignored", "report"].map((name) => [name, ""]));
  return { outputs: empty, summary: `### Vulnerabilities\n\nNothing was scanned: ${markdownCode(sbom)} does not exist.\n` };
}

async function scan(inputs: Inputs, ports: Ports): Promise<Report> {
  const { sbom = "", vex = "", report = "" } = inputs;
  const grype = await ports.tool("grype");
  const mirror = inputs["database_mirror"] ?? "";
  const env = { GRYPE_CHECK_FOR_APP_UPDATE: "false", ...(mirror === "" ? {} : { GRYPE_DB_UPDATE_URL: mirror }) };
  await requireDatabase(grype, inputs["database"] ?? "update", env, ports);
  const args = [`sbom:${sbom}`, "--output", "json", ...(vex === "" ? [] : ["--vex", vex])];
  const answer = await ports.exec(grype, args, { env: { ...env, GRYPE_DB_AUTO_UPDATE: "false" }, check: false });
  if (answer.code !== 0) {
    if (/\b(?:vulnerability )?(?:database|db)\b/iu.test(answer.stderr)) throw noDatabase(answer.stderr);
    throw new TaskError(`grype could not scan ${sbom}: ${answer.stderr.trim()}`);
  }
  const parsed = parseReport(answer.stdout);
  await ports.files.write(report, answer.stdout);
  return parsed;
}

/** A step of its own, so that a missing database can't look like a scan without findings. */
async function requireDatabase(grype: string, mode: string, env: Record<string, string>, ports: Ports): Promise<void> {
  const answer = await ports.exec(grype, ["db", mode === "update" ? "update" : "status"], { env, check: false });
  if (answer.code !== 0) throw noDatabase(answer.stderr || answer.stdout);
}

function noDatabase(said: string): TaskError {
  return new TaskError(`the vulnerability database could not be had, so nothing was scanned: ${said.trim()}`, {
    hint: "name a mirror in database_mirror, or provide a fresh database and set database to present",
  });
}

async function readAccepted(path: string, ports: Ports): Promise<readonly AcceptedFinding[]> {
  if (path === "") return [];
  if (!(await ports.files.exists(path))) throw new TaskError(`the ignore file ${path} does not exist`, { exitCode: 2 });
  const entries = parseAccepted(await ports.files.read(path), path);
  for (const entry of entries.filter((candidate) => isExpired(candidate, ports))) {
    ports.log.warning(`${entry.vulnerability} was accepted until ${entry.until} and counts again: ${entry.reason}`);
  }
  return entries;
}

function isAccepted(finding: Finding, accepted: readonly AcceptedFinding[], ports: Ports): boolean {
  return accepted.some(
    (entry) => entry.vulnerability === finding.id && (entry.package === "" || entry.package === finding.package) && !isExpired(entry, ports),
  );
}

function isExpired(entry: AcceptedFinding, ports: Ports): boolean {
  return ports.now().toISOString().slice(0, 10) > entry.until;
}

/** What nobody rated is mostly harmless, and sometimes not: it counts where the limit is medium or lower. */
function isAtLeast(severity: Severity, limit: string): boolean {
  if (severity === "unknown") return limit !== "critical" && limit !== "high";
  return severities.indexOf(severity) <= severities.findIndex((known) => known === limit);
}

function counts(findings: readonly Finding[]): Record<Severity, string> {
  const entries = severities.map((severity) => [severity, String(findings.filter((finding) => finding.severity === severity).length)]);
  return Object.fromEntries(entries) as Record<Severity, string>;
}

function summarize(report: Report, counted: readonly Finding[], failing: readonly Finding[], facts: { ignored: number; failOn: string }): string {
  const verdict =
    failing.length > 0
      ? `**${amount(failing)} ${facts.failOn} or worse.**`
      : facts.failOn === "none"
        ? "No limit is set."
        : `Nothing is ${facts.failOn} or worse.`;
  const tally = Object.entries(counts(counted))
    .map(([severity, count]) => `${count} ${severity}`)
    .join(", ");
  const rows = counted
    .slice(0, SHOWN_ROWS)
    .map((finding) => [
      finding.severity,
      markdownCell(finding.id),
      markdownCode(finding.package),
      markdownCell(finding.version),
      finding.fixedIn === "" ? "none" : markdownCell(finding.fixedIn),
    ]);
  const more = counted.length > SHOWN_ROWS ? `\n\n${counted.length - SHOWN_ROWS} more are in the report.` : "";
  const table = rows.length === 0 ? "" : `\n\n${markdownTable(["Severity", "Vulnerability", "Package", "Version", "Fixed in"], rows)}${more}`;
  const built = report.databaseBuilt === "" ? "" : ` Database of ${markdownCell(report.databaseBuilt)}.`;
  return `### Vulnerabilities\n\n${verdict} ${tally}; ${facts.ignored} accepted.${built}${table}\n`;
}

function amount(findings: readonly Finding[]): string {
  return findings.length === 1 ? "1 finding is" : `${findings.length} findings are`;
}

function fixText(finding: Finding): string {
  return finding.fixedIn === "" ? ", no fix yet" : `, fixed in ${finding.fixedIn}`;
}
