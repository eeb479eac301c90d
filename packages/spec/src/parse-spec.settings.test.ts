import { expect, test } from "vitest";
import { pipeline, rendered } from "./testing/rendered.ts";

const service = (more: string): string => `{ name: orders, owner: acme/team, language: node, repository: 'https://github.com/acme/orders.git'${more} }`;

test("secrets need GitOps", () => {
  expect(rendered(pipeline({ delivery: "{ gitops: none }", environments: "[{ name: dev, secrets: [{ name: A, from: orders/a }] }]" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:29: environment "dev" has secrets, and without GitOps nothing brings them there [spec/secrets-without-gitops]
      environments: [{ name: dev, secrets: [{ name: A, from: orders/a }] }]
                                  ^^^^^^^
    hint: set "delivery.gitops: argo-cd", or take the secrets away
    "
  `);
});

test("argocd verifies with a server and with GitOps", () => {
  expect(rendered(pipeline({ delivery: "{ verify: argocd }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:21: "verify: argocd" needs "delivery.argocd.server" [spec/verify]
      delivery: { verify: argocd }
                          ^^^^^^
    hint: add "argocd: { server: argocd.acme.example }" to delivery, or set "verify: status"
    "
  `);
});

test("nothing verifies without GitOps", () => {
  expect(rendered(pipeline({ delivery: "{ workload: none, verify: status }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:37: "verify: status" asks Argo CD, and delivery.gitops is none [spec/verify]
      delivery: { workload: none, verify: status }
                                          ^^^^^^
    hint: set "verify: none" or "gitops: argo-cd"
    "
  `);
});

test("coverage needs a language", () => {
  expect(rendered(pipeline({ service: service("").replace("node", "none"), quality: "{ coverage: 80 }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:22: no coverage is measured where service.language is none [spec/coverage]
      quality: { coverage: 80 }
                           ^^
    hint: take it away, or set the language
    "
  `);
});

test("provenance needs a signature", () => {
  expect(rendered(pipeline({ security: "{ signing: none, provenance: true }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:40: provenance needs a signature, and "signing" is none [spec/provenance]
      security: { signing: none, provenance: true }
                                             ^^^^
    hint: set "signing: keyless", or take provenance away
    "
  `);
});

test("referenced tasks need all three", () => {
  expect(rendered(pipeline({ tasks: "{ form: referenced, version: 1.4.0 }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:1: referenced tasks need "repository" and "revision" [spec/tasks]
      tasks: { form: referenced, version: 1.4.0 }
      ^^^^^
    hint: a tag can be moved, so the whole commit is needed; "form: embedded" needs none of this
    "
  `);
});

test("embedded tasks need none", () => {
  expect(rendered(pipeline({ tasks: "{ form: embedded, repository: acme/pipelines }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:6:26: tasks.repository means nothing for embedded tasks [spec/tasks]
      tasks: { form: embedded, repository: acme/pipelines }
                               ^^^^^^^^^^
    hint: take it away, or set "form: referenced"
    "
  `);
});

test("durations have an end", () => {
  expect(rendered(pipeline({ environments: "[{ name: dev, soak: 31d }]", jobs: "{ lint: { timeout: 2d }, test: { timeout: 0m } }" }))).toMatchInlineSnapshot(`
    "pipeline.yaml:5:35: environments[0].soak is longer than 30 days [spec/range]
      environments: [{ name: dev, soak: 31d }]
                                        ^^^
    pipeline.yaml:6:26: jobs.lint.timeout is longer than a day [spec/range]
      jobs: { lint: { timeout: 2d }, test: { timeout: 0m } }
                               ^^
    pipeline.yaml:6:49: jobs.test.timeout must be longer than nothing [spec/range]
      jobs: { lint: { timeout: 2d }, test: { timeout: 0m } }
                                                      ^^
    "
  `);
});

test("lists name nothing twice", () => {
  expect(rendered(pipeline({ build: "{ image: ghcr.io/acme/orders, platforms: [linux/amd64, linux/amd64] }", jobs: "{ a: { needs: [b, b] } }" })))
    .toMatchInlineSnapshot(`
    "pipeline.yaml:4:63: "linux/amd64" is twice in build.platforms [spec/duplicate-item]
      build: { image: ghcr.io/acme/orders, platforms: [linux/amd64, linux/amd64] }
                                                                    ^^^^^^^^^^^
    hint: take one of them away
    pipeline.yaml:6:25: "b" is twice in jobs.a.needs [spec/duplicate-item]
      jobs: { a: { needs: [b, b] } }
                              ^
    hint: take one of them away
    "
  `);
});
