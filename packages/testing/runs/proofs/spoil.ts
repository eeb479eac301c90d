import type { Example, ServiceRepository } from "../harness/service-repository.ts";

/** Changes that a gate has to stop, as files over the sound repository. */
export interface Spoiling {
  readonly files: Readonly<Record<string, string>>;
  /** The jobs that must turn red, with what each must name as its reason. */
  readonly red: Readonly<Record<string, RegExp>>;
}

type Spoiler = (repository: ServiceRepository) => Record<string, string>;

const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join("\n");

const lintErrors: Readonly<Record<Example, Spoiler>> = {
  orders: () => ({ "src/broken.js": "export function broken() {\n  debugger;\n}\n" }),
  payments: () => ({ "internal/payment/broken.go": "package payment\n\nfunc   broken( )   {}\n" }),
};

const failingTests: Readonly<Record<Example, Spoiler>> = {
  orders: () => ({
    "test/broken.test.js": 'import { test } from "node:test";\n\ntest("broken on purpose", () => {\n  throw new Error("broken on purpose");\n});\n',
  }),
  payments: () => ({
    "internal/payment/broken_test.go": 'package payment\n\nimport "testing"\n\nfunc TestBroken(t *testing.T) {\n\tt.Fatal("broken on purpose")\n}\n',
  }),
};

const uncovered: Readonly<Record<Example, Spoiler>> = {
  orders: (repository) => ({
    // The example has limits of its own, which would stop its tests before the gate is asked.
    "package.json": repository.read("package.json").replaceAll(/ --test-coverage-(?:lines|branches|functions)=\d+/g, ""),
    "src/uncovered.js": `export function uncovered(value) {\n${lines(900, (index) => `  if (value === ${index}) return "${index}";`)}\n  return "";\n}\n`,
    "test/uncovered.test.js":
      'import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { uncovered } from "../src/uncovered.js";\n\ntest("uncovered", () => {\n  assert.equal(uncovered(0), "0");\n});\n',
  }),
  payments: () => ({
    "internal/payment/uncovered.go": `package payment\n\n// Uncovered is called by no test.\nfunc Uncovered(n int) int {\n${lines(400, () => "\tn++")}\n\treturn n\n}\n`,
  }),
};

/** Something with the form of a token, put together here so that this file holds none. */
const secret: Spoiler = () => ({ "settings.txt": `github = "${["ghp", "x7Kq2mVb9LcR4tZw8NfY1sHd6GjP3aUeB5oQ"].join("_")}"\n` });
const badDockerfile: Spoiler = (repository) => ({ Dockerfile: `${repository.read("Dockerfile")}MAINTAINER nobody\n` });
const badValues: Spoiler = (repository) => ({ "deploy/environments/dev.yaml": `${repository.read("deploy/environments/dev.yaml")}nonsense: true\n` });

/** Independent mistakes share a run: each has a job of its own to turn red. */
export function spoilings(repository: ServiceRepository): Readonly<Record<string, Spoiling>> {
  const { example } = repository;
  return {
    "a lint error, a secret and a value that the chart does not know": {
      files: { ...lintErrors[example](repository), ...secret(repository), ...badValues(repository) },
      red: { lint: /broken\.(?:js|go)/, "scan-secrets": /leaks found: [1-9]/, "lint-manifests": /nonsense/ },
    },
    "a failing test and a bad Dockerfile": {
      files: { ...failingTests[example](repository), ...badDockerfile(repository) },
      red: { "unit-test": /broken on purpose/, "lint-dockerfile": /DL4000/ },
    },
    "too little coverage": { files: uncovered[example](repository), red: { coverage: /80/ } },
  };
}

/** A call that the rules in the repository forbid. */
export function dangerousCall({ example }: ServiceRepository): { readonly files: Record<string, string>; readonly rule: RegExp } {
  if (example === "orders") return { files: { "src/dangerous.js": "export const run = (text) => eval(text);\n" }, rule: /node-eval/ };
  return {
    files: { "internal/payment/dangerous.go": 'package payment\n\nimport "crypto/tls"\n\nvar insecure = &tls.Config{InsecureSkipVerify: true}\n' },
    rule: /go-tls-unverified/,
  };
}
