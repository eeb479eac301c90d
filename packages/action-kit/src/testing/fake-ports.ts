import type { ExecOptions, ExecResult, Ports } from "../ports.ts";

/** One process that a task wanted to start. */
export interface ExecCall {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: ExecOptions;
}

/** What a fake process answers; missing parts are success and silence. */
export type ExecAnswer = Partial<ExecResult>;

/** Ports without a machine, and what was done through them. */
export interface FakePorts {
  readonly ports: Ports;
  readonly calls: ExecCall[];
  readonly lines: string[];
  readonly disk: Map<string, string>;
  readonly slept: number[];
}

/** What a test wants to differ from "everything succeeds and says nothing". */
export interface FakeOptions {
  readonly exec?: (call: ExecCall) => ExecAnswer | Promise<ExecAnswer>;
  readonly fetch?: typeof fetch;
  readonly env?: Readonly<Record<string, string>>;
  readonly disk?: Readonly<Record<string, string>>;
  readonly now?: string;
}

/** Fake ports: processes answer what the test says, the disk is a map, the clock moves only by sleep(). */
export function fakePorts(options: FakeOptions = {}): FakePorts {
  const calls: ExecCall[] = [];
  const lines: string[] = [];
  const slept: number[] = [];
  const disk = new Map(Object.entries(options.disk ?? {}));
  let clock = Date.parse(options.now ?? "2026-11-23T12:00:00Z");
  let folders = 0;
  const ports: Ports = {
    exec: async (command, args, execOptions = {}) => {
      const call = { command, args, options: execOptions };
      calls.push(call);
      const result = { code: 0, stdout: "", stderr: "", ...(await options.exec?.(call)) };
      if (result.code !== 0 && execOptions.check !== false) throw new Error(`fake ${command} ended with ${result.code}: ${result.stderr}`);
      return result;
    },
    fetch: options.fetch ?? (() => Promise.reject(new Error("no network in this test"))),
    now: () => new Date(clock),
    sleep: async (ms) => {
      slept.push(ms);
      clock += ms;
    },
    log: {
      info: (message) => void lines.push(message),
      warning: (message) => void lines.push(`warning: ${message}`),
      group: async (title, body) => {
        lines.push(`── ${title}`);
        return await body();
      },
    },
    env: options.env ?? {},
    tool: async (command) => `/tools/${command}`,
    files: {
      read: async (path) => {
        const text = disk.get(path);
        if (text === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: "ENOENT" });
        return text;
      },
      write: async (path, text) => void disk.set(path, text),
      exists: async (path) => disk.has(path),
      tempDir: async () => `/tmp/fake-${(folders += 1)}`,
    },
  };
  return { ports, calls, lines, disk, slept };
}
