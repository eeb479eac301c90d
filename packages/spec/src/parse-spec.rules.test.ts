import { expect, test } from "vitest";
import { pipeline, rendered } from "./testing/rendered.ts";

const service = (more: string): string => `{ name: orders, owner: acme/team, language: node, repository: 'https://github.com/acme/orders.git'${more} }`;

test("a library has no image, no environments and no port", () => {
  expect(rendered(pipeline({ service: service(", kind: library, port: 8080"), delivery: "{ workload: helm }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:125: service.port means nothing for "kind: library": a library is deployed nowhere [spec/kind]
      …ub.com/acme/orders.git', kind: library, port: 8080 }
                                               ^^^^
    hint: take it away, or change service.kind
    pipeline.yaml:4:1: build means nothing for "kind: library": a library has no image [spec/kind]
      build: { image: ghcr.io/acme/orders }
      ^^^^^
    hint: take it away, or change service.kind
    pipeline.yaml:5:1: environments means nothing for "kind: library": a library is deployed nowhere [spec/kind]
      environments: [dev, staging, production]
      ^^^^^^^^^^^^
    hint: take it away, or change service.kind
    pipeline.yaml:6:1: delivery means nothing for "kind: library": a library is deployed nowhere [spec/kind]
      delivery: { workload: helm }
      ^^^^^^^^
    hint: take it away, or change service.kind
    "
  `);
});

test("a library needs neither image nor repository", () => {
  expect(
    rendered(pipeline({ service: "{ name: money, owner: acme, language: go, kind: library }", build: undefined, environments: undefined })),
  ).toMatchInlineSnapshot(`""`);
});

test("a worker has no port and no host", () => {
  expect(
    rendered(pipeline({ service: service(", kind: worker, port: 8080, health: { live: /x }"), environments: "[{ name: dev, host: orders.acme.example }]" })),
  ).toMatchInlineSnapshot(`
    "pipeline.yaml:2:124: service.port means nothing for "kind: worker": it answers no requests [spec/kind]
      …hub.com/acme/orders.git', kind: worker, port: 8080, health: { live: /x } }
                                               ^^^^
    hint: take it away, or change service.kind
    pipeline.yaml:2:136: service.health means nothing for "kind: worker": it answers no requests [spec/kind]
      …/orders.git', kind: worker, port: 8080, health: { live: /x } }
                                               ^^^^^^
    hint: take it away, or change service.kind
    pipeline.yaml:5:29: environments[0].host means nothing for "kind: worker": it answers no requests [spec/kind]
      environments: [{ name: dev, host: orders.acme.example }]
                                  ^^^^
    hint: take it away, or change service.kind
    "
  `);
});

test("a cronjob needs a schedule and has no replicas", () => {
  expect(rendered(pipeline({ service: service(", kind: cronjob"), environments: "[{ name: dev, replicas: { min: 1 } }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:1: a cronjob needs a schedule [spec/missing-schedule]
      service: { name: orders, owner: acme/team, language: node, repository: 'https://github.com/acme/orde…
      ^^^^^^^
    hint: add "schedule" to service, such as "schedule: 0 4 * * *"
    pipeline.yaml:5:29: environments[0].replicas means nothing for "kind: cronjob": each run is one [spec/kind]
      environments: [{ name: dev, replicas: { min: 1 } }]
                                  ^^^^^^^^
    hint: take it away, or change service.kind
    "
  `);
});

test("only a cronjob has a schedule, and the clock must be able to follow it", () => {
  expect(rendered(pipeline({ service: service(", schedule: 61 * * * *"), delivery: "{ rescan: 5 24 * * * }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:110: service.schedule means nothing for "kind: service": only a cronjob runs on a schedule [spec/kind]
      …: 'https://github.com/acme/orders.git', schedule: 61 * * * * }
                                               ^^^^^^^^
    hint: take it away, or change service.kind
    pipeline.yaml:2:120: service.schedule: the minute "61" is not within 0 to 59 [spec/cron]
      …/github.com/acme/orders.git', schedule: 61 * * * * }
                                               ^^^^^^^^^^
    hint: minute, hour, day of the month, month, day of the week
    pipeline.yaml:6:21: delivery.rescan: the hour "24" is not within 0 to 23 [spec/cron]
      delivery: { rescan: 5 24 * * * }
                          ^^^^^^^^^^
    hint: minute, hour, day of the month, month, day of the week
    "
  `);
});

test("a service needs an image and, with GitOps, an address", () => {
  expect(rendered(pipeline({ service: "{ name: orders, owner: acme, language: node }", build: "{ dockerfile: Dockerfile }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:2:1: GitOps needs "service.repository", the address the clusters clone this repository from [spec/missing-key]
      service: { name: orders, owner: acme, language: node }
      ^^^^^^^
    hint: such as "repository: https://github.com/acme/orders.git"
    pipeline.yaml:4:1: a service needs "build.image" [spec/missing-key]
      build: { dockerfile: Dockerfile }
      ^^^^^
    hint: such as "image: ghcr.io/acme/orders"; a library has none
    "
  `);
});

test("an edition belongs to its platform", () => {
  expect(rendered(pipeline({ platform: "[{ name: github-actions, edition: ultimate }, { name: gitlab-ci, edition: team }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:3:45: github-actions has no edition "ultimate" [spec/edition]
      platform: [{ name: github-actions, edition: ultimate }, { name: gitlab-ci, edition: team }]
                                                  ^^^^^^^^
    hint: it has free, team, enterprise; "ultimate" is an edition of gitlab-ci
    pipeline.yaml:3:85: gitlab-ci has no edition "team" [spec/edition]
      platform: [{ name: github-actions, edition: ultimate }, { name: gitlab-ci, edition: team }]
                                                                                          ^^^^
    hint: it has free, premium, ultimate; "team" is an edition of github-actions
    "
  `);
});

test("a platform stands once", () => {
  expect(rendered(pipeline({ platform: "[gitlab-ci, { name: gitlab-ci }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:3:31: "gitlab-ci" is twice in platform [spec/duplicate-item]
      platform: [gitlab-ci, { name: gitlab-ci }]
                                    ^^^^^^^^^
    hint: take one of them away
    "
  `);
});

test("GitHub asks for one approval", () => {
  expect(rendered(pipeline({ environments: "[dev, { name: production, approval: { reviewers: [acme/leads], minimum: 2 } }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:87: environment "production" asks for 2 approvals, and GitHub can ask for one only [spec/approval-minimum]
      environments: [dev, { name: production, approval: { reviewers: [acme/leads], minimum: 2 } }]
                                                                                            ^
    hint: set "minimum: 1"; a second pair of eyes can be a rule for the branch
    "
  `);
});

test("GitLab asks for several", () => {
  expect(
    rendered(pipeline({ platform: "gitlab-ci", environments: "[dev, { name: production, approval: { reviewers: [acme/leads], minimum: 2 } }]" })),
  ).toMatchInlineSnapshot(`""`);
});

test("an environment promotes from one that exists", () => {
  expect(rendered(pipeline({ environments: "[dev, { name: production, promotesFrom: stagin }, staging]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:55: environment "production" promotes from "stagin", which does not exist [spec/unknown-environment]
      environments: [dev, { name: production, promotesFrom: stagin }, staging]
                                                            ^^^^^^
    hint: did you mean "staging"?
    "
  `);
});

test("environments in a circle are drawn", () => {
  expect(rendered(pipeline({ environments: "[{ name: dev, promotesFrom: production }, staging, production]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:43: environments promote from one another in a circle: dev → staging → production → dev [spec/environment-cycle]
      environments: [{ name: dev, promotesFrom: production }, staging, production]
                                                ^^^^^^^^^^
    hint: list them in order of promotion; the first one promotes from nothing
    "
  `);
});

test("an environment that promotes from itself is a circle", () => {
  expect(rendered(pipeline({ environments: "[dev, { name: staging, promotesFrom: staging }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:52: environments promote from one another in a circle: staging → staging [spec/environment-cycle]
      environments: [dev, { name: staging, promotesFrom: staging }]
                                                         ^^^^^^^
    hint: list them in order of promotion; the first one promotes from nothing
    "
  `);
});

test("environments may fork", () => {
  expect(rendered(pipeline({ environments: "[dev, { name: eu, promotesFrom: dev }, { name: us, promotesFrom: dev }]" }))).toMatchInlineSnapshot(`""`);
});

test("an environment stands once", () => {
  expect(rendered(pipeline({ environments: "[dev, staging, { name: dev }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:38: "dev" is twice in environments [spec/duplicate-item]
      environments: [dev, staging, { name: dev }]
                                           ^^^
    hint: take one of them away
    "
  `);
});

test("nothing is reached by itself behind what is not", () => {
  expect(rendered(pipeline({ environments: "[dev, { name: staging, promote: release }, { name: production, promote: main }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:87: environment "production" can't have "promote: main": "staging" before it is reached by a release only [spec/promote-order]
      environments: [dev, { name: staging, promote: release }, { name: production, promote: main }]
                                                                                            ^^^^
    hint: set "promote: release" or "promote: manual"
    "
  `);
});

test("environments do not share a namespace", () => {
  expect(rendered(pipeline({ environments: "[{ name: dev, namespace: orders }, { name: production, namespace: orders }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:81: environments "dev" and "production" are both namespace "orders" of cluster "in-cluster" [spec/shared-namespace]
      environments: [{ name: dev, namespace: orders }, { name: production, namespace: orders }]
                                                                                      ^^^^^^
    hint: give one of them another namespace or cluster
    "
  `);
});

test("the minimum of replicas is not above the maximum", () => {
  expect(rendered(pipeline({ environments: "[{ name: dev, replicas: { min: 3, max: 2 } }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:46: environment "dev" has a minimum of 3 replicas, above its maximum of 2 [spec/replicas]
      environments: [{ name: dev, replicas: { min: 3, max: 2 } }]
                                                   ^
    "
  `);
});
