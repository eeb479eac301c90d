import { emitYaml } from "@create-pipeline/emit";
import { defineTemplate, type FileContribution, type TemplateContext } from "@create-pipeline/template";
import { appProject, applicationSet } from "./manifests.ts";

export default defineTemplate({
  id: "argo-cd",
  version: "0.1.0",
  slot: "gitops",
  summary: "an Argo CD project and one application per environment that has a state",
  settings: ["delivery.gitops", "delivery.argocd", "delivery.state", "environments"],
  select: (service) => service.delivery.gitops === "argo-cd" && service.environments.length > 0,
  files: (context) => [
    manifest(context, "project", emitYaml(appProject(context.service, context.workload)), "what this service may deploy, and where to"),
    manifest(
      context,
      "applicationset",
      emitYaml(applicationSet(context.service, context.at("deploy"), context.workload)),
      "turns each environment's state into one application at that commit and digest",
    ),
  ],
});

function manifest(context: TemplateContext, id: string, content: string, reason: string): FileContribution {
  return { path: context.at(`deploy/argocd/${id}.yaml`), content, ownership: "managed", id, reason, fields: ["delivery.argocd", "environments"] };
}
