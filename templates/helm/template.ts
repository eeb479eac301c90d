import { checkout, taskStep, text, type ContributedStep, type JobContribution } from "@create-pipeline/plan";
import { emitJson, emitYaml } from "@create-pipeline/emit";
import { defineTemplate, type FileContribution, type TemplateContext } from "@create-pipeline/template";
import { environmentValues, joinValues, serviceValues } from "./values.ts";

/** Stands for the digest that the state brings; the chart refuses to render without one. */
const ANY_DIGEST = `sha256:${"0".repeat(64)}`;

export default defineTemplate({
  id: "helm",
  version: "0.1.0",
  slot: "workload",
  summary: "a hardened Helm chart, with one values file per environment",
  settings: ["delivery.workload", "service", "environments"],
  select: (service) => service.delivery.workload === "helm" && service.environments.length > 0,
  jobs: (context) => [lintManifests(context)],
  files: (context) => [...chart(context), ...values(context)],
});

function lintManifests(context: TemplateContext): JobContribution {
  return {
    id: "lint-manifests",
    flows: ["verify", "deliver"],
    title: "Lint the manifests",
    kind: "check",
    reason: "shows for every environment that the chart renders and that its values fit the schema",
    fields: ["delivery.workload", "environments"],
    provides: ["source-checked"],
    steps: [checkout("shallow"), ...context.service.environments.map((environment) => renderStep(context, environment.name))],
    timeoutMinutes: 5,
  };
}

function renderStep(context: TemplateContext, environment: string): ContributedStep {
  const files = [context.at("deploy/values.yaml"), context.at(`deploy/environments/${environment}.yaml`)];
  const settings = [...files.flatMap((file) => ["--values", file]), "--set-string", `image.digest=${ANY_DIGEST}`];
  // Not "helm lint": it forgives what a template refuses by "fail", and Argo CD does not.
  const helm = ["template", context.service.service.name, context.at("deploy/chart"), ...settings];
  return taskStep(`render-${environment}`, `Render for ${environment}`, "run-tool", { tool: text("helm"), args: text(JSON.stringify(helm)) });
}

function chart(context: TemplateContext): FileContribution[] {
  const without = new Set(context.workload.flatMap(({ withoutFiles }) => withoutFiles.map((file) => `chart/${file}`)));
  const assets = context.assets("chart").filter((asset) => !without.has(asset));
  return assets.map((asset): FileContribution => ({
    path: context.at(`deploy/${asset}`),
    content: asset === "chart/values.schema.json" ? valuesSchema(context, asset) : context.render(asset),
    ownership: "managed",
    id: asset,
    reason: "the chart every service of the organization deploys with",
    fields: ["delivery.workload"],
  }));
}

/** The chart's own schema, and what others add to its keys. */
function valuesSchema(context: TemplateContext, asset: string): string {
  const own = context.render(asset);
  if (context.workload.length === 0) return own;
  const schema = JSON.parse(own) as { readonly properties: object };
  return emitJson({ ...schema, properties: Object.assign({}, schema.properties, ...context.workload.map((part) => part.valuesSchema)) });
}

function values(context: TemplateContext): FileContribution[] {
  const shared = {
    path: context.at("deploy/values.yaml"),
    content: emitYaml(joinValues([serviceValues(context.service), ...context.workload.map((part) => part.values)])),
    ownership: "managed",
    id: "values",
    reason: "what pipeline.yaml says of the service, in the chart's words",
    fields: ["service", "build.image"],
  } as const;
  const perEnvironment = context.service.environments.map((environment): FileContribution => ({
    path: context.at(`deploy/environments/${environment.name}.yaml`),
    content: emitYaml(joinValues([environmentValues(environment), ...context.workload.map((part) => part.environmentValues[environment.name] ?? {})])),
    ownership: "merged",
    id: `environment/${environment.name}`,
    reason: `what is different in ${environment.name}; add any value of the chart here`,
    fields: [`environments.${environment.name}`],
  }));
  return [shared, ...perEnvironment];
}
