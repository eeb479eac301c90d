import type { Permissions, TaskCatalog, TaskFacts } from "@create-pipeline/plan";

const PERMISSIONS: Readonly<Record<string, Permissions>> = {
  "build-image": { source: "read", registry: "write" },
  "generate-sbom": { registry: "read" },
  "scan-vulnerabilities": {},
  "sign-image": { registry: "write", attestation: "write" },
  "quality-gate": { source: "read" },
  "run-tool": { source: "read" },
  preflight: { source: "read", deployment: "read" },
  deploy: { source: "read", deployment: "write" },
  "verify-rollout": { source: "read", deployment: "read" },
  rollback: { deployment: "write" },
};

/** The tasks of the standard delivery with their permissions, as their task.json has them. */
export const deliveryTasks: TaskCatalog = Object.fromEntries(
  Object.entries(PERMISSIONS).map(([id, permissions]): [string, TaskFacts] => [
    id,
    { id, summary: id, requires: ["node"], tools: [], permissions, inputs: {}, outputs: {} },
  ]),
);
