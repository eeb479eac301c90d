import { hasErrors } from "@create-pipeline/diagnostics";
import type { Diagnostic } from "@create-pipeline/diagnostics";
import { comparePaths } from "@create-pipeline/files";
import type { Change, Disk, Found, GeneratedFile } from "@create-pipeline/files";
import { assemble } from "./assemble.ts";
import type { AssembledFile } from "./assemble.ts";
import { emitBase, packBase, unpackBase } from "./base.ts";
import type { Base } from "./base.ts";
import type { Compilation } from "./compile.ts";
import { decide } from "./decide.ts";
import type { Action, Choice, Decision } from "./decide.ts";
import { basePath, emitLock, hashOf, keyOf, lockPath } from "./lock.ts";
import type { Lock, LockedFile, LockedService } from "./lock.ts";
import { noChoices } from "./ports.ts";
import type { Choices, Compile, ParsedSource, ParseSource, ServiceSource } from "./ports.ts";

export interface GenerateOptions {
  readonly disk: Disk;
  readonly lock: Lock | undefined;
  readonly services: readonly ServiceSource[];
  readonly parse: ParseSource;
  readonly compile: Compile;
  /** Version of create-pipeline, for the lock. */
  readonly version: string;
  readonly choices?: Choices;
}

export interface FileOutcome {
  readonly path: string;
  readonly action: Action;
  readonly note?: string;
  /** What stands there and what was rendered, where they differ: for the diff. */
  readonly standing?: string;
  readonly rendered?: string;
}

export interface CompiledService {
  readonly source: ServiceSource;
  readonly parsed: ParsedSource;
  readonly compilation: Compilation;
}

/** What generating would do; nothing is done yet. */
export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly services: readonly CompiledService[];
  /** By path. */
  readonly files: readonly FileOutcome[];
  /** For `applyChanges`: the files, then the lock and its base. */
  readonly changes: readonly Change[];
  /** 1 when something needs the user: errors, edited or foreign files. */
  readonly exitCode: 0 | 1;
}

/** Renders every service and compares with the disk and the lock. Pure but for reading `disk`. */
export function generate(options: GenerateOptions): Outcome {
  const { services, diagnostics } = compileServices(options);
  const failed = (problems: readonly Diagnostic[]): Outcome => ({ diagnostics: problems, services, files: [], changes: [], exitCode: 1 });
  if (hasErrors(diagnostics)) return failed(diagnostics);
  const assembled = assemble(
    services.map(({ source, compilation }) => ({ directory: source.directory, name: compilation.plan.service, files: compilation.files })),
  );
  const problems = [...diagnostics, ...assembled.diagnostics];
  if (hasErrors(problems)) return failed(problems);
  const before = readBase(options);
  const verdicts = judge(options, assembled.files);
  const lock = nextLock(options, services, verdicts);
  const base = nextBase(verdicts, before.base);
  const changes = [...verdicts.flatMap(changeOf), ...recordChanges(options, lock, base, before.intact)];
  const needsUser = verdicts.some(({ decision }) => decision.action === "kept" || decision.action === "foreign");
  return { diagnostics: problems, services, files: verdicts.filter(isTold).map(tell), changes, exitCode: needsUser ? 1 : 0 };
}

/** Parses and compiles; the diagnostics of all services at once. */
export function compileServices(options: Pick<GenerateOptions, "services" | "parse" | "compile">): {
  readonly services: readonly CompiledService[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const services: CompiledService[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const source of options.services) {
    const parsed = options.parse(source);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.service === undefined) continue;
    const compilation = options.compile(parsed.service, parsed.locate);
    diagnostics.push(...compilation.diagnostics);
    services.push({ source, parsed, compilation });
  }
  return { services, diagnostics };
}

/** One path with everything that was found out about it. */
interface Verdict {
  readonly path: string;
  readonly wanted?: GeneratedFile;
  /** Hash of what is wanted. */
  readonly sha256?: string;
  readonly locked?: LockedFile;
  readonly found: Found;
  readonly decision: Decision;
  /** Lock keys of the services that write it, or that did. */
  readonly owners: readonly string[];
}

function judge(options: GenerateOptions, assembled: readonly AssembledFile[]): Verdict[] {
  const wanted = new Map(assembled.map((item) => [item.file.path, item]));
  const known = Object.entries(options.lock?.services ?? {});
  const paths = new Set([...wanted.keys(), ...known.flatMap(([, service]) => [...Object.keys(service.files), ...service.left])]);
  return [...paths].sort(comparePaths).map((path) => {
    const item = wanted.get(path);
    const holders = known.filter(([, service]) => Object.hasOwn(service.files, path));
    const locked = holders[0]?.[1].files[path];
    const left = known.some(([, service]) => service.left.includes(path));
    const choice = choiceOf(options.choices ?? noChoices, path);
    const found = options.disk.find(path);
    const rendered = item && { wanted: item.file, sha256: hashOf(item.file.content) };
    const situation = { found, left, ...rendered, ...(locked && { locked }), ...(choice && { choice }) };
    const owners = item === undefined ? holders.map(([key]) => key) : item.owners.map(keyOf);
    return { path, found, owners, decision: decide(situation), ...rendered, ...(locked && { locked }) };
  });
}

function choiceOf(choices: Choices, path: string): Choice | undefined {
  if (choices.overwrite.has(path)) return "overwrite";
  if (choices.adopt.has(path)) return "adopt";
  return choices.skip.has(path) ? "skip" : undefined;
}

function changeOf({ path, wanted, sha256, decision }: Verdict): Change[] {
  if (decision.action === "remove") return [{ kind: "remove", path }];
  if (wanted === undefined || (decision.action !== "create" && decision.action !== "update")) return [];
  return [
    {
      kind: "write",
      path,
      content: wanted.content,
      executable: wanted.executable,
      ...(sha256 !== undefined && !wanted.content.includes("\r") ? { sha256 } : {}),
    },
  ];
}

/** A file that is gone already and that nothing writes any more is not worth a line. */
function isTold({ wanted, decision }: Verdict): boolean {
  return wanted !== undefined || decision.action !== "unchanged";
}

function tell({ path, wanted, found, decision }: Verdict): FileOutcome {
  const differs = decision.action !== "unchanged" && decision.action !== "left";
  return {
    path,
    action: decision.action,
    ...(decision.note === undefined ? {} : { note: decision.note }),
    ...(differs && found.kind === "file" ? { standing: found.content.toString() } : {}),
    ...(differs && wanted !== undefined ? { rendered: wanted.content } : {}),
  };
}

function nextLock(options: GenerateOptions, services: readonly CompiledService[], verdicts: readonly Verdict[]): Omit<Lock, "base"> {
  const entries = services.map(({ source, compilation }): [string, LockedService] => {
    const key = keyOf(source.directory);
    const own = verdicts.filter(({ owners }) => owners.includes(key));
    const files = own.flatMap((verdict) => {
      const record = recordOf(verdict);
      return record === undefined ? [] : [[verdict.path, record] as const];
    });
    const left = own.filter(({ decision }) => decision.left === true).map(({ path }) => path);
    const templates = Object.fromEntries(compilation.templates.map(({ id, version }) => [id, version]));
    return [
      key,
      {
        name: compilation.plan.service,
        platforms: compilation.platforms,
        templates,
        input: hashOf(source.content),
        files: Object.fromEntries(files),
        left,
        pins: compilation.pins,
      },
    ];
  });
  return { version: 1, tool: options.version, services: Object.fromEntries(entries) };
}

function recordOf({ wanted, sha256, locked, decision }: Verdict): LockedFile | undefined {
  // What a file is to us follows the new rendering; what it goes back to, the old one.
  if (decision.record === "old") return locked && { ...locked, ownership: wanted?.ownership ?? locked.ownership };
  if (decision.record === "none" || wanted === undefined || sha256 === undefined) return undefined;
  return { sha256, id: wanted.id, ownership: wanted.ownership, source: `${wanted.source.id}@${wanted.source.version}` };
}

/** An edited file keeps the rendering it was edited from, or a later merge would have nothing to compare with. */
function nextBase(verdicts: readonly Verdict[], before: Base): Base {
  const base = new Map<string, string>();
  for (const { path, wanted, decision } of verdicts) {
    // Vendored tasks are programs: replaced as a whole, never merged, and ten times as large as all the rest.
    if (path.startsWith(".pipeline/actions/")) continue;
    const old = before.get(path);
    if (decision.record === "old" && old !== undefined) base.set(path, old);
    if (decision.record === "new" && wanted !== undefined) base.set(path, wanted.content);
  }
  return base;
}

function readBase({ disk, lock }: GenerateOptions): { readonly base: Base; readonly intact: boolean } {
  const found = lock === undefined ? undefined : disk.find(basePath);
  return unpackBase(found?.kind === "file" ? found.content : undefined, lock?.base ?? "");
}

function recordChanges(options: GenerateOptions, next: Omit<Lock, "base">, base: Base, intact: boolean): Change[] {
  const text = emitBase(base);
  const sha256 = hashOf(text);
  const lock = emitLock({ ...next, base: sha256 });
  const changes: Change[] = [];
  const standing = options.disk.find(lockPath);
  if (standing.kind !== "file" || hashOf(standing.content) !== hashOf(lock)) changes.push({ kind: "write", path: lockPath, content: lock, executable: false });
  if (!intact || sha256 !== options.lock?.base) changes.push({ kind: "write", path: basePath, content: packBase(text), executable: false });
  return changes;
}
