// https://slsa.dev/spec/v1.2/build-provenance
import type { Inputs } from "@create-pipeline/action-kit";

/** The predicate of https://slsa.dev/provenance/v1, as far as a job can know it. */
export interface Provenance {
  readonly buildDefinition: {
    readonly buildType: string;
    readonly externalParameters: Readonly<Record<string, unknown>>;
    readonly internalParameters: Readonly<Record<string, unknown>>;
    readonly resolvedDependencies: readonly { readonly uri: string; readonly digest: Readonly<Record<string, string>> }[];
  };
  readonly runDetails: {
    readonly builder: { readonly id: string };
    readonly metadata: { readonly invocationId: string; readonly startedOn?: string };
  };
}

/** Makes the provenance from neutral inputs; the same on every platform. */
export function makeProvenance(inputs: Inputs): Provenance {
  const { repository = "", revision = "", ref = "", started_on: startedOn = "" } = inputs;
  return {
    buildDefinition: {
      buildType: inputs["build_type"] ?? "",
      externalParameters: { source: { repository, ...(ref === "" ? {} : { ref }) } },
      internalParameters: {},
      resolvedDependencies: [{ uri: sourceUri(repository, ref), digest: { gitCommit: revision } }],
    },
    runDetails: {
      builder: { id: inputs["builder_id"] ?? "" },
      metadata: { invocationId: inputs["run_url"] ?? "", ...(startedOn === "" ? {} : { startedOn }) },
    },
  };
}

/** git+https://… as SPDX and SLSA write it. */
function sourceUri(repository: string, ref: string): string {
  const uri = repository.startsWith("git://") ? repository : `git+${repository}`;
  return ref === "" ? uri : `${uri}@${ref}`;
}
