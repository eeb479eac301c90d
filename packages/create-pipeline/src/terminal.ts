import { styleText } from "node:util";
import type { Io } from "./command.ts";
import type { Options } from "./options.ts";

export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** Output with or without colour, and whether somebody is there to be asked. */
export interface Terminal {
  readonly color: boolean;
  readonly interactive: boolean;
  readonly width: number;
  readonly paint: (style: Style, text: string) => string;
  readonly line: (text?: string) => void;
  readonly error: (text: string) => void;
}

export function openTerminal(io: Io, options: Pick<Options, "forceColor" | "noColor" | "yes" | "json">): Terminal {
  const color = wantsColor(io, options);
  return {
    color,
    interactive: !options.yes && !options.json && io.env["CI"] === undefined && io.stdout.isTTY === true && io.stdin.isTTY === true,
    width: io.stdout.columns ?? 100,
    paint: (style, text) => (color ? styleText(style, text, { validateStream: false }) : text),
    line: (text = "") => void io.stdout.write(`${text}\n`),
    error: (text) => void io.stderr.write(`${text}\n`),
  };
}

/** The option beats the environment, the environment beats the guess from the terminal. */
function wantsColor({ stdout, env }: Io, options: Pick<Options, "forceColor" | "noColor">): boolean {
  if (options.noColor) return false;
  if (options.forceColor) return true;
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  if (env["FORCE_COLOR"] !== undefined) return env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "false";
  return stdout.isTTY === true && env["TERM"] !== "dumb";
}
