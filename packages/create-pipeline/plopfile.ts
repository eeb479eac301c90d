/** The plop generator `pipeline`: the same run as `create-pipeline <dir> --yes`. plop --plopfile node_modules/@create-pipeline/create/dist/plopfile.js */
import type { NodePlopAPI } from "plop";
import { main } from "./src/main.ts";
import type { Io } from "./src/command.ts";

interface Answers {
  readonly directory: string;
  readonly platform: string;
}

export default function plopfile(plop: NodePlopAPI): void {
  plop.setActionType("create-pipeline", async (answers) => await runPipeline(answers as unknown as Answers, plop.getDestBasePath()));
  plop.setGenerator("pipeline", {
    description: "the delivery pipeline of a service",
    prompts: [
      { type: "input", name: "directory", message: "Folder of the service", default: "." },
      { type: "input", name: "platform", message: "CI platform (empty: as found)" },
    ],
    actions: [{ type: "create-pipeline" }],
  });
}

async function runPipeline({ directory, platform }: Answers, cwd: string): Promise<string> {
  let output = "";
  const capture = { write: (text: string) => (output += text) };
  const io: Io = {
    argv: [directory, "--yes", "--no-color", ...(platform === "" ? [] : ["--set", `platform=${platform}`])],
    cwd,
    stdin: {},
    stdout: capture,
    stderr: capture,
    env: process.env,
  };
  // plop shows a thrown text as the action's failure.
  // oxlint-disable-next-line typescript/only-throw-error
  if ((await main(io)) !== 0) throw output;
  return output;
}
