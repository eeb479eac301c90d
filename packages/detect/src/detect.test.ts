import fc from "fast-check";
import { parseSpec, printSpec } from "@create-pipeline/spec";
import { expect, test } from "vitest";
import { detect } from "./detect.ts";
import type { DetectContext, Finding } from "./findings.ts";
import { propose } from "./propose.ts";
import { treeOf } from "./testing/tree-of.ts";

const GITHUB = "git@github.com:Acme/Orders.git";
const root = (remote?: string): DetectContext => ({ directory: "", ...(remote === undefined ? {} : { remote }) });

/** Each finding with what says it, the problems, and the file that follows. */
function report(files: Readonly<Record<string, string>>, context: DetectContext): string {
  const findings = detect(treeOf(files), context);
  const { answers, diagnostics } = propose(findings);
  const text = printSpec(answers, { directory: context.directory });
  const { directory: _, commands, diagnostics: __, ...single } = findings;
  return [
    ...Object.entries(single).map(([key, found]) => `${key}: ${shown(found)}`),
    ...commands.map((found) => `command: ${shown(found)}`),
    ...diagnostics.map(({ code, severity, message }) => `${severity} ${message} [${code}]`),
    ...text.split("\n").slice(2),
    ...parseSpec(text, "pipeline.yaml", { directory: context.directory }).diagnostics.map(({ message }) => `PROBLEM ${message}`),
  ].join("\n");
}

function shown({ value, evidence }: Finding<unknown>): string {
  return `${String(value)} (${typeof evidence === "string" ? evidence : `${evidence.file}:${evidence.line}:${evidence.column}`})`;
}

test("a Node service", () => {
  const files = {
    "package.json":
      '{\n  "name": "@acme/orders",\n  "engines": { "node": ">=24" },\n  "scripts": { "start": "node server.js", "test": "node --test", "lint": "oxlint" }\n}\n',
    "package-lock.json": "{}",
    "server.js": 'import http from "node:http";\n// app.listen(1234)\nconst port = Number(process.env.PORT ?? 3000);\nhttp.createServer(route).listen(port);\n',
    "routes.js": 'app.get("/health/live", ok);\napp.get(`/health/ready`, ok);\n',
    "test/server.test.js": 'server.listen(9999); get("/healthz");',
    ".github/CODEOWNERS": "# owners\n* @acme/platform\n*.md @acme/docs\n/ @acme/team-orders @acme/other\n",
  };

  expect(report(files, root(GITHUB))).toMatchInlineSnapshot(`
    "name: orders (package.json:2:11)
    kind: service (server.js:3:41)
    language: node (package.json:1:1)
    toolchain: >=24 (package.json:3:3)
    owner: acme/team-orders (.github/CODEOWNERS:4:3)
    port: 3000 (server.js:3:41)
    live: /health/live (routes.js:1:10)
    ready: /health/ready (routes.js:2:10)
    entry: server.js (package.json:4:16)
    platform: github-actions (the git remote)
    image: ghcr.io/acme/orders (the git remote)
    repository: https://github.com/Acme/Orders.git (the git remote)
    command: npm run lint (package.json:4:66)
    command: npm run test (package.json:4:43)
    command: npm run start (package.json:4:16)
    warning package.json has no script "coverage"; the coverage gate is off [detect/no-coverage]
    version: 1
    service:
      name: orders
      owner: acme/team-orders
      language: node
      port: 3000
      health: { live: /health/live, ready: /health/ready }
      repository: https://github.com/Acme/Orders.git
    platform: github-actions
    build:
      image: ghcr.io/acme/orders
      entry: server.js
    quality:
      coverage: 0
    environments:
      - dev
      - staging
      - name: production
        promote: release
    "
  `);
});

test("a Go service", () => {
  const files = {
    "go.mod": "module gitlab.com/acme/pay/payments/v2\n\ngo 1.26.0\n\ntoolchain go1.26.8\n",
    "cmd/payments/main.go": 'package main\n\nfunc main() {\n\taddr := flag.String("addr", ":9090", "where")\n\tsrv.ListenAndServe()\n}\n',
    "internal/api/api.go": 'package api\n\nfunc Routes() {\n\tmux.HandleFunc("GET /livez", live)\n\tmux.HandleFunc("GET /readyz", ready)\n}\n',
    "internal/api/api_test.go": 'package api\n\nvar _ = "/ready"\n',
  };

  expect(report(files, root("https://oauth2:secret@gitlab.com/acme/pay/payments.git"))).toMatchInlineSnapshot(`
    "name: payments (go.mod:1:8)
    kind: service (cmd/payments/main.go:4:32)
    language: go (go.mod:1:8)
    toolchain: 1.26.8 (go.mod:5:13)
    owner: acme/pay (the git remote)
    port: 9090 (cmd/payments/main.go:4:32)
    live: /livez (internal/api/api.go:4:22)
    ready: /readyz (internal/api/api.go:5:22)
    entry: ./cmd/payments (cmd/payments/main.go:3:1)
    platform: gitlab-ci (the git remote)
    image: registry.gitlab.com/acme/pay/payments (the git remote)
    repository: https://gitlab.com/acme/pay/payments.git (the git remote)
    command: go build ./cmd/payments (cmd/payments/main.go:3:1)
    warning no CODEOWNERS says who owns the service; "acme/pay" is assumed [detect/guessed-owner]
    version: 1
    service:
      name: payments
      owner: acme/pay
      language: go
      port: 9090
      health: { live: /livez }
      repository: https://gitlab.com/acme/pay/payments.git
    platform: gitlab-ci
    build:
      image: registry.gitlab.com/acme/pay/payments
    environments:
      - dev
      - staging
      - name: production
        promote: release
    "
  `);
});

test("a service in a folder of a monorepo", () => {
  const files = {
    "package-lock.json": "{}",
    "package.json": '{ "name": "root", "workspaces": ["services/*"] }',
    "services/orders/package.json": '{ "name": "orders", "scripts": { "start": "node src/main.js" } }',
    "services/orders/src/main.js": "app.listen(8080);",
    "services/orders/.nvmrc": "24\n",
    "services/payments/src/main.js": "app.listen(7777);",
    CODEOWNERS: "* @acme/everybody\n/services/orders/ @acme/team-orders\n/services/payments/ @acme/team-payments\n",
  };

  expect(report(files, { directory: "services/orders", remote: GITHUB })).toMatchInlineSnapshot(`
    "name: orders (services/orders/package.json:1:11)
    kind: service (services/orders/src/main.js:1:12)
    language: node (services/orders/package.json:1:1)
    toolchain: 24 (services/orders/.nvmrc:1:1)
    owner: acme/team-orders (CODEOWNERS:2:19)
    port: 8080 (services/orders/src/main.js:1:12)
    entry: src/main.js (services/orders/package.json:1:34)
    platform: github-actions (the git remote)
    image: ghcr.io/acme/orders/orders (the git remote)
    repository: https://github.com/Acme/Orders.git (the git remote)
    command: npm run start (services/orders/package.json:1:34)
    warning no health endpoint was seen in the source; /healthz and /readyz are assumed [detect/no-health]
    warning package.json has no script "coverage"; the coverage gate is off [detect/no-coverage]
    version: 1
    service:
      name: orders
      owner: acme/team-orders
      language: node
      repository: https://github.com/Acme/Orders.git
    platform: github-actions
    build:
      image: ghcr.io/acme/orders/orders
    quality:
      coverage: 0
    environments:
      - dev
      - staging
      - name: production
        promote: release
    "
  `);
});

test("a Dockerfile says the port, and tells a worker from a library", () => {
  expect(report({ "package.json": '{ "name": "api" }', "package-lock.json": "{}", Dockerfile: "FROM node\nEXPOSE 80 443\n" }, root(GITHUB)))
    .toMatchInlineSnapshot(`
    "name: api (package.json:1:11)
    kind: service (Dockerfile:2:8)
    language: node (package.json:1:1)
    owner: Acme (the git remote)
    port: 80 (Dockerfile:2:8)
    dockerfile: Dockerfile (Dockerfile:1:1)
    platform: github-actions (the git remote)
    image: ghcr.io/acme/orders (the git remote)
    repository: https://github.com/Acme/Orders.git (the git remote)
    warning no CODEOWNERS says who owns the service; "Acme" is assumed [detect/guessed-owner]
    warning port 80 needs root, and the container runs without; 8080 is assumed [detect/privileged-port]
    warning no health endpoint was seen in the source; /healthz and /readyz are assumed [detect/no-health]
    warning package.json has no script "coverage"; the coverage gate is off [detect/no-coverage]
    version: 1
    service:
      name: api
      owner: Acme
      language: node
      toolchain: "24"
      repository: https://github.com/Acme/Orders.git
    platform: github-actions
    build:
      image: ghcr.io/acme/orders
    quality:
      coverage: 0
    environments:
      - dev
      - staging
      - name: production
        promote: release
    "
  `);
  expect(detect(treeOf({ "go.mod": "module acme/w\n", Dockerfile: "FROM scratch\n" }), root()).kind?.value).toBe("worker");
  expect(detect(treeOf({ "go.mod": "module acme/w\n" }), root()).kind?.value).toBe("library");
});

test("other package managers are named", () => {
  expect(report({ "package.json": '{ "name": "api" }', "pnpm-lock.yaml": "" }, root(GITHUB))).toContain(
    "error the service uses pnpm, which is not supported yet [detect/package-manager]",
  );
  expect(report({ "package.json": '{ "name": "api" }', "yarn.lock": "", "package-lock.json": "{}" }, root(GITHUB))).not.toContain("Yarn");
});

test("an empty repository asks for everything by name", () => {
  expect(report({}, root())).toMatchInlineSnapshot(`
    "error there is neither a package.json nor a go.mod, so it is unknown what the service is written in [detect/no-language]
    error neither the git remote nor a file says which CI system runs here [detect/no-platform]
    error nothing says where the image goes [detect/no-image]
    error there is no git remote, so it is unknown where the clusters can clone the repository from [detect/no-repository]
    warning no CODEOWNERS says who owns the service; "platform-team" is assumed [detect/guessed-owner]
    version: 1
    service:
      name: service
      owner: platform-team
    environments:
      - dev
      - staging
      - name: production
        promote: release

    PROBLEM "platform" is missing
    PROBLEM "language" is missing in service
    PROBLEM a service needs "build.image"
    PROBLEM GitOps needs "service.repository", the address the clusters clone this repository from"
  `);
});

test("a broken package.json is named", () => {
  expect(report({ "package.json": "{ name" }, root(GITHUB))).toContain("error package.json is not valid JSON [detect/unreadable]");
});

test.each([
  ["https://github.com/acme/orders.git", "https://github.com/acme/orders.git"],
  ["https://user:token@github.com/acme/orders", "https://github.com/acme/orders.git"],
  ["ssh://git@gitlab.com:22/acme/sub/orders.git", "https://gitlab.com/acme/sub/orders.git"],
  ["git@gitlab.acme.example:acme/orders.git", "https://gitlab.acme.example/acme/orders.git"],
  ["/srv/git/orders.git", undefined],
  ["file:///srv/git/orders.git", undefined],
  ["https://github.com/acme/or ders", undefined],
  ["", undefined],
])("the remote %s is %s", (remote, expected) => {
  expect(detect(treeOf({}), root(remote)).repository?.value).toBe(expected);
});

test("without a known host, an existing pipeline says the platform", () => {
  expect(detect(treeOf({ ".gitlab-ci.yml": "" }), root()).platform?.value).toBe("gitlab-ci");
  expect(detect(treeOf({ ".github/workflows/ci.yml": "" }), root()).platform?.value).toBe("github-actions");
});

test("whatever the files hold, nothing is thrown and the proposal is a file", () => {
  const path = fc.constantFrom("package.json", "go.mod", "Dockerfile", "CODEOWNERS", ".nvmrc", "src/main.js", "main.go", "package-lock.json");
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom(
      "module x\n",
      "package main\nfunc main() {}\n",
      '{"name":"@a/ü","scripts":{"start":"node ."},"main":5}',
      "EXPOSE 99999",
      "app.listen(99999)",
      "* @ø",
    ),
  );

  fc.assert(
    fc.property(fc.dictionary(path, text), fc.option(fc.oneof(fc.string(), fc.constant(GITHUB)), { nil: undefined }), (files, remote) => {
      const { answers, diagnostics } = propose(detect(treeOf(files), root(remote)));
      const problems = parseSpec(printSpec(answers, { directory: "" }), "pipeline.yaml", { directory: "" }).diagnostics;

      // What is wrong with the file was asked for.
      if (problems.length > 0) expect(diagnostics.filter(({ severity }) => severity === "error")).not.toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("a huge repository is looked at in part", () => {
  const files = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`src/f${index}.js`, "x".repeat(1000)]));
  let reads = 0;
  const tree = treeOf({ "package.json": "{}", ...files });

  detect({ list: tree.list, read: (path) => ((reads += 1), tree.read(path)) }, root());
  expect(reads).toBeLessThan(400);
});

test("what the user says is not asked for", () => {
  const { diagnostics } = propose(detect(treeOf({}), root()), [
    "service.language",
    "platform",
    "build.image",
    "service.repository",
    "service.owner",
    "service.health.live",
  ]);

  expect(diagnostics).toEqual([]);
});

test("a Node service without lock file is told so", () => {
  expect(report({ "package.json": '{ "name": "api" }' }, root(GITHUB))).toContain(
    "warning there is no package-lock.json, which npm ci needs [detect/no-lockfile]",
  );
});
