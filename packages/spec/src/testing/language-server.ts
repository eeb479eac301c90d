import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

export interface LanguageServer {
  /** Messages of the problems an editor would underline. */
  problems(file: string, text: string): Promise<readonly string[]>;
  /** Labels offered at a place; line and character count from 0. */
  completions(file: string, line: number, character: number): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Starts the real yaml-language-server, as an editor does: a process that speaks LSP over stdio. */
export async function startLanguageServer(folder: string): Promise<LanguageServer> {
  const main = join(dirname(createRequire(import.meta.url).resolve("yaml-language-server/package.json")), "bin", "yaml-language-server");
  const child = spawn(process.execPath, [main, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
  const waiting = new Map<number | string, (value: unknown) => void>();
  const write = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  readMessages(child.stdout, (message) => {
    if (message.method === "textDocument/publishDiagnostics") waiting.get((message.params as { uri: string }).uri)?.(message.params);
    // The server asks for its settings and for leave to watch files: the defaults will do.
    else if (message.method !== undefined && message.id !== undefined)
      write({ id: message.id, result: message.method === "workspace/configuration" ? [{}, {}, {}, {}, {}, {}] : null });
    else if (message.id !== undefined) waiting.get(message.id)?.(message.result);
  });
  let last = 0;
  const request = (method: string, params: unknown): Promise<unknown> => {
    last += 1;
    const id = last;
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    write({ id, method, params });
    return answer;
  };
  await request("initialize", { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} });
  write({ method: "initialized", params: {} });
  const uriOf = (file: string): string => pathToFileURL(join(folder, file)).href;
  return {
    async problems(file, text) {
      const uri = uriOf(file);
      const published = new Promise((resolve) => waiting.set(uri, resolve));
      write({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
      const { diagnostics } = (await published) as { diagnostics: readonly { range: { start: { line: number } }; message: string }[] };
      return diagnostics.map(({ range, message }) => `${range.start.line + 1}: ${message}`).toSorted();
    },
    async completions(file, line, character) {
      const result = (await request("textDocument/completion", { textDocument: { uri: uriOf(file) }, position: { line, character } })) as {
        items: readonly { label: string }[];
      };
      return result.items.map(({ label }) => label).toSorted();
    },
    async stop() {
      await request("shutdown", null);
      const ended = new Promise((resolve) => child.once("exit", resolve));
      write({ method: "exit" });
      await ended;
    },
  };
}

function readMessages(stream: NodeJS.ReadableStream, receive: (message: Message) => void): void {
  let buffered = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk]);
    for (;;) {
      const head = buffered.indexOf("\r\n\r\n");
      const length = head < 0 ? undefined : /Content-Length: (\d+)/i.exec(buffered.subarray(0, head).toString())?.[1];
      if (length === undefined || buffered.length < head + 4 + Number(length)) return;
      const body = buffered.subarray(head + 4, head + 4 + Number(length)).toString();
      buffered = buffered.subarray(head + 4 + Number(length));
      receive(JSON.parse(body) as Message);
    }
  });
}
