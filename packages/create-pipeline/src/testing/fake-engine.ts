import type { GeneratedFile } from "@create-pipeline/files";
import type { Job, Plan } from "@create-pipeline/plan";
import { explainAll, explainField, parseSpec } from "@create-pipeline/spec";
import type { Service } from "@create-pipeline/spec";
import { assignAll } from "../assign-all.ts";
import type { Engine } from "../engine.ts";

/** The real language, and a compiler of three jobs and four files: tests of the command don't change with the templates. */
export const fakeEngine: Engine = {
  parse: ({ content, file, directory }) => parseSpec(content, file, { directory }),
  compile: (service) => ({
    plan: fakePlan(service),
    files: fakeFiles(service),
    diagnostics: [],
    platforms: service.platforms.map(({ name }) => name),
    templates: [{ id: "fake", version: "1.0.0" }],
    pins: {},
  }),
  templates: [
    { id: "fake", version: "1.0.0", summary: "files for tests", settings: [] },
    { id: "node", version: "1.2.0", slot: "language", summary: "Node.js", settings: ["service.language"] },
  ],
  propose: () => ({ text: proposal, findings: [{ what: "language node", where: "package.json:1" }], diagnostics: [] }),
  assign: assignAll,
  explainField: ({ content, file, directory }, field) => {
    const explained = explainField(field, parseSpec(content, file, { directory }));
    return "field" in explained ? explained.field : undefined;
  },
  explainAll: ({ content, file, directory }) => explainAll(parseSpec(content, file, { directory })),
};

export const proposal = `version: 1
service: { name: orders, kind: library, owner: team-orders, language: node }
platform: github-actions
`;

function fakeFiles(service: Service): GeneratedFile[] {
  const { name } = service.service;
  const from = (path: string, content: string, rest: Partial<GeneratedFile> = {}): GeneratedFile => ({
    path,
    content,
    executable: false,
    ownership: "managed",
    id: `fake/${path}`,
    source: { id: "fake", version: "1.0.0" },
    reason: `${path} is needed`,
    fields: ["quality.coverage"],
    ...rest,
  });
  return [
    from(`.github/workflows/${name}.yml`, `name: ${name}\ncoverage: ${service.quality.coverage}\n`),
    from("deploy/run.sh", "#!/bin/sh\n", { executable: true }),
    from("Dockerfile", "FROM scratch\n", { ownership: "seeded" }),
    from(".gitlab-ci.yml", `include:\n  - ${name}\n`, { shared: { head: "include:\n", body: `  - ${name}\n`, tail: "" } }),
  ];
}

function fakePlan({ service, directory }: Service): Plan {
  const jobs = [
    jobOf({ id: "lint", title: "Lint & <check>", timeoutMinutes: 5 }),
    jobOf({ id: "unit-test", title: 'Unit "tests"', timeoutMinutes: 15, fields: ["quality.coverage"] }),
    jobOf({
      id: "build-image",
      title: "Build",
      kind: "publish",
      needs: ["lint", "unit-test"],
      timeoutMinutes: 90,
      permissions: { registry: "write" },
      secrets: ["TOKEN"],
    }),
    jobOf({ id: "report", title: "Report", kind: "report", needs: ["unit-test"], after: "always" }),
  ];
  const flow = {
    id: "deliver" as const,
    title: "Deliver",
    reason: "brings main to the environments",
    triggers: [{ on: "main" as const }],
    inputs: [],
    concurrency: { group: "deliver", policy: "queue" as const },
    trust: "trusted" as const,
    paths: [],
    jobs,
  };
  return { service: service.name, directory, flows: [flow] };
}

function jobOf(sketch: Partial<Job> & { readonly id: string }): Job {
  return {
    title: sketch.id,
    kind: "check",
    reason: `${sketch.id} is needed`,
    template: { id: "fake", version: "1.0.0" },
    fields: [],
    needs: [],
    after: "success",
    required: false,
    runner: { image: "node" },
    steps: [],
    outputs: [],
    produces: [],
    consumes: [],
    reports: [],
    services: [],
    delayMinutes: 0,
    timeoutMinutes: 10,
    retries: 0,
    permissions: {},
    secrets: [],
    identities: [],
    ...sketch,
  };
}
