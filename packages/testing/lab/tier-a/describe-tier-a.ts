import { describe } from "vitest";
import { requireTool } from "../../../../tools/index.ts";
import { requireCrds } from "../../../../tools/lab/crds/crds.ts";

const tools = ["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl", "kwok", "helm", "openssl", "setpriv"];

/** A `describe` with a control plane and the custom resources; what is missing makes it a counted skip that says so. */
export function describeTierA(title: string, body: () => void): void {
  const reasons = [...tools.map(requireTool), requireCrds()].flatMap((presence) => ("skip" in presence ? [presence.skip] : []));
  if (reasons.length === 0) describe(title, body);
  else describe.skip(`${title} (skipped: ${reasons.join("; ")})`, body);
}
