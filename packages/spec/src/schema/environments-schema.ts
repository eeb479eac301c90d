import { CLUSTER_NAME, DURATION, ENVIRONMENT_NAME, HOST_NAME, KUBERNETES_NAME, OWNER, SECRET_SOURCE, VARIABLE_NAME } from "./patterns.ts";
import { variables } from "./service-schema.ts";
import type { ListNode, ObjectNode, TextNode } from "./schema-node.ts";

const name: TextNode = {
  title: "Name",
  description: "Names the environment in state, jobs and the platform's settings.",
  type: "string",
  ...ENVIRONMENT_NAME,
  examples: ["production"],
};

const approval: ObjectNode = {
  title: "Approval",
  description: "Who must agree before a version comes here.",
  type: "object",
  additionalProperties: false,
  required: ["reviewers"],
  properties: {
    reviewers: {
      title: "Reviewers",
      description: 'Teams or users, as the platform names them, without "@".',
      type: "array",
      items: { title: "Reviewer", description: "A team or user.", type: "string", ...OWNER },
      minItems: 1,
      maxItems: 6,
      examples: [["acme/orders-leads"]],
    },
    minimum: {
      title: "Minimum",
      description: "How many of them; GitHub knows only one.",
      type: "integer",
      minimum: 1,
      maximum: 10,
      default: 1,
      because: "every platform can ask for one",
    },
  },
};

const replicas: ObjectNode = {
  title: "Replicas",
  description: "Bounds of the autoscaler; not for kind: cronjob.",
  type: "object",
  additionalProperties: false,
  properties: {
    min: {
      title: "Minimum",
      description: "Replicas that always run.",
      type: "integer",
      minimum: 1,
      maximum: 1000,
      computed: "2, or max where that is less; 1 for a cronjob",
      because: "one may be restarted or moved at any time",
    },
    max: {
      title: "Maximum",
      description: "Replicas under load.",
      type: "integer",
      minimum: 1,
      maximum: 1000,
      computed: "twice min; 1 for a cronjob",
      because: "room to breathe and a bound on the bill",
    },
  },
};

const environment: ObjectNode = {
  title: "Environment",
  description: "A place a version is deployed to.",
  type: "object",
  additionalProperties: false,
  required: ["name"],
  properties: {
    name,
    cluster: {
      title: "Cluster",
      description: "Name of the cluster in Argo CD.",
      type: "string",
      ...CLUSTER_NAME,
      default: "in-cluster",
      because: "Argo CD's name for the cluster it runs in",
      examples: ["prod-eu-1"],
    },
    namespace: {
      title: "Namespace",
      description: "Kubernetes namespace.",
      type: "string",
      ...KUBERNETES_NAME,
      computed: "<service>-<environment>",
      because: "environments may share a cluster",
    },
    promotesFrom: {
      title: "Promotes from",
      description: "The environment a version must have been verified in before it comes here.",
      type: "string",
      ...ENVIRONMENT_NAME,
      computed: "the environment above it; the first one takes what was built",
      because: "the list reads as the way of a version",
    },
    promote: {
      title: "Promotion",
      description: "main: every delivery goes on here by itself; release: only a tag; manual: only the promote flow.",
      type: "string",
      enum: ["main", "release", "manual"],
      computed: "as the environment it promotes from; main for the first",
      because: "nothing can come here by itself that does not come there by itself",
    },
    soak: {
      title: "Soak",
      description: "How long a version must have been verified here before the next environment takes it.",
      type: "string",
      ...DURATION,
      default: "0m",
      because: "waiting is a decision",
      examples: ["30m", "1d"],
    },
    host: {
      title: "Host",
      description: "Host name under which the service is reached; only for kind: service. Without it there is no route.",
      type: "string",
      ...HOST_NAME,
      examples: ["orders.acme.example"],
    },
    approval,
    replicas,
    env: variables("Environment of the container here; wins over service.env."),
    secrets: {
      title: "Secrets",
      description: "Secrets that an External Secrets store in the cluster puts into the container; the pipeline never sees them.",
      type: "array",
      items: {
        title: "Secret",
        description: "One variable.",
        type: "object",
        additionalProperties: false,
        required: ["name", "from"],
        properties: {
          name: { title: "Name", description: "Environment variable of the container.", type: "string", ...VARIABLE_NAME, examples: ["DATABASE_URL"] },
          from: {
            title: "From",
            description: 'Path in the secret store; "#" names a property of it.',
            type: "string",
            ...SECRET_SOURCE,
            examples: ["orders/db", "orders/db#password"],
          },
        },
      },
      maxItems: 100,
      default: [],
    },
  },
};

export const environmentsSchema: ListNode = {
  title: "Environments",
  description: "Where versions are deployed, in order of promotion; a name alone takes every default. Not for kind: library.",
  type: "array",
  items: { title: "Environment", description: "A name, or an environment with details.", anyOf: [name, environment] },
  maxItems: 20,
  default: [],
  because: "without environments the image is built and published, and nothing is deployed",
  examples: [["dev", "staging", "production"]],
};
