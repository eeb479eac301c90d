import { expect, test } from "vitest";
import { pipeline, rendered } from "./testing/rendered.ts";

const SERVICE = "name: orders, owner: acme/team, language: node, repository: 'https://github.com/acme/orders.git'";

test("a port that needs root", () => {
  expect(rendered(pipeline({ service: `{ ${SERVICE}, port: 80 }` }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:116: service.port must be 1024 to 65535 [spec/range]
      …ps://github.com/acme/orders.git', port: 80 }
                                               ^^
    "
  `);
});

test("variables that are no text, have no name or can't be carried", () => {
  expect(rendered(pipeline({ service: `{ ${SERVICE}, env: { LOG_LEVEL: true, "A B": x, NUL: "\\0", __proto__: x } }` }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:128: service.env.LOG_LEVEL must be a text, not the boolean true [spec/type]
      …com/acme/orders.git', env: { LOG_LEVEL: true, "A B": x, NUL: "\\0", __proto__: x } }
                                               ^^^^
    hint: write "true", in quotes
    pipeline.yaml:2:134: "A B" can't be a key of service.env; it must be letters, digits and underscores, not starting with a digit [spec/form]
      …me/orders.git', env: { LOG_LEVEL: true, "A B": x, NUL: "\\0", __proto__: x } }
                                               ^^^^^
    hint: did you mean "A_B"?
    pipeline.yaml:2:149: service.env.NUL is "\\u0000"; it holds a NUL, which no environment variable can carry [spec/form]
      … env: { LOG_LEVEL: true, "A B": x, NUL: "\\0", __proto__: x } }
                                               ^^^^
    pipeline.yaml:2:155: "__proto__" can't be a key of service.env; it must be letters, digits and underscores, not starting with a digit [spec/form]
      …{ LOG_LEVEL: true, "A B": x, NUL: "\\0", __proto__: x } }
                                               ^^^^^^^^^
    "
  `);
});

test("a health path without slash", () => {
  expect(rendered(pipeline({ service: `{ ${SERVICE}, health: { live: healthz } }` }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:126: service.health.live is "healthz"; it must be a path such as "/healthz" [spec/form]
      …b.com/acme/orders.git', health: { live: healthz } }
                                               ^^^^^^^
    "
  `);
});

test("an expression of GitHub in a name", () => {
  expect(rendered(pipeline({ service: `{ ${SERVICE.replace("orders", "'x${{ github.token }}'")} }` }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:18: service.name is "x\${{ github.token }}"; it must be 1 to 40 lower-case letters, digits and single hyphens, starting with a letter [spec/form]
      service: { name: 'x\${{ github.token }}', owner: acme/team, language: node, repository: 'https://gith…
                       ^^^^^^^^^^^^^^^^^^^^^^
    hint: did you mean "x-github-token"?
    "
  `);
});

test("a line break in a name", () => {
  expect(rendered(pipeline({ service: `{ ${SERVICE.replace("orders", '"a\\nb"')} }` }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:18: service.name is "a\\nb"; it must be 1 to 40 lower-case letters, digits and single hyphens, starting with a letter [spec/form]
      service: { name: "a\\nb", owner: acme/team, language: node, repository: 'https://github.com/acme/orde…
                       ^^^^^^
    hint: did you mean "a-b"?
    "
  `);
});

test("a password in an address", () => {
  expect(rendered(pipeline({ service: `{ ${SERVICE.replace("github.com", "me:secret@github.com")} }` }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:72: service.repository: it must not hold a user or a password: it is written into files [spec/form]
    "
  `);
});

test("a text where a mapping belongs", () => {
  expect(rendered(pipeline({ service: "orders" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:10: service must be a mapping, not the text "orders" [spec/type]
      service: orders
               ^^^^^^
    "
  `);
});

test("a platform that nearly exists", () => {
  expect(rendered(pipeline({ platform: "github" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:3:11: platform is "github"; it must be github-actions or gitlab-ci [spec/choice]
      platform: github
                ^^^^^^
    hint: did you mean "github-actions"?
    "
  `);
});

test("a number where a platform belongs", () => {
  expect(rendered(pipeline({ platform: "5" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:3:11: platform must be a text, a mapping or a list, not the number 5 [spec/type]
      platform: 5
                ^
    "
  `);
});

test("an empty list of platforms", () => {
  expect(rendered(pipeline({ platform: "[]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:3:1: platform needs at least 1 entry [spec/length]
      platform: []
      ^^^^^^^^
    "
  `);
});

test("a platform in a list", () => {
  expect(rendered(pipeline({ platform: "[github-actions, { name: gitlb-ci }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:3:36: platform[1].name is "gitlb-ci"; it must be github-actions or gitlab-ci [spec/choice]
      platform: [github-actions, { name: gitlb-ci }]
                                         ^^^^^^^^
    hint: did you mean "gitlab-ci"?
    "
  `);
});

test("an image by digest", () => {
  expect(rendered(pipeline({ build: "{ image: ghcr.io/acme/orders@sha256:abc }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:4:17: build.image is "ghcr.io/acme/orders@sha256:abc"; it must not have a digest: every build has its own [spec/form]
      build: { image: ghcr.io/acme/orders@sha256:abc }
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    hint: did you mean "ghcr.io/acme/orders"?
    "
  `);
});

test("an image without registry", () => {
  expect(rendered(pipeline({ build: "{ image: orders }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:4:17: build.image is "orders"; it must start with the host of a registry [spec/form]
      build: { image: orders }
                      ^^^^^^
    hint: such as "ghcr.io/acme/orders"
    "
  `);
});

test("an image in upper case, and a text where a list belongs", () => {
  expect(rendered(pipeline({ build: "{ image: ghcr.io/Acme/Orders, platforms: linux/amd64 }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:4:17: build.image is "ghcr.io/Acme/Orders"; it must be lower case [spec/form]
      build: { image: ghcr.io/Acme/Orders, platforms: linux/amd64 }
                      ^^^^^^^^^^^^^^^^^^^
    hint: did you mean "ghcr.io/acme/orders"?
    pipeline.yaml:4:49: build.platforms must be a list, not the text "linux/amd64" [spec/type]
      build: { image: ghcr.io/Acme/Orders, platforms: linux/amd64 }
                                                      ^^^^^^^^^^^
    hint: write [linux/amd64]
    "
  `);
});

test("a boolean in quotes, and one bad item of a list", () => {
  expect(rendered(pipeline({ security: "{ provenance: 'true', sbom: [spdx, spdxx] }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:25: security.provenance must be true or false, not the text "true" [spec/type]
      security: { provenance: 'true', sbom: [spdx, spdxx] }
                              ^^^^^^
    hint: write true, without quotes
    pipeline.yaml:6:46: security.sbom[1] is "spdxx"; it must be cyclonedx or spdx [spec/choice]
      security: { provenance: 'true', sbom: [spdx, spdxx] }
                                                   ^^^^^
    hint: did you mean "spdx"?
    "
  `);
});

test("a server with protocol, and a path that leads out", () => {
  expect(rendered(pipeline({ delivery: "{ argocd: { server: 'https://argocd.acme.example/' }, gitops: flux, state: { path: ../x } }" })))
    .toMatchInlineSnapshot(`
    "pipeline.yaml:6:31: delivery.argocd.server is "https://argocd.acme.example/"; it must be a host with an optional port such as "argocd.acme.example", without "https://" [spec/form]
      delivery: { argocd: { server: 'https://argocd.acme.example/' }, gitops: flux, state: { path: ../x } …
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    hint: did you mean "argocd.acme.example"?
    pipeline.yaml:6:73: delivery.gitops is "flux"; it must be argo-cd or none [spec/choice]
      …ttps://argocd.acme.example/' }, gitops: flux, state: { path: ../x } }
                                               ^^^^
    pipeline.yaml:6:94: delivery.state.path is "../x"; it must be a relative path without ".." [spec/form]
      …ample/' }, gitops: flux, state: { path: ../x } }
                                               ^^^^
    "
  `);
});

test("environments of several wrong kinds", () => {
  expect(rendered(pipeline({ environments: "[dev, 5, Production]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:21: environments[1] must be a text or a mapping, not the number 5 [spec/type]
      environments: [dev, 5, Production]
                          ^
    pipeline.yaml:5:24: environments[2] is "Production"; it must be 1 to 20 lower-case letters, digits and single hyphens, starting with a letter [spec/form]
      environments: [dev, 5, Production]
                             ^^^^^^^^^^
    hint: did you mean "production"?
    "
  `);
});

test("a host with protocol", () => {
  expect(rendered(pipeline({ environments: "[{ name: dev, host: 'https://orders.acme.example' }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:35: environments[0].host is "https://orders.acme.example"; it must be a host name such as "orders.acme.example", without "https://" and path [spec/form]
      environments: [{ name: dev, host: 'https://orders.acme.example' }]
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    hint: did you mean "orders.acme.example"?
    "
  `);
});

test("a job without script, by tag and in no flow", () => {
  expect(rendered(pipeline({ jobs: "{ build: { run: '', image: 'node:24', flows: [] } }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:23: jobs.build.run is ""; it must hold a command, and no control characters other than tabs and line breaks [spec/form]
      jobs: { build: { run: '', image: 'node:24', flows: [] } }
                            ^^
    pipeline.yaml:6:34: jobs.build.image is "node:24"; it must end in a digest (@sha256:…), because a tag can be moved [spec/form]
      jobs: { build: { run: '', image: 'node:24', flows: [] } }
                                       ^^^^^^^^^
    hint: docker buildx imagetools inspect <image> shows the digest
    pipeline.yaml:6:45: jobs.build.flows needs at least 1 entry [spec/length]
      jobs: { build: { run: '', image: 'node:24', flows: [] } }
                                                  ^^^^^
    "
  `);
});

test("a list where a mapping belongs", () => {
  expect(rendered(pipeline({ jobs: "[a]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:1: jobs must be a mapping, not a list [spec/type]
      jobs: [a]
      ^^^^
    "
  `);
});

test("a digest that is too short", () => {
  expect(rendered(pipeline({ tasks: "{ image: 'ghcr.io/acme/tasks@sha256:123' }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:17: tasks.image is "ghcr.io/acme/tasks@sha256:123"; its digest must be sha256: and 64 lower-case hexadecimal digits [spec/form]
      tasks: { image: 'ghcr.io/acme/tasks@sha256:123' }
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "
  `);
});
