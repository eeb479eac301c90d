import { stepOutput, text, type JobContribution } from "@create-pipeline/plan";
import type { Environment } from "@create-pipeline/spec";
import { defineTemplate, type TemplateContext } from "@create-pipeline/template";

export default defineTemplate({
  id: "rescan",
  version: "0.1.0",
  summary: "every night: what is deployed against what became known since",
  settings: ["delivery.rescan", "quality.failOn"],
  select: (service) => service.environments.length > 0 && service.security.sbom.length > 0,
  jobs: (context) => context.service.environments.map((environment) => rescan(context, environment)),
});

function rescan(context: TemplateContext, environment: Environment): JobContribution {
  const { state } = context.service.delivery;
  const own = state.repository === "";
  const registry = { registry_username: { from: "credential", name: "registry-user" }, registry_password: { from: "credential", name: "registry-password" } } as const;
  const step = (id: string, title: string, task: string, inputs: Parameters<typeof Object.assign>[0]) => ({ do: "task", id, title, task, inputs, env: {}, directory: "", always: false }) as const;
  return {
    id: `rescan-${environment.name}`,
    flows: ["rescan"],
    title: `Rescan ${environment.name}`,
    kind: "check",
    reason: `what ${environment.name} runs was clean when it was built; this asks again`,
    fields: ["delivery.rescan", "quality.failOn"],
    steps: [
      { do: "checkout", history: "shallow" },
      step("deployed", "Read what is deployed", "resolve-release", {
        service: text(context.service.service.name),
        environment: text(environment.name),
        state_repository: own ? { from: "variable", name: "clone-url" } : text(state.repository),
        state_branch: text(state.branch),
        state_path: text(state.path),
        token: own ? { from: "credential", name: "state-token" } : { from: "secret", name: "STATE_TOKEN" },
      }),
      step("sbom", "Write the SBOM", "generate-sbom", { image: stepOutput("deployed", "image"), digest: stepOutput("deployed", "digest"), formats: text("cyclonedx"), output_dir: text("sbom"), ...registry }),
      step("scan", "Judge the vulnerabilities", "scan-vulnerabilities", { sbom: text("sbom/cyclonedx.json"), fail_on: text(context.service.quality.failOn) }),
    ],
    timeoutMinutes: 15,
  };
}
