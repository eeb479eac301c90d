import { DURATION, IMAGE_BY_DIGEST, JOB_ID, JOB_IMAGE, SCRIPT } from "./patterns.ts";
import { variables } from "./service-schema.ts";
import type { ListNode, MapNode } from "./schema-node.ts";

const services: ListNode = {
  title: "Service containers",
  description: "Containers that run beside the job, such as a database for tests.",
  type: "array",
  maxItems: 10,
  items: {
    title: "Service container",
    description: "One container, reached under its name.",
    type: "object",
    additionalProperties: false,
    required: ["name", "image"],
    properties: {
      name: { title: "Name", description: "Host name of the container for the job.", type: "string", ...JOB_ID, examples: ["postgres"] },
      image: { title: "Image", description: "Image by digest.", type: "string", ...IMAGE_BY_DIGEST },
      env: variables("Environment of this container."),
      ports: {
        title: "Ports",
        description: "Ports the container listens on.",
        type: "array",
        items: { title: "Port", description: "A port.", type: "integer", minimum: 1, maximum: 65535 },
        maxItems: 20,
        default: [],
        examples: [[5432]],
      },
    },
  },
};

export const jobsSchema: MapNode = {
  title: "Jobs",
  description: "Additions to jobs by id (see create-pipeline plan), and jobs of your own.",
  type: "object",
  default: {},
  propertyNames: JOB_ID,
  maxProperties: 100,
  additionalProperties: {
    title: "Job",
    description: "What to change in a job of a template; with image and run, a job of your own.",
    type: "object",
    additionalProperties: false,
    properties: {
      timeout: {
        title: "Timeout",
        description: "How long the job may take.",
        type: "string",
        ...DURATION,
        computed: "the job's own; 15m for a job of yours",
        because: "the templates know their jobs",
        examples: ["20m"],
      },
      env: variables("Environment of the job's steps; nothing secret."),
      services,
      flows: {
        title: "Flows",
        description: "Flows a job of your own belongs to.",
        type: "array",
        items: { title: "Flow", description: "verify runs on a change, deliver on main.", type: "string", enum: ["verify", "deliver"] },
        minItems: 1,
        maxItems: 2,
        computed: "both, for a job of yours",
        because: "what gates a change gates its delivery",
      },
      needs: {
        title: "Needs",
        description: "Ids of jobs that a job of your own waits for.",
        type: "array",
        items: { title: "Job", description: "The id of a job.", type: "string", ...JOB_ID },
        maxItems: 50,
        examples: [["unit-test"]],
      },
      image: {
        title: "Image",
        description: "What a job of your own runs in: a pinned image's id, or an image by digest.",
        type: "string",
        ...JOB_IMAGE,
        examples: ["node"],
      },
      run: { title: "Script", description: "Shell script of a job of your own.", type: "string", ...SCRIPT, examples: ["npm run test:contract"] },
    },
  },
  examples: [{ "unit-test": { timeout: "20m" } }],
};
