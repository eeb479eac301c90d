import type { Credential, Value, Variable } from "./plan.ts";

/** Short constructors for the values of a step. */
export const text = (value: string): Value => ({ from: "text", text: value });
export const variable = (name: Variable): Value => ({ from: "variable", name });
export const input = (name: string): Value => ({ from: "input", name });
export const output = (job: string, name: string): Value => ({ from: "output", job, name });
export const stepOutput = (step: string, name: string): Value => ({ from: "step", step, name });
export const secret = (name: string): Value => ({ from: "secret", name });
export const credential = (name: Credential): Value => ({ from: "credential", name });
