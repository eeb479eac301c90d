import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import type { SpecInput } from "@create-pipeline/spec";
import type { DetectCode } from "./codes.ts";
import type { Finding, Findings } from "./findings.ts";
import { messages } from "./messages.ts";
import { slug } from "./slug.ts";

export interface Proposal {
  /** For printSpec. What is missing is named by a diagnostic, so that the user can say it. */
  readonly answers: SpecInput;
  readonly diagnostics: readonly Diagnostic<DetectCode>[];
}

/** The long-term support line, for a Node service that says nothing. */
const NODE = "24";
const NOBODY = "platform-team";

/** What a question is about: who answers it by --set is not asked again. */
const FIELDS: Partial<Record<DetectCode, readonly string[]>> = {
  "detect/no-language": ["service.language"],
  "detect/no-platform": ["platform"],
  "detect/no-image": ["build.image"],
  "detect/no-repository": ["service.repository"],
  "detect/guessed-owner": ["service.owner"],
  "detect/privileged-port": ["service.port"],
  "detect/no-health": ["service.health"],
  "detect/no-coverage": ["quality.coverage"],
};

/**
 * The smallest pipeline.yaml that fits what was found: what equals a default is left out. `answered` are the paths
 * that the user sets afterwards.
 */
export function propose(findings: Findings, answered: readonly string[] = []): Proposal {
  const { answers, diagnostics } = proposeAll(findings);
  const isAnswered = (field: string): boolean => answered.some((path) => path === field || path.startsWith(`${field}.`));
  return { answers, diagnostics: diagnostics.filter(({ code }) => !FIELDS[code]?.some(isAnswered)) };
}

function proposeAll(findings: Findings): Proposal {
  const diagnostics = [...findings.diagnostics];
  const kind = findings.kind?.value ?? "service";
  const deployed = kind !== "library";
  if (findings.language === undefined) diagnostics.push(messages.noLanguage());
  if (findings.platform === undefined) diagnostics.push(messages.noPlatform());
  if (deployed && findings.image === undefined) diagnostics.push(messages.noImage());
  if (deployed && findings.repository === undefined) diagnostics.push(messages.noRepository());
  return {
    answers: {
      version: 1,
      service: proposeService(findings, diagnostics),
      ...(findings.platform ? { platform: findings.platform.value } : {}),
      ...proposeQuality(findings, diagnostics),
      ...(deployed ? { ...proposeBuild(findings), environments: ENVIRONMENTS } : {}),
    },
    diagnostics,
  };
}

/** Production waits for a tag: approvals would need a licence, and nobody wants the first push to go all the way. */
const ENVIRONMENTS: NonNullable<SpecInput["environments"]> = ["dev", "staging", { name: "production", promote: "release" }];

function proposeService(findings: Findings, diagnostics: Diagnostic<DetectCode>[]): NonNullable<SpecInput["service"]> {
  const { kind, language, owner, repository } = findings;
  const deployed = kind?.value !== "library";
  // CODEOWNERS has a place in a file; the account of the remote is a guess.
  if (typeof owner?.evidence !== "object") diagnostics.push(messages.guessedOwner(owner?.value ?? NOBODY));
  return {
    name: slug(findings.name?.value ?? "") || "service",
    ...(kind === undefined || kind.value === "service" ? {} : { kind: kind.value }),
    owner: owner?.value ?? NOBODY,
    ...(language ? { language: language.value } : {}),
    ...(language?.value === "node" && findings.toolchain === undefined ? { toolchain: NODE } : {}),
    ...(kind?.value === "service" ? proposeEndpoints(findings, diagnostics) : {}),
    ...(deployed && repository ? { repository: repository.value } : {}),
  };
}

/** Without a script that measures it, a coverage gate could only fail; `go test` measures by itself. */
function proposeQuality({ language, commands }: Findings, diagnostics: Diagnostic<DetectCode>[]): Pick<SpecInput, "quality"> {
  if (language?.value !== "node" || commands.some(({ value }) => value === "npm run coverage")) return {};
  diagnostics.push(messages.noCoverage());
  return { quality: { coverage: 0 } };
}

function proposeEndpoints(findings: Findings, diagnostics: Diagnostic<DetectCode>[]): Pick<NonNullable<SpecInput["service"]>, "port" | "health"> {
  const { port, live, ready } = findings;
  if (port && port.value < 1024) diagnostics.push(messages.privilegedPort(port.value, placeOf(port)));
  if (live === undefined && ready === undefined) diagnostics.push(messages.noHealth());
  const health = { ...differing("live", live, "/healthz"), ...differing("ready", ready, "/readyz") };
  return {
    ...(port && port.value >= 1024 && port.value <= 65535 && port.value !== 8080 ? { port: port.value } : {}),
    ...(Object.keys(health).length > 0 ? { health } : {}),
  };
}

function differing(key: "live" | "ready", found: Finding<string> | undefined, preset: string): { live?: string; ready?: string } {
  return found === undefined || found.value === preset ? {} : { [key]: found.value };
}

function proposeBuild({ image, dockerfile, entry, language, name }: Findings): Pick<SpecInput, "build"> {
  const build = {
    ...(image ? { image: image.value } : {}),
    ...(dockerfile && dockerfile.value !== "Dockerfile" ? { dockerfile: dockerfile.value } : {}),
    // The entry matters to a Dockerfile that is still to be written.
    ...(entry && !dockerfile && entry.value !== (language?.value === "go" ? `./cmd/${slug(name?.value ?? "")}` : "src/main.js") ? { entry: entry.value } : {}),
  };
  return Object.keys(build).length > 0 ? { build } : {};
}

function placeOf(finding: Finding<unknown>): Location | undefined {
  return typeof finding.evidence === "object" ? finding.evidence : undefined;
}
