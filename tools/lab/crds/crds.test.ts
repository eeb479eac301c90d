import { readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { downloadModule } from "../../install/go-module.ts";
import type { Definition } from "./collect-definitions.ts";
import { describeWithTools } from "../../describe-with-tools.ts";
import { crdsFor } from "./crds.ts";
import { readCrdSources } from "./sources.ts";

/** The largest request that etcd takes when nobody raises the limit. */
const etcdLimit = 1.5 * 1024 * 1024;

/** What create-pipeline emits, at the versions in which it does. */
const emitted: readonly (readonly [component: string, apiVersion: string, kinds: readonly string[]])[] = [
  ["argo-cd", "argoproj.io/v1alpha1", ["Application", "ApplicationSet", "AppProject"]],
  ["argo-rollouts", "argoproj.io/v1alpha1", ["AnalysisTemplate", "ClusterAnalysisTemplate", "Rollout"]],
  ["argo-workflows", "argoproj.io/v1alpha1", ["CronWorkflow", "WorkflowTemplate"]],
  ["external-secrets", "external-secrets.io/v1", ["ClusterSecretStore", "ExternalSecret", "SecretStore"]],
  ["flagger", "flagger.app/v1beta1", ["AlertProvider", "Canary", "MetricTemplate"]],
  ["flux-helm", "helm.toolkit.fluxcd.io/v2", ["HelmRelease"]],
  ["flux-image-automation", "image.toolkit.fluxcd.io/v1", ["ImageUpdateAutomation"]],
  ["flux-image-reflector", "image.toolkit.fluxcd.io/v1", ["ImagePolicy", "ImageRepository"]],
  ["flux-kustomize", "kustomize.toolkit.fluxcd.io/v1", ["Kustomization"]],
  ["flux-notification", "notification.toolkit.fluxcd.io/v1", ["Receiver"]],
  ["flux-source", "source.toolkit.fluxcd.io/v1", ["GitRepository", "HelmRepository", "OCIRepository"]],
  ["flux-source-watcher", "source.extensions.fluxcd.io/v1beta1", ["ArtifactGenerator"]],
  ["gatekeeper", "templates.gatekeeper.sh/v1", ["ConstraintTemplate"]],
  ["gateway-api", "gateway.networking.k8s.io/v1", ["Gateway", "GRPCRoute", "HTTPRoute", "ReferenceGrant"]],
  ["istio", "networking.istio.io/v1", ["DestinationRule", "VirtualService"]],
  ["kargo", "kargo.akuity.io/v1alpha1", ["Project", "Stage", "Warehouse"]],
  ["keda", "keda.sh/v1alpha1", ["ScaledObject", "TriggerAuthentication"]],
  ["prometheus-operator", "monitoring.coreos.com/v1", ["PodMonitor", "PrometheusRule", "ServiceMonitor"]],
  ["sealed-secrets", "bitnami.com/v1alpha1", ["SealedSecret"]],
  ["tekton", "tekton.dev/v1", ["Pipeline", "PipelineRun", "Task"]],
];

const read = (file: string): Definition => JSON.parse(readFileSync(file, "utf8")) as Definition;

function served({ spec }: Definition): readonly string[] {
  return spec.versions.filter((version) => version.served).map(({ name }) => `${spec.group}/${name} ${spec.names.kind}`);
}

describeWithTools("the installed custom resources", ["lab-crds"], () => {
  describe.each(readCrdSources())("$name", ({ name: component }) => {
    test("consists of definitions that an API server takes", () => {
      const files = crdsFor([component]);
      const definitions = files.map(read);
      const invalid = definitions.filter(
        ({ apiVersion, kind, metadata, spec }, index) =>
          apiVersion !== "apiextensions.k8s.io/v1" ||
          kind !== "CustomResourceDefinition" ||
          !metadata.name.endsWith(`.${spec.group}`) ||
          basename(files[index] ?? "") !== `${metadata.name}.json` ||
          spec.versions.filter((version) => version.storage).length !== 1 ||
          !spec.versions.some((version) => version.storage && version.served) ||
          spec.conversion?.strategy === "Webhook",
      );

      expect(definitions).not.toEqual([]);
      expect(invalid.map(({ metadata }) => metadata.name)).toEqual([]);
      expect(files.filter((file) => statSync(file).size > etcdLimit)).toEqual([]);
    });

    test("serves the kinds that create-pipeline emits", () => {
      const wanted = emitted.filter(([name]) => name === component).flatMap(([, apiVersion, kinds]) => kinds.map((kind) => `${apiVersion} ${kind}`));

      expect(wanted).not.toEqual([]);
      expect(crdsFor([component]).map(read).flatMap(served)).toEqual(expect.arrayContaining(wanted));
    });
  });

  test("a module with another checksum is refused", async () => {
    const pin = { ...readCrdSources().find(({ name }) => name === "flux-source-watcher")!, sum: `h1:${"A".repeat(43)}=` };

    await expect(downloadModule(pin, "crds/sources.json", tmpdir())).rejects.toThrow(/has the checksum h1:.*, but crds\/sources\.json pins h1:AAA/);
  });

  test("a quoted text of Flagger that goes on too far left stays a text", () => {
    const [canary] = crdsFor(["flagger"]).map(read);
    const schema = canary?.spec.versions[0]?.schema?.openAPIV3Schema;

    expect(Object.keys(schema?.properties?.["kind"] ?? {})).toEqual(["description", "type"]);
  });
});
