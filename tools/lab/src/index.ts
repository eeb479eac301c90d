export { startLab, type Lab, type LabOptions } from "./start-lab.ts";
export { Kubectl, type KubeObject } from "./kubectl.ts";
export { until, NotReadyError } from "./until.ts";
