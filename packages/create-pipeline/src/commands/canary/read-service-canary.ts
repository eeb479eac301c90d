import { UsageError } from "../../command.ts";
import type { CommandContext } from "../../command.ts";
import { hasService } from "../../workspace.ts";

/**
 * The seam for the service's own canary: pipeline.yaml can't describe one yet. Once `delivery.canary` is part of the language,
 * its configuration is read here, and `-f` is only needed for manifests that were written by hand.
 */
export function readServiceCanary(context: CommandContext): never {
  if (hasService(context, ".")) {
    throw new UsageError("pipeline.yaml doesn't describe a canary yet", "give the rendered manifests: create-pipeline canary power -f deploy/ …");
  }
  throw new UsageError("there are no manifests to look at", "give a file or a folder of rendered manifests with -f");
}
