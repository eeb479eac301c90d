import { isObject, type Ask } from "./ask.ts";
import { isSince, type Expected, type Observation } from "./observation.ts";

/** One commit status, as any platform tells it. */
export interface CommitStatus {
  readonly context: string;
  readonly state: "pending" | "success" | "failure";
  readonly description: string;
  readonly time: unknown;
}

/** One platform's way to list the statuses of a commit. */
export interface StatusReader {
  readonly url: (revision: string, context: string) => string;
  readonly headers: Readonly<Record<string, string>>;
  readonly parse: (entry: Readonly<Record<string, unknown>>) => CommitStatus;
}

/** Waits for a status that was set after the deployment; an older one belongs to an older deployment of the same commit. */
export async function observeCommitStatus(reader: StatusReader, context: string, expected: Expected, ask: Ask): Promise<Observation> {
  const reply = await ask(reader.url(expected.revision, context), reader.headers);
  switch (reply.kind) {
    case "unauthorized":
    case "forbidden":
      return { kind: "final", outcome: "unreachable", message: "the platform refuses the token; platform_token must be allowed to read commit statuses" };
    case "missing":
      return { kind: "waiting", outcome: "missing", message: `commit ${expected.revision} is not there, or the token may not see it` };
    case "silent":
      return { kind: "waiting", outcome: "unreachable", message: reply.why };
    case "json":
      return judge(reply.value, { reader, context, expected });
  }
}

function judge(
  value: unknown,
  { reader, context, expected }: { readonly reader: StatusReader; readonly context: string; readonly expected: Expected },
): Observation {
  if (!Array.isArray(value)) return { kind: "waiting", outcome: "unreachable", message: "the platform's answer is no list of statuses" };
  const ours = value
    .filter(isObject)
    .map((entry) => reader.parse(entry))
    .filter((status) => status.context === context && isSince(status.time, expected.since))
    .toSorted((a, b) => Date.parse(String(b.time)) - Date.parse(String(a.time)));
  const latest = ours[0];
  if (latest === undefined) return { kind: "waiting", outcome: "missing", message: `no status ${context} was reported since the deployment` };
  const told = `${context} reports ${latest.state}${latest.description === "" ? "" : `: ${latest.description}`}`;
  if (latest.state === "success") return { kind: "healthy", message: told };
  if (latest.state === "failure") return { kind: "final", outcome: "degraded", message: told };
  return { kind: "waiting", outcome: "timed-out", message: told };
}
