// npm run new template|action|platform <id>
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ActionType, NodePlopAPI } from "plop";
import { kinds, problemOf, wordsOf, type Kind } from "./kinds.ts";
import { linkPackage, namePlatform, runAll, runTests } from "./steps.ts";

interface Answers {
  readonly id: string;
}

const root = join(import.meta.dirname, "../..");

export default function plopfile(plop: NodePlopAPI): void {
  plop.setDefaultInclude({ actionTypes: false });
  for (const kind of kinds) {
    plop.setGenerator(kind.name, {
      description: kind.what,
      prompts: [{ type: "input", name: "id", message: "Its id", validate: (id: string) => problem(kind, id) ?? true }],
      actions: (answers) => actionsFor(kind, (answers as Answers).id),
    });
  }
}

function problem(kind: Kind, id: string): string | undefined {
  return problemOf(kind, id, (path) => existsSync(join(root, path)));
}

function actionsFor(kind: Kind, id: string): ActionType[] {
  const data = wordsOf(id);
  return [
    // An id on the command line is never asked for, hence never validated.
    () => assertFree(kind, id),
    {
      type: "addMany",
      destination: join(root, kind.room, id),
      base: `skeletons/${kind.name}`,
      templateFiles: `skeletons/${kind.name}/**/*.hbs`,
      globOptions: { dot: true },
      data,
    },
    ...(kind.name === "platform" ? [() => namePlatform(root, id)] : []),
    () => linkPackage(root, kind, id),
    () => runAll(root, kind.finish(id)),
    () => runTests(root, kind, id),
    () => ["next:", ...kind.next(id).map((step, index) => `  ${index + 1}. ${step}`)].join("\n"),
  ];
}

function assertFree(kind: Kind, id: string): string {
  const found = problem(kind, id);
  // plop shows a thrown text as the action's failure, and stops.
  if (found !== undefined) throw new Error(found);
  return `${kind.room}/${id} is free`;
}
