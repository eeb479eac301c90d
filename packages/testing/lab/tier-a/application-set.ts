/**
 * What Argo CD makes of an ApplicationSet and a state file, as far as a cluster without Argo CD needs it: the namespace with its labels,
 * and the values that the state brings. Tier B has the real controller.
 */
import { parse } from "yaml";

type Json = Readonly<Record<string, unknown>>;

/** What the state file of an environment says. */
export interface StateValues {
  readonly image: string;
  readonly digest: string;
  readonly revision: string;
  readonly version: string;
}

export interface Application {
  readonly namespace: string;
  readonly namespaceLabels: Readonly<Record<string, string>>;
  readonly release: string;
  /** Files relative to the repository's root. */
  readonly valueFiles: readonly string[];
  readonly valuesObject: Json;
}

interface ApplicationSet {
  readonly spec: {
    readonly generators: readonly { readonly git: { readonly values: Readonly<Record<string, string>> } }[];
    readonly template: { readonly spec: ApplicationSpec };
  };
}
interface ApplicationSpec {
  readonly source: { readonly helm: { readonly releaseName: string; readonly valueFiles: readonly string[]; readonly valuesObject: Json } };
  readonly destination: { readonly namespace: string };
  readonly syncPolicy: { readonly managedNamespaceMetadata: { readonly labels: Readonly<Record<string, string>> } };
}

export function applicationOf(applicationSet: string, environment: string, state: StateValues): Application {
  const { generators, template } = (parse(applicationSet) as ApplicationSet).spec;
  const own = generators.filter(({ git }) => git.values["environment"] === environment);
  const [generator] = own;
  if (generator === undefined || own.length > 1) throw new Error(`the ApplicationSet has ${own.length} generators for ${environment}, not one`);
  const { source, destination, syncPolicy } = fill(template.spec, { ...state, values: generator.git.values });
  return {
    namespace: destination.namespace,
    namespaceLabels: syncPolicy.managedNamespaceMetadata.labels,
    release: source.helm.releaseName,
    valueFiles: source.helm.valueFiles.map((path) => path.replace(/^\//, "")),
    valuesObject: source.helm.valuesObject,
  };
}

/** Go's templates with `missingkey=error`, as far as ours use them: `{{ .name }}` and `{{ .values.name }}`. */
function fill<T>(template: T, data: Json): T {
  if (typeof template === "string") return fillText(template, data) as T;
  if (Array.isArray(template)) return template.map((item: unknown) => fill(item, data)) as T;
  if (typeof template !== "object" || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fill(value as unknown, data)])) as T;
}

function fillText(text: string, data: Json): string {
  const filled = text.replaceAll(/\{\{ ((?:\.\w+)+) \}\}/g, (_, path: string) => {
    const value = path
      .slice(1)
      .split(".")
      .reduce<unknown>((from, key) => (from as Json | undefined)?.[key], data);
    if (typeof value !== "string") throw new Error(`${path} in "${text}" is not among the values of the state`);
    return value;
  });
  if (filled.includes("{{")) throw new Error(`"${text}" is more than this reads of Go's templates`);
  return filled;
}
