/** Every input of task.json: as given, else its default, else the empty string. */
export type Inputs = Readonly<Record<string, string>>;

/** What a finished process left behind. */
export interface ExecResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a process is started. */
export interface ExecOptions {
  readonly cwd?: string;
  /** Added to the environment; values under names such as TOKEN or PASSWORD are scrubbed from the log from then on. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Default true: an exit code other than 0 throws a TaskError. */
  readonly check?: boolean;
}

/** The log of the job; secrets are scrubbed from every line. */
export interface Log {
  info(message: string): void;
  warning(message: string): void;
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
}

/** The disk, as far as tasks need it. */
export interface Files {
  read(path: string): Promise<string>;
  /** Writes the whole text, making missing folders. */
  write(path: string, text: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  /** A new private folder, removed when the task ends, also when it is interrupted. */
  tempDir(): Promise<string>;
}

/** Everything outside a task's own values, passed in so that tests need no machine. */
export interface Ports {
  exec(command: string, args: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  readonly fetch: typeof fetch;
  now(): Date;
  sleep(ms: number): Promise<void>;
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The absolute path of a pinned tool; task.json must name it under `tools`. */
  tool(command: string): Promise<string>;
  readonly files: Files;
}

/** What a task reports when it is done. */
export interface TaskResult {
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown. */
  readonly summary: string;
}

/** The logic of a task. */
export type Run = (inputs: Inputs, ports: Ports) => Promise<TaskResult>;
