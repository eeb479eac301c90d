import { TaskError, type Ports } from "@create-pipeline/action-kit";

/** Who must approve a deployment, as declared. */
export interface ExpectedProtection {
  readonly reviewers: readonly string[];
  readonly minimum: number;
  readonly preventSelfReview: boolean;
}

/** Who must approve a deployment, as the platform says. */
export interface Protection {
  /** One entry for each reviewer, with every name it may be called by. */
  readonly reviewers: readonly (readonly string[])[];
  readonly minimum: number;
  readonly preventSelfReview: boolean;
}

/** One platform's way to read the protection of an environment; throws `Unprotected` when it can't tell. */
export interface ProtectionReader {
  read(environment: string, expected: ExpectedProtection, ports: Ports, token: string): Promise<Protection>;
  /** Where a person sets it. */
  where(environment: string, ports: Ports): string;
}

/** The protection is not there, or it is not known to be there: both stop the deployment. */
export class Unprotected extends Error {}

/** Everything in which the actual protection is weaker than the declared one, or names somebody else. */
export function compareProtection(expected: ExpectedProtection, actual: Protection): string[] {
  const names = expected.reviewers.map((name) => name.replace(/^@/, "").toLowerCase());
  const missing = names.filter((name) => !actual.reviewers.some((aliases) => aliases.includes(name)));
  const extra = actual.reviewers.filter((aliases) => !aliases.some((alias) => names.includes(alias)));
  const problems: string[] = [];
  if (actual.reviewers.length === 0) problems.push("it asks nobody for an approval");
  else if (missing.length > 0) problems.push(`${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not among the reviewers`);
  if (extra.length > 0) problems.push(`${extra.map((aliases) => aliases[0]).join(", ")} may approve, too, and pipeline.yaml does not say so`);
  if (actual.reviewers.length > 0 && actual.minimum < expected.minimum) problems.push(`it asks for ${actual.minimum} approval, not for ${expected.minimum}`);
  if (expected.preventSelfReview && !actual.preventSelfReview) problems.push("whoever starts a deployment may approve it");
  return problems;
}

/** Stops the deployment unless the platform shows the declared protection. */
export async function requireProtection(
  reader: ProtectionReader,
  request: { readonly environment: string; readonly expected: ExpectedProtection; readonly token: string },
  ports: Ports,
): Promise<void> {
  const { environment, expected } = request;
  const wanted = `require ${expected.minimum} approval by ${expected.reviewers.join(", ")}${expected.preventSelfReview ? ", not by who started it" : ""}`;
  const hint = `${wanted}: ${reader.where(environment, ports)}; nothing was deployed`;
  let problems: readonly string[];
  try {
    problems = compareProtection(expected, await reader.read(environment, expected, ports, request.token));
  } catch (error) {
    if (!(error instanceof Unprotected)) throw error;
    problems = [error.message];
  }
  if (problems.length === 0) return;
  throw new TaskError(`the protection of ${environment} is not what pipeline.yaml declares: ${problems.join("; ")}`, { exitCode: 3, hint });
}
