import type { Diagnostic } from "@create-pipeline/diagnostics";
import type { SpecCode } from "../codes.ts";
import { environmentEntries } from "../desugar.ts";
import type { SpecInput } from "../spec-input.ts";
import { messages } from "./messages.ts";
import type { Places } from "./rule.ts";

type Problems = Diagnostic<SpecCode>[];

export function checkQuality(input: SpecInput, places: Places): Problems {
  const coverage = input.quality?.coverage ?? 0;
  return input.service?.language === "none" && coverage > 0 ? [messages.coverage(places.at(["quality", "coverage"]))] : [];
}

export function checkSecurity({ security = {} }: SpecInput, places: Places): Problems {
  return security.signing === "none" && security.provenance === true ? [messages.provenance(places.at(["security", "provenance"]))] : [];
}

export function checkDelivery(input: SpecInput, places: Places): Problems {
  const { delivery = {} } = input;
  const problems: Problems = [];
  const withoutGitops = (delivery.gitops ?? (delivery.workload === "none" ? "none" : "argo-cd")) === "none";
  const { verify } = delivery;
  const entries = environmentEntries(input);
  if (!withoutGitops && entries.length > 0 && input.service && !places.isWritten(["service", "repository"]))
    problems.push(messages.missingRepository(places.atKey(["service"])));
  if (verify !== undefined && verify !== "none" && withoutGitops) problems.push(messages.verifyWithoutGitops(verify, places.at(["delivery", "verify"])));
  else if (verify === "argocd" && !places.isWritten(["delivery", "argocd", "server"]))
    problems.push(messages.verifyWithoutServer(places.at(["delivery", "verify"])));
  if (!withoutGitops) return problems;
  for (const { value, path } of entries) {
    if ((value.secrets ?? []).length > 0) problems.push(messages.secretsWithoutGitops(value.name ?? "", places.atKey([...path, "secrets"])));
  }
  return problems;
}

const REFERENCE = ["repository", "revision", "version"] as const;

export function checkTasks({ tasks }: SpecInput, places: Places): Problems {
  if (tasks === undefined) return [];
  const form = tasks.form ?? (places.isWritten(["tasks", "repository"]) ? "referenced" : "embedded");
  const written = REFERENCE.filter((key) => places.isWritten(["tasks", key]));
  if (form === "embedded") return written.map((key) => messages.embeddedTasks(key, places.atKey(["tasks", key])));
  const missing = REFERENCE.filter((key) => !written.includes(key));
  return missing.length > 0 ? [messages.incompleteTasks(missing, places.atKey(["tasks"]))] : [];
}
