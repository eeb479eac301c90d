import { existsSync } from "node:fs";
import { afterAll, beforeAll } from "vitest";
import { describeWithTools } from "../../../tools/describe-with-tools.ts";
import type { Runner } from "./harness/flow-run.ts";
import { gitleaksPath } from "./harness/machine.ts";
import type { Example } from "./harness/service-repository.ts";
import { openWorld } from "./harness/world.ts";
import type { World } from "./harness/world.ts";
import { proveFlowsByHand, proveQuietState } from "./proofs/by-hand.ts";
import { proveDelivery } from "./proofs/delivery.ts";
import { proveGates } from "./proofs/gates.ts";

const TOOLS = ["helm", "cosign", "syft", "hadolint", "docker-registry", "buildah", "rsync"];

/** Everything that a generated pipeline promises, run for one example by one runner, in one repository. */
export function prove(example: Example, runner: Runner["name"]): void {
  describeWithTools(`${example} in ${runner}`, [...TOOLS, runner], () => {
    let world: World;
    beforeAll(async () => {
      if (!existsSync(gitleaksPath)) throw new Error("gitleaks is not built: npm run tools:install -- gitleaks");
      world = await openWorld(example, runner);
    }, 120_000);
    afterAll(() => world?.close());
    proveGates(() => world);
    proveDelivery(() => world);
    proveFlowsByHand(() => world);
    proveQuietState(() => world);
  });
}
