export { fakePorts } from "./fake-ports.ts";
export type { ExecAnswer, ExecCall, FakeOptions, FakePorts } from "./fake-ports.ts";
export { runAction, runScript } from "./run-action.ts";
export type { ActionOptions, ActionRun } from "./run-action.ts";
