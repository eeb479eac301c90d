import type { GroupVersionKind, Schema } from "./json-schema.ts";
import { toJsonSchema } from "./json-schema.ts";

/** The schema of one kind and the file that kubeconform looks for. */
export interface KindSchema {
  readonly file: string;
  readonly schema: Schema;
}

/** What the swagger file of Kubernetes holds, as far as schemas go. */
export interface Swagger {
  readonly definitions: Record<string, Schema>;
}

/** The manifest of a custom resource definition. */
export interface CustomResourceDefinition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema?: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

const prefix = "#/definitions/";
const quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity";
const objectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

/** One schema per built-in kind, each with the definitions it needs, so that a file stands alone and may recurse. */
export function builtInKinds(swagger: Swagger): readonly KindSchema[] {
  const definitions = convertDefinitions(swagger);
  return Object.entries(swagger.definitions).flatMap(([name, source]) => {
    const kinds = source["x-kubernetes-group-version-kind"] ?? [];
    // DeleteOptions and WatchEvent belong to every group and are never written to a manifest.
    const [kind, ...others] = kinds;
    if (kind === undefined || others.length > 0) return [];
    return [{ file: builtInFile(kind), schema: standAlone(identified(definitions[name] ?? {}, kind), definitions) }];
  });
}

/** kubeconform's `{{.ResourceKind}}{{.KindSuffix}}`: only the first label of the group counts, and the core group has none. */
function builtInFile({ group, version, kind }: GroupVersionKind): string {
  const label = group.split(".")[0] ?? "";
  return `${[kind.toLowerCase(), label, version].filter((part) => part !== "").join("-")}.json`;
}

/** One schema per served version of a custom resource; object metadata follows the given Kubernetes version. */
export function customKinds(definition: CustomResourceDefinition, swagger: Swagger): readonly KindSchema[] {
  const { group, names, versions } = definition.spec;
  return versions.flatMap(({ name: version, served, schema: versionSchema }) => {
    if (!served || versionSchema === undefined) return [];
    const kind: GroupVersionKind = { group, version, kind: names.kind };
    const schema = identified(toJsonSchema(versionSchema.openAPIV3Schema), kind);
    schema.properties = { ...schema.properties, metadata: { $ref: `${prefix}${objectMeta}` } };
    return [{ file: `${group}/${names.kind.toLowerCase()}_${version}.json`, schema: standAlone(schema, convertDefinitions(swagger)) }];
  });
}

function convertDefinitions(swagger: Swagger): Record<string, Schema> {
  const definitions = Object.fromEntries(Object.entries(swagger.definitions).map(([name, source]) => [name, toJsonSchema(source)]));
  // The API description says "string", the API server takes numbers too, and so do most manifests (`cpu: 1`).
  definitions[quantity] = { oneOf: [{ type: "string" }, { type: "number" }] };
  return definitions;
}

function identified(schema: Schema, { group, version, kind }: GroupVersionKind): Schema {
  const apiVersion = group === "" ? version : `${group}/${version}`;
  return {
    ...schema,
    properties: { ...schema.properties, apiVersion: { const: apiVersion }, kind: { const: kind } },
    required: [...new Set(["apiVersion", "kind", ...(schema.required ?? [])])],
  };
}

function standAlone(schema: Schema, definitions: Record<string, Schema>): Schema {
  const needed: Record<string, Schema> = {};
  const queue = referencesOf(schema);
  for (const name of queue) {
    if (name in needed) continue;
    const definition = definitions[name];
    if (definition === undefined) throw new Error(`the API description refers to "${name}", which it does not define`);
    needed[name] = definition;
    queue.push(...referencesOf(definition));
  }
  return { $schema: "http://json-schema.org/draft-07/schema#", ...schema, ...(queue.length > 0 ? { definitions: needed } : {}) };
}

function referencesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => (key === "$ref" && typeof child === "string" ? [child.slice(prefix.length)] : referencesOf(child)));
}
