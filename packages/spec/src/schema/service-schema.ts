import { CRON, GLOB, OWNER, PRINTABLE, REPOSITORY_ADDRESS, SERVICE_NAME, TOOLCHAIN, URL_PATH, VARIABLE_NAME } from "./patterns.ts";
import type { MapNode, ObjectNode } from "./schema-node.ts";

export function variables(description: string): MapNode {
  return {
    title: "Environment variables",
    description,
    type: "object",
    default: {},
    propertyNames: VARIABLE_NAME,
    additionalProperties: {
      title: "Value",
      description: "A text; write numbers and booleans in quotes, so that they arrive as written.",
      type: "string",
      ...PRINTABLE,
    },
    maxProperties: 200,
    examples: [{ LOG_LEVEL: "info" }],
  };
}

export const serviceSchema: ObjectNode = {
  title: "Service",
  description: "What the service is.",
  type: "object",
  additionalProperties: false,
  required: ["name", "owner", "language"],
  properties: {
    name: {
      title: "Name",
      description: "Names the service in file names, images, releases and the state; unique in the repository.",
      type: "string",
      ...SERVICE_NAME,
      examples: ["orders"],
    },
    kind: {
      title: "Kind",
      description: "service answers requests, worker runs without a port, cronjob runs on a schedule, library is published as a package and deployed nowhere.",
      type: "string",
      enum: ["service", "worker", "cronjob", "library"],
      default: "service",
      because: "most units of delivery answer requests",
    },
    owner: {
      title: "Owner",
      description: 'Team or user that owns the generated files in CODEOWNERS, as the platform names it, without "@".',
      type: "string",
      ...OWNER,
      examples: ["acme/team-orders", "team-orders"],
    },
    language: {
      title: "Language",
      description: "Decides linters, tests, caches and the seeded Dockerfile; none brings only what works on any source.",
      type: "string",
      enum: ["node", "go", "none"],
    },
    toolchain: {
      title: "Toolchain version",
      description: "Version of the language's toolchain.",
      type: "string",
      ...TOOLCHAIN,
      computed: "the repository's own file (.node-version, .nvmrc, engines, go.mod)",
      because: "one place should say it",
      examples: ["24", "1.26"],
    },
    port: {
      title: "Port",
      description: "The port the container listens on; above 1023, because it does not run as root.",
      type: "integer",
      minimum: 1024,
      maximum: 65535,
      default: 8080,
      because: "it needs no privileges; only for kind: service",
    },
    health: {
      title: "Health endpoints",
      description: "What Kubernetes asks over HTTP on the port.",
      type: "object",
      additionalProperties: false,
      properties: {
        live: {
          title: "Liveness",
          description: "Fails only when a restart would help; asks no other system.",
          type: "string",
          ...URL_PATH,
          default: "/healthz",
          because: "the name Kubernetes itself uses",
        },
        ready: {
          title: "Readiness",
          description: "Fails while the service can't take requests.",
          type: "string",
          ...URL_PATH,
          default: "/readyz",
          because: "the name Kubernetes itself uses",
        },
      },
    },
    env: variables("Environment of the container in every environment; nothing secret."),
    repository: {
      title: "Repository",
      description: "Address the clusters clone this repository from; needed with GitOps.",
      type: "string",
      ...REPOSITORY_ADDRESS,
      examples: ["https://github.com/acme/orders.git"],
    },
    schedule: {
      title: "Schedule",
      description: "When a cronjob runs, in UTC; only for kind: cronjob, which needs it.",
      type: "string",
      ...CRON,
      examples: ["*/15 * * * *"],
    },
    paths: {
      title: "Paths",
      description: "Globs from the root of the repository whose changes concern the service; others skip its pipeline.",
      type: "array",
      items: { title: "Glob", description: "A file or a pattern with * and **.", type: "string", ...GLOB },
      maxItems: 100,
      computed: "everything for a pipeline.yaml at the root, else its own folder",
      because: "a service of a monorepo should not run when another one changes",
      examples: [["services/orders/**", "libs/money/**"]],
    },
  },
};
