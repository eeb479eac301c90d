import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { labDirectory } from "../labs.ts";
import type { LabCommand } from "./main.ts";

const lines = "40";

/** Shows the end of every server's log, as tail does. */
export async function logs({ name, only, follow }: LabCommand): Promise<number> {
  const folder = join(labDirectory(name), "logs");
  if (!existsSync(folder)) throw new Error(`there is no lab named ${name}: npm run lab -- status`);
  const files = (await readdir(folder)).filter((file) => only === undefined || file === `${only}.log`).sort();
  if (files.length === 0)
    throw new Error(`${name} has no log named ${only}; it has ${(await readdir(folder)).map((file) => file.replace(/\.log$/, "")).join(", ")}`);
  const tail = spawn("tail", ["-n", lines, ...(follow ? ["-F"] : []), "--", ...files.map((file) => join(folder, file))], { stdio: "inherit" });
  return new Promise((resolve, reject) => tail.on("error", reject).on("close", (code) => resolve(code ?? 0)));
}
