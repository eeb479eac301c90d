import type { ListNode, ObjectNode, TextNode, UnionNode } from "./schema-node.ts";

const PLATFORMS = ["github-actions", "gitlab-ci"] as const;

const name: TextNode = {
  title: "Platform",
  description: "The CI system the pipeline is written for.",
  type: "string",
  enum: PLATFORMS,
  examples: ["gitlab-ci"],
};

const detailed: ObjectNode = {
  title: "Platform in detail",
  description: "The platform with what its licence allows.",
  type: "object",
  additionalProperties: false,
  required: ["name"],
  properties: {
    name,
    edition: {
      title: "Edition",
      description: "What the licence allows: GitHub free, team or enterprise; GitLab free, premium or ultimate.",
      type: "string",
      enum: ["free", "team", "enterprise", "premium", "ultimate"],
      default: "free",
      because: "nothing is relied on that a licence may lack",
    },
    visibility: {
      title: "Visibility",
      description: "Whether everybody can read the repository; some protections come free with public ones only.",
      type: "string",
      enum: ["public", "private"],
      default: "private",
      because: "nothing is relied on that only public repositories have",
    },
  },
};

const several: ListNode = {
  title: "Several platforms",
  description: "The same pipeline on each of them, for instance while moving from one to the other.",
  type: "array",
  items: { title: "Platform", description: "A name, or a name with details.", anyOf: [name, detailed] },
  minItems: 1,
  maxItems: 13,
};

export const platformSchema: UnionNode = {
  title: "Platform",
  description: "The CI system: a name, a name with edition and visibility, or a list of these.",
  anyOf: [name, detailed, several],
  examples: ["github-actions", { name: "github-actions", edition: "team" }, ["github-actions", "gitlab-ci"]],
};
