import { ENTRY, IMAGE_PLATFORM, IMAGE_REPOSITORY, LICENSE, RELATIVE_FILE } from "./patterns.ts";
import type { ObjectNode } from "./schema-node.ts";

export const buildSchema: ObjectNode = {
  title: "Build",
  description: "How the image is built and where it goes; not for kind: library.",
  type: "object",
  additionalProperties: false,
  properties: {
    builder: {
      title: "Builder",
      description: "What builds the image.",
      type: "string",
      enum: ["dockerfile"],
      default: "dockerfile",
      because: "every image can be built from a Dockerfile",
    },
    image: {
      title: "Image",
      description: "Repository of the image with its registry, without tag; images are referred to by digest.",
      type: "string",
      ...IMAGE_REPOSITORY,
      examples: ["ghcr.io/acme/orders"],
    },
    dockerfile: {
      title: "Dockerfile",
      description: "Path of the Dockerfile from the folder of pipeline.yaml; written once when it is missing, then yours.",
      type: "string",
      ...RELATIVE_FILE,
      default: "Dockerfile",
      because: "where every tool looks first",
    },
    entry: {
      title: "Entry",
      description: "What the Dockerfile that is written for you starts, from the folder of pipeline.yaml: a script, or a Go package with a main function.",
      type: "string",
      ...ENTRY,
      computed: "src/main.js for node, ./cmd/<service> for go",
      because: "where most services begin",
      examples: ["server.js", "./cmd/orders"],
    },
    registry: {
      title: "Registry",
      description: "Access to the registry.",
      type: "object",
      additionalProperties: false,
      properties: {
        auth: {
          title: "Login",
          description: "platform: the platform's own short-lived token; secret: the secrets REGISTRY_USERNAME and REGISTRY_PASSWORD.",
          type: "string",
          enum: ["platform", "secret"],
          computed: "platform where the image lies in the registry of every platform named (ghcr.io, registry.gitlab.com), else secret",
          because: "a short-lived token can't be lost",
        },
      },
    },
    platforms: {
      title: "Architectures",
      description: "What the image is built for; more than one gives an index.",
      type: "array",
      items: { title: "Architecture", description: "Operating system and architecture.", type: "string", ...IMAGE_PLATFORM },
      minItems: 1,
      maxItems: 8,
      default: ["linux/amd64"],
      because: "each further one costs a build",
      examples: [["linux/amd64", "linux/arm64"]],
    },
  },
};

export const qualitySchema: ObjectNode = {
  title: "Quality",
  description: "What a change must fulfil.",
  type: "object",
  additionalProperties: false,
  properties: {
    coverage: {
      title: "Coverage",
      description: "Lowest accepted line coverage in per cent; 0 switches the gate off.",
      type: "number",
      minimum: 0,
      maximum: 100,
      computed: "80, or 0 where the language is none",
      because: "without a language nothing measures it",
      examples: [80],
    },
    failOn: {
      title: "Fail on",
      description: "Findings of this severity or above stop the flow.",
      type: "string",
      enum: ["low", "medium", "high", "critical"],
      default: "high",
      because: "lower ones are reported and stop nobody",
    },
  },
};

export const securitySchema: ObjectNode = {
  title: "Supply chain",
  description: "What is made and checked for every image.",
  type: "object",
  additionalProperties: false,
  properties: {
    signing: {
      title: "Signing",
      description: "keyless: with the run's own identity through Sigstore; key: with the secrets COSIGN_KEY and COSIGN_PASSWORD; none.",
      type: "string",
      enum: ["keyless", "key", "none"],
      default: "keyless",
      because: "there is no key to keep and to lose",
    },
    transparency: {
      title: "Transparency",
      description: "Where a signature is logged: public in Sigstore's log, for everybody to read; none.",
      type: "string",
      enum: ["public", "none"],
      computed: "public for keyless signatures, none with a key",
      because: "a certificate that lives for minutes is worth what the log says of its time",
    },
    sbom: {
      title: "Bill of materials",
      description: "Formats in which the contents of the image are listed; [] makes none.",
      type: "array",
      items: { title: "Format", description: "CycloneDX or SPDX.", type: "string", enum: ["cyclonedx", "spdx"] },
      maxItems: 2,
      default: ["cyclonedx", "spdx"],
      because: "scanners read the one, lawyers the other",
    },
    provenance: {
      title: "Provenance",
      description: "A signed statement of what was built from which commit by which run.",
      type: "boolean",
      computed: "true, or false where signing is none",
      because: "a statement nobody signed proves nothing",
    },
    licenses: {
      title: "Licences",
      description: "SPDX ids of the licences a dependency may have; [] accepts every licence.",
      type: "array",
      items: { title: "Licence", description: "An SPDX id.", type: "string", ...LICENSE },
      maxItems: 200,
      default: [],
      because: "which licences are accepted is a decision of the organization",
      examples: [["MIT", "Apache-2.0", "BSD-3-Clause"]],
    },
  },
};
