import { BRANCH, CRON, IMAGE_BY_DIGEST, KUBERNETES_NAME, RELATIVE_FILE, REPOSITORY_ADDRESS, REPOSITORY_NAME, REVISION, SERVER, VERSION } from "./patterns.ts";
import { canarySchema } from "./canary-schema.ts";
import type { ObjectNode } from "./schema-node.ts";

const argocd: ObjectNode = {
  title: "Argo CD",
  description: "Where Argo CD is.",
  type: "object",
  additionalProperties: false,
  properties: {
    server: {
      title: "Server",
      description: "Host of the API, for verify: argocd; the token is the secret ARGOCD_TOKEN.",
      type: "string",
      ...SERVER,
      examples: ["argocd.acme.example"],
    },
    project: {
      title: "Project",
      description: "The AppProject of the service.",
      type: "string",
      ...KUBERNETES_NAME,
      computed: "the name of the service",
      because: "a project of its own keeps a service in its namespaces",
    },
    namespace: {
      title: "Namespace",
      description: "Namespace Argo CD runs in.",
      type: "string",
      ...KUBERNETES_NAME,
      default: "argocd",
      because: "Argo CD's own default",
    },
  },
};

const state: ObjectNode = {
  title: "State",
  description: "Where it is kept what each environment should run.",
  type: "object",
  additionalProperties: false,
  properties: {
    repository: {
      title: "Repository",
      description: "Address of the repository of the state.",
      type: "string",
      ...REPOSITORY_ADDRESS,
      computed: "the service's own repository",
      because: "nothing else has to be set up",
      examples: ["https://github.com/acme/environments.git"],
    },
    branch: {
      title: "Branch",
      description: "Branch of the state; it triggers no pipeline.",
      type: "string",
      ...BRANCH,
      default: "environments",
      because: "state is not source",
    },
    path: {
      title: "Path",
      description: "Folder of the service's state files on that branch.",
      type: "string",
      ...RELATIVE_FILE,
      computed: "the name of the service",
      because: "several services may share the branch",
    },
  },
};

export const deliverySchema: ObjectNode = {
  title: "Delivery",
  description: "How a version gets into an environment; not for kind: library.",
  type: "object",
  additionalProperties: false,
  properties: {
    workload: {
      title: "Workload",
      description: "What describes the workload to Kubernetes.",
      type: "string",
      enum: ["helm", "none"],
      computed: "helm where there are environments, else none",
      because: "a chart is what most clusters take",
    },
    gitops: {
      title: "GitOps",
      description: "What brings the state into the cluster.",
      type: "string",
      enum: ["argo-cd", "none"],
      computed: "argo-cd where there is a workload, else none",
      because: "the pipeline then needs no access to a cluster",
    },
    rollout: {
      title: "Rollout",
      description: "How a new version replaces the old one.",
      type: "string",
      enum: ["rolling", "canary"],
      computed: "canary where canary is given, else rolling",
      because: "Kubernetes does that by itself",
    },
    canary: canarySchema,
    verify: {
      title: "Verification",
      description:
        "How the pipeline learns that a version is healthy: argocd asks Argo CD's API, status waits for the commit status that its notifications report, none believes it.",
      type: "string",
      enum: ["argocd", "status", "none"],
      computed: "argocd where argocd.server is given, else status with argo-cd, else none",
      because: "the nearest witness is asked",
    },
    argocd,
    state,
    rescan: {
      title: "Rescan",
      description: "When what is deployed is scanned again, in UTC.",
      type: "string",
      ...CRON,
      computed: "nightly between 1:00 and 5:59, at a minute that follows from the name of the service",
      because: "a thousand services should not start at once",
      examples: ["15 3 * * *"],
    },
  },
};

export const tasksSchema: ObjectNode = {
  title: "Tasks",
  description: "Where the tasks that the jobs run come from.",
  type: "object",
  additionalProperties: false,
  properties: {
    form: {
      title: "Form",
      description: "referenced: from the organization's task repository; embedded: copied into .pipeline/actions.",
      type: "string",
      enum: ["embedded", "referenced"],
      computed: "referenced where repository is given, else embedded",
      because: "embedded tasks need nothing published",
    },
    repository: { title: "Repository", description: "Repository of the tasks.", type: "string", ...REPOSITORY_NAME, examples: ["acme/pipelines"] },
    revision: { title: "Revision", description: "The commit of that repository, whole.", type: "string", ...REVISION },
    version: { title: "Version", description: "The version that the commit stands for, for people.", type: "string", ...VERSION, examples: ["1.4.0"] },
    image: {
      title: "Image",
      description: "Image by digest in which the tasks run.",
      type: "string",
      ...IMAGE_BY_DIGEST,
      computed: "the pinned one",
      because: "it is known to provide what the tasks need",
    },
  },
};
