import { describeWithTools } from "../../../../tools/describe-with-tools.ts";
import { controlPlane } from "../harness/tools.ts";

/** A `describe` with a control plane and the custom resources; what is missing makes it a counted skip that says so. */
export function describeTierA(title: string, body: () => void): void {
  describeWithTools(title, [...controlPlane, "helm"], body);
}
