import { emitJson } from "@create-pipeline/emit";
import type { Plan } from "@create-pipeline/plan";
import { drawFlow } from "./flow-drawing.ts";

/** The plan as it is, with the layers and the critical path of every flow. */
export function planJson(plans: readonly Plan[]): string {
  const services = plans.map((plan) => ({
    ...plan,
    flows: plan.flows.map((flow) => {
      const { layers, critical, minutes } = drawFlow(flow);
      return { ...flow, layers: layers.map((layer) => layer.map(({ id }) => id)), criticalPath: { jobs: critical, minutes } };
    }),
  }));
  return emitJson({ exitCode: 0, services });
}
