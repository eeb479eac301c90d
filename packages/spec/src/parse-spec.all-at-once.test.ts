import { expect, test } from "vitest";
import { pipeline, rendered } from "./testing/rendered.ts";

test("every mistake of a file comes back at once", () => {
  const source = `version: 2
service:
  name: Orders API
  kind: deamon
  owner: "@acme/team"
  language: nodejs
  port: "8080"
  toolchain: 1.10
  enviroments: [dev]
platform: { name: github-actions, edition: premium }
build: { image: acme/orders:latest, registry: { auth: oidc } }
quality: { coverage: 180, fail: high }
extends: "@acme/preset"
image: foo
environments:
  - dev
  - { name: staging, promotesFrom: dve, soak: 30 min, replicas: { min: 5, max: 2 } }
  - name: production
    approval: { minimum: 2 }
    cluster:
    secrets: [{ name: DATABASE_URL }]
jobs:
  unit-test: { timeout: 20, services: [{ name: db, image: "postgres:17" }] }
tasks: { repository: acme/pipelines, revision: abc1234 }
`;

  expect(rendered(source)).toMatchInlineSnapshot(`
    "pipeline.yaml:1:10: version is 2; it must be 1 [spec/choice]
      version: 2
               ^
    pipeline.yaml:2:1: GitOps needs "service.repository", the address the clusters clone this repository from [spec/missing-key]
      service:
      ^^^^^^^
    hint: such as "repository: https://github.com/acme/orders.git"
    pipeline.yaml:3:9: service.name is "Orders API"; it must be 1 to 40 lower-case letters, digits and single hyphens, starting with a letter [spec/form]
        name: Orders API
              ^^^^^^^^^^
    hint: did you mean "orders-api"?
    pipeline.yaml:4:9: service.kind is "deamon"; it must be service, worker, cronjob or library [spec/choice]
        kind: deamon
              ^^^^^^
    pipeline.yaml:5:10: service.owner is "@acme/team"; it must be a team or user such as "acme/team-orders", without "@" [spec/form]
        owner: "@acme/team"
               ^^^^^^^^^^^^
    hint: did you mean "acme/team"?
    pipeline.yaml:6:13: service.language is "nodejs"; it must be node, go or none [spec/choice]
        language: nodejs
                  ^^^^^^
    hint: did you mean "node"?
    pipeline.yaml:7:9: service.port must be a whole number, not the text "8080" [spec/type]
        port: "8080"
              ^^^^^^
    hint: write 8080, without quotes
    pipeline.yaml:8:14: service.toolchain must be a text, not the number 1.10 [spec/type]
        toolchain: 1.10
                   ^^^^
    hint: write "1.10", in quotes
    pipeline.yaml:9:3: unknown key "enviroments" in service [spec/unknown-key]
        enviroments: [dev]
        ^^^^^^^^^^^
    hint: it belongs at the top, as "environments:"
    pipeline.yaml:10:44: github-actions has no edition "premium" [spec/edition]
      platform: { name: github-actions, edition: premium }
                                                 ^^^^^^^
    hint: it has free, team, enterprise; "premium" is an edition of gitlab-ci
    pipeline.yaml:11:17: build.image is "acme/orders:latest"; it must not have a tag: images are referred to by digest [spec/form]
      build: { image: acme/orders:latest, registry: { auth: oidc } }
                      ^^^^^^^^^^^^^^^^^^
    hint: did you mean "ghcr.io/acme/orders"?
    pipeline.yaml:11:55: build.registry.auth is "oidc"; it must be platform or secret [spec/choice]
      build: { image: acme/orders:latest, registry: { auth: oidc } }
                                                            ^^^^
    pipeline.yaml:12:22: quality.coverage must be 0 to 100 [spec/range]
      quality: { coverage: 180, fail: high }
                           ^^^
    pipeline.yaml:12:27: unknown key "fail" in quality [spec/unknown-key]
      quality: { coverage: 180, fail: high }
                                ^^^^
    hint: did you mean "failOn"?
    pipeline.yaml:13:1: "extends" is reserved for a later version [spec/reserved-key]
      extends: "@acme/preset"
      ^^^^^^^
    hint: take it away
    pipeline.yaml:14:1: unknown key "image" at the top [spec/unknown-key]
      image: foo
      ^^^^^
    hint: "image" belongs in build or tasks
    pipeline.yaml:17:36: environment "staging" promotes from "dve", which does not exist [spec/unknown-environment]
        - { name: staging, promotesFrom: dve, soak: 30 min, replicas: { min: 5, max: 2 } }
                                         ^^^
    hint: did you mean "dev"?
    pipeline.yaml:17:47: environments[1].soak is "30 min"; it must be a number with a unit such as "90s", "20m", "2h" or "1d" [spec/form]
        - { name: staging, promotesFrom: dve, soak: 30 min, replicas: { min: 5, max: 2 } }
                                                    ^^^^^^
    hint: did you mean "30m"?
    pipeline.yaml:17:72: environment "staging" has a minimum of 5 replicas, above its maximum of 2 [spec/replicas]
        - { name: staging, promotesFrom: dve, soak: 30 min, replicas: { min: 5, max: 2 } }
                                                                             ^
    pipeline.yaml:19:5: "reviewers" is missing in environments[2].approval [spec/missing-key]
          approval: { minimum: 2 }
          ^^^^^^^^
    pipeline.yaml:19:26: environment "production" asks for 2 approvals, and GitHub can ask for one only [spec/approval-minimum]
          approval: { minimum: 2 }
                               ^
    hint: set "minimum: 1"; a second pair of eyes can be a rule for the branch
    pipeline.yaml:20:13: environments[2].cluster has no value [spec/no-value]
          cluster:
                  ^
    hint: it must be a text; take the key away to get the default
    pipeline.yaml:21:17: "from" is missing in environments[2].secrets[0] [spec/missing-key]
          secrets: [{ name: DATABASE_URL }]
                      ^^^^
    hint: such as "from: orders/db"
    pipeline.yaml:23:25: jobs.unit-test.timeout must be a text, not the number 20 [spec/type]
        unit-test: { timeout: 20, services: [{ name: db, image: "postgres:17" }] }
                              ^^
    hint: write "20m" for minutes
    pipeline.yaml:23:59: jobs.unit-test.services[0].image is "postgres:17"; it must end in a digest (@sha256:…), because a tag can be moved [spec/form]
        unit-test: { timeout: 20, services: [{ name: db, image: "postgres:17" }] }
                                                                ^^^^^^^^^^^^^
    hint: docker buildx imagetools inspect <image> shows the digest
    pipeline.yaml:24:1: referenced tasks need "version" [spec/tasks]
      tasks: { repository: acme/pipelines, revision: abc1234 }
      ^^^^^
    hint: a tag can be moved, so the whole commit is needed; "form: embedded" needs none of this
    pipeline.yaml:24:48: tasks.revision is "abc1234"; it must be a whole commit: 40 lower-case hexadecimal digits [spec/form]
      tasks: { repository: acme/pipelines, revision: abc1234 }
                                                     ^^^^^^^
    hint: git rev-parse abc1234 shows the whole commit
    "
  `);
});

test("an empty mapping misses all that is needed", () => {
  expect(rendered("{}")).toMatchInlineSnapshot(`
    "pipeline.yaml:1:1: "version" is missing [spec/missing-key]
      {}
      ^^
    hint: write "version: 1"
    pipeline.yaml:1:1: "service" is missing [spec/missing-key]
      {}
      ^^
    pipeline.yaml:1:1: "platform" is missing [spec/missing-key]
      {}
      ^^
    hint: write "platform: github-actions"; it may be github-actions or gitlab-ci
    "
  `);
  expect(rendered(pipeline({ service: "{}", build: "{}" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:1: "name" is missing in service [spec/missing-key]
      service: {}
      ^^^^^^^
    hint: such as "name: orders"
    pipeline.yaml:2:1: "owner" is missing in service [spec/missing-key]
      service: {}
      ^^^^^^^
    hint: such as "owner: acme/team-orders"
    pipeline.yaml:2:1: "language" is missing in service [spec/missing-key]
      service: {}
      ^^^^^^^
    hint: write "language: node"; it may be node, go or none
    pipeline.yaml:2:1: GitOps needs "service.repository", the address the clusters clone this repository from [spec/missing-key]
      service: {}
      ^^^^^^^
    hint: such as "repository: https://github.com/acme/orders.git"
    pipeline.yaml:4:1: a service needs "build.image" [spec/missing-key]
      build: {}
      ^^^^^
    hint: such as "image: ghcr.io/acme/orders"; a library has none
    "
  `);
});
