import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { flowShells, resolveFlow, stepValues, type Contributed, type Flow, type TaskStep } from "@create-pipeline/plan";
import type { Service } from "@create-pipeline/spec";
import { assetAccess, type Template, type TemplateContext } from "@create-pipeline/template";
import { service } from "@create-pipeline/testing";
import { describe, expect, it } from "vitest";
import { assets, tasks } from "../packages/lifecycle/build/assets.js";
import { templates } from "../packages/lifecycle/src/templates.generated.ts";

const go: Service = { ...service(), service: { ...service().service, language: "go", packageManager: "go" } };
const library: Service = (({ build: _, ...rest }) => ({ ...rest, service: { ...rest.service, kind: "library" }, environments: [] }))(service());
const canary: Service = (({ delivery, ...rest }) => ({
  ...rest,
  delivery: {
    ...delivery,
    rollout: "canary",
    canary: {
      rps: 50,
      baseline: 0.001,
      detect: 5,
      power: 0.8,
      falseAborts: 0.01,
      maxMinutes: 60,
      environments: ["production"],
      router: "gateway-api",
      prometheus: { address: "http://prometheus.monitoring:9090", namespace: "monitoring" },
      metric: { name: "http_requests_total", statusLabel: "status", failed: "5..", podHashLabel: "rollouts_pod_template_hash", namespaceLabel: "namespace" },
    },
  },
}))(service());
const services: Record<string, Service> = { node: service(), go, library, canary };

function contextOf(template: Template, of: Service): TemplateContext {
  return {
    service: of,
    workload: [],
    tasks,
    version: "0.0.0",
    at: (path) => [of.directory, path].filter(Boolean).join("/"),
    ...assetAccess(assets[template.id] ?? {}),
  };
}

function contributions(selected: readonly Template[], of: Service): Contributed[] {
  return selected.flatMap((template) =>
    (template.jobs?.(contextOf(template, of)) ?? []).map((job) => ({ template: { id: template.id, version: template.version }, job })),
  );
}

function flows(selected: readonly Template[], of: Service): { flows: Flow[]; codes: string[] } {
  const resolved = flowShells(of).map((shell) => resolveFlow(shell, contributions(selected, of), tasks));
  return {
    flows: resolved.flatMap(({ flow }) => flow ?? []),
    codes: resolved.flatMap(({ diagnostics }) => diagnostics.map(({ code, message }) => `${code}: ${message}`)),
  };
}

describe.each(templates)("template $id", (template) => {
  const folder = join(import.meta.dirname, template.id);

  it("is what its folder and its package say", () => {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string; version: string };
    expect(manifest).toMatchObject({ name: `@create-pipeline/template-${template.id}`, version: template.version });
  });

  it("explains itself in a README without headings of the first two levels", () => {
    expect(existsSync(join(folder, "README.md"))).toBe(true);
    expect(readFileSync(join(folder, "README.md"), "utf8")).not.toMatch(/^#{1,2} /m);
  });
});

describe.each(Object.entries(services))("the templates of a %s service", (_, of) => {
  const selected = templates.filter((template) => template.select(of));
  const resolved = flows(selected, of);

  it("resolve without a complaint", () => {
    expect(resolved.codes).toEqual([]);
  });

  it("give every task the inputs it knows, and all it requires", () => {
    const wrong = taskSteps(resolved.flows).flatMap(({ job, step }) => {
      const inputs = tasks[step.task]?.inputs ?? {};
      const unknown = Object.keys(step.inputs).filter((name) => !(name in inputs));
      const missing = Object.keys(inputs).filter((name) => inputs[name]?.required && !(name in step.inputs));
      return [...unknown.map((name) => `${job}: ${step.task} has no input ${name}`), ...missing.map((name) => `${job}: ${step.task} needs ${name}`)];
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  it("read only outputs that a task really sets", () => {
    const outputs = new Set(
      resolved.flows.flatMap((flow) =>
        flow.jobs.flatMap((job) =>
          job.outputs
            .filter(({ name, step }) => job.steps.some((one) => one.do === "task" && one.id === step && name in (tasks[one.task]?.outputs ?? {})))
            .map(({ name }) => `${flow.id}/${job.id}.${name}`),
        ),
      ),
    );
    const read = resolved.flows.flatMap((flow) =>
      flow.jobs.flatMap((job) =>
        job.steps.flatMap((step) => stepValues(step).flatMap((value) => (value.from === "output" ? [`${flow.id}/${value.job}.${value.name}`] : []))),
      ),
    );
    expect(read.filter((name) => !outputs.has(name))).toEqual([]);
  });

  it("never pass a secret value to an input that would be printed", () => {
    const open = taskSteps(resolved.flows).flatMap(({ job, step }) =>
      Object.entries(step.inputs)
        .filter(
          ([name, value]) =>
            (value.from === "secret" || value.from === "credential") &&
            value.from !== undefined &&
            !tasks[step.task]?.inputs[name]?.secret &&
            name !== "registry_username",
        )
        .map(([name]) => `${job}: ${step.task}.${name}`),
    );
    expect([...new Set(open)]).toEqual([]);
  });

  it("still resolve when any one additive template is taken away", () => {
    for (const template of selected.filter(({ slot }) => slot === undefined)) {
      expect(
        flows(
          selected.filter((one) => one !== template),
          of,
        ).codes,
        `without ${template.id}`,
      ).toEqual([]);
    }
  });
});

function taskSteps(all: readonly Flow[]): { job: string; step: TaskStep }[] {
  return all.flatMap((flow) => flow.jobs.flatMap((job) => job.steps.flatMap((step) => (step.do === "task" ? [{ job: `${flow.id}/${job.id}`, step }] : []))));
}
