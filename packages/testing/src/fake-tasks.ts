import type { PermissionScope, TaskCatalog, TaskFacts } from "@create-pipeline/plan";

type Grants = Readonly<Partial<Record<PermissionScope, "read" | "write">>>;

function fake(id: string, permissions: Grants): TaskFacts {
  return {
    id,
    summary: `does ${id}`,
    requires: ["node"],
    tools: [],
    permissions,
    inputs: { input_a: {}, input_b: {}, input_c: {}, password: { secret: true }, identity: { secret: true } },
    outputs: { output_a: {}, output_b: {} },
  };
}

/** Tasks for tests, with every permission scope; the ids of real tasks where the permission is theirs. */
export const fakeTasks: TaskCatalog = {
  "quality-gate": fake("quality-gate", {}),
  preflight: fake("preflight", { source: "read", deployment: "read" }),
  review: fake("review", { review: "read" }),
  "scan-vulnerabilities": fake("scan-vulnerabilities", { registry: "read" }),
  "build-image": fake("build-image", { registry: "write", source: "read" }),
  "sign-image": fake("sign-image", { registry: "write", attestation: "write" }),
  deploy: fake("deploy", { deployment: "write" }),
  comment: fake("comment", { review: "write" }),
  push: fake("push", { source: "write" }),
};
