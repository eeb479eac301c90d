import { createHash } from "node:crypto";
import { deliveryPlan, deliveryTasks, randomPlan, service } from "@create-pipeline/testing";
import type { Plan } from "@create-pipeline/plan";
import type { PlatformChoice, Service } from "@create-pipeline/spec";
import fc from "fast-check";
import type { Platform, RenderContext } from "../../platform.ts";

/** All files of a plan on a platform, and what the platform could not do. */
export function renderAll(
  platform: Platform,
  plan: Plan,
  given: Service,
): { readonly files: ReturnType<Platform["emit"]>; readonly diagnostics: readonly { readonly code: string }[] } {
  const context = contextOf(platform, given);
  const { model, diagnostics } = platform.render(plan, context);
  return { files: [...platform.emit(model, context), ...platform.companions(plan, context)], diagnostics };
}

export function contextOf(platform: Platform, given: Service): RenderContext {
  return { service: given, choice: given.platforms.find(({ name }) => name === platform.id) as PlatformChoice, tasks: deliveryTasks, version: "1.0.0" };
}

/** One digest over the renderings of the standard delivery and of some random plans. */
export function digestRenderings(platforms: readonly Platform[]): Record<string, string> {
  return Object.fromEntries(
    platforms.map((platform) => {
      const given = service({ platform: platform.id });
      const plans = [deliveryPlan(given), ...fc.sample(randomPlan(), { numRuns: 20, seed: 3 })];
      const hash = createHash("sha256");
      for (const plan of plans) hash.update(JSON.stringify(renderAll(platform, plan, given)));
      return [platform.id, hash.digest("hex")];
    }),
  );
}
