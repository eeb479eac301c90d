import { deliverySchema, tasksSchema } from "./delivery-schema.ts";
import { environmentsSchema } from "./environments-schema.ts";
import { buildSchema, qualitySchema, securitySchema } from "./gates-schema.ts";
import { jobsSchema } from "./jobs-schema.ts";
import { platformSchema } from "./platform-schema.ts";
import type { ObjectNode } from "./schema-node.ts";
import { serviceSchema } from "./service-schema.ts";

/** The one source of what pipeline.yaml may hold: validation, schema.json, reference and explain are made from it. */
export const schema: ObjectNode = {
  title: "pipeline.yaml",
  description: "What a service is; its delivery pipeline follows from it.",
  type: "object",
  additionalProperties: false,
  required: ["version", "service", "platform"],
  properties: {
    version: { title: "Version", description: "Version of this language.", type: "integer", enum: [1] },
    service: serviceSchema,
    platform: platformSchema,
    build: buildSchema,
    quality: qualitySchema,
    security: securitySchema,
    delivery: deliverySchema,
    environments: environmentsSchema,
    jobs: jobsSchema,
    tasks: tasksSchema,
  },
};

/** Keys that later versions will use; refused with a message of their own until then. */
export const RESERVED_KEYS: readonly string[] = ["extends", "templates", "presets"];
