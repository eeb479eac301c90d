import { expect, test } from "vitest";
import { parseSpec } from "./parse-spec.ts";
import { pipeline, rendered } from "./testing/rendered.ts";

const goal = "rps: 50, baseline: 0.1%, detect: 5x";
const withCanary = (more: string, changes: Readonly<Record<string, string | undefined>> = {}): string =>
  rendered(pipeline({ delivery: `{ canary: { ${more} } }`, ...changes }));
const service = (kind: string): string =>
  `{ name: orders, owner: acme/team, language: node, kind: ${kind}, schedule: 0 4 * * *, repository: "https://github.com/acme/orders.git" }`;

test("a goal is enough", () => {
  expect(withCanary(goal)).toBe("");
});

test("every mistake at once, with its place and a way out", () => {
  expect(
    withCanary(
      'rps: 0, baseline: 0%, detect: 1x, power: 100%, falseAborts: 0%, maxDuration: 3h, environments: [prod], router: gateway-api, metric: { failed: "5(" }',
    ),
  ).toMatchInlineSnapshot(`
    "pipeline.yaml:6:28: delivery.canary.rps is 0: without requests no canary learns anything [spec/range]
      delivery: { canary: { rps: 0, baseline: 0%, detect: 1x, power: 100%, falseAborts: 0%, maxDuration: 3…
                                 ^
    hint: give the requests per second of a quiet hour
    pipeline.yaml:6:41: delivery.canary.baseline is 0%: nothing can be multiplied [spec/range]
      delivery: { canary: { rps: 0, baseline: 0%, detect: 1x, power: 100%, falseAborts: 0%, maxDuration: 3…
                                              ^^
    hint: such as "0.1%"; with no errors yet, 3 divided by the requests seen
    pipeline.yaml:6:53: delivery.canary.detect is 1x: a release that fails no more often is healthy [spec/range]
      …canary: { rps: 0, baseline: 0%, detect: 1x, power: 100%, falseAborts: 0%, maxDuration: 3h, environme…
                                               ^^
    hint: such as "5x"
    pipeline.yaml:6:64: delivery.canary.power is 100%: nothing random is certain [spec/range]
      …ps: 0, baseline: 0%, detect: 1x, power: 100%, falseAborts: 0%, maxDuration: 3h, environments: [prod]…
                                               ^^^^
    hint: such as "80%"
    pipeline.yaml:6:83: delivery.canary.falseAborts is 0%: nothing random has no chance at all [spec/range]
      …, detect: 1x, power: 100%, falseAborts: 0%, maxDuration: 3h, environments: [prod], router: gateway-a…
                                               ^^
    hint: such as "1%"
    pipeline.yaml:6:100: delivery.canary.maxDuration is longer than two and a half hours, and a job waits for it [spec/range]
      …er: 100%, falseAborts: 0%, maxDuration: 3h, environments: [prod], router: gateway-api, metric: { fai…
                                               ^^
    pipeline.yaml:6:119: the canary asks for environment "prod", which does not exist [spec/unknown-environment]
      …ts: 0%, maxDuration: 3h, environments: [prod], router: gateway-api, metric: { failed: "5(" } } }
                                               ^^^^
    hint: did you mean "production"?
    pipeline.yaml:6:165: delivery.canary.metric.failed: "5(" is no regular expression [spec/form]
      … router: gateway-api, metric: { failed: "5(" } } }
                                               ^^^^
    hint: such as "5.." or "500|502|503"
    "
  `);
});

test("contradictions are one message each", () => {
  expect(withCanary("rps: 50, baseline: 30%, detect: 5x")).toMatchInlineSnapshot(`
    "pipeline.yaml:6:55: 5x of a baseline of 30% is more than every request [spec/canary]
      delivery: { canary: { rps: 50, baseline: 30%, detect: 5x } }
                                                            ^^
    hint: ask for at most "3.3x"
    "
  `);
  expect(withCanary(`${goal}, falseAborts: 80%`)).toMatchInlineSnapshot(`
    "pipeline.yaml:6:73: a healthy release may be aborted as often (80%) as a bad one must be (80%) [spec/canary]
      delivery: { canary: { rps: 50, baseline: 0.1%, detect: 5x, falseAborts: 80% } }
                                                                              ^^^
    hint: lower falseAborts, or raise power
    "
  `);
  expect(withCanary(`${goal}, router: replicas`, { environments: "[dev, { name: production, replicas: { max: 1 } }]" })).toMatchInlineSnapshot(`
    "pipeline.yaml:6:68: "router: replicas" divides the traffic by the number of pods, and environment "production" may have only one [spec/canary]
      delivery: { canary: { rps: 50, baseline: 0.1%, detect: 5x, router: replicas } }
                                                                         ^^^^^^^^
    hint: raise replicas.min, or give the environment a host, so that its route can be divided
    "
  `);
});

test("what it needs around it", () => {
  expect(withCanary(goal, { delivery: `{ gitops: none, canary: { ${goal} } }` })).toMatchInlineSnapshot(`
    "pipeline.yaml:6:27: a canary needs Argo CD, and delivery.gitops is none [spec/canary]
      delivery: { gitops: none, canary: { rps: 50, baseline: 0.1%, detect: 5x } }
                                ^^^^^^
    hint: set "delivery.gitops: argo-cd", or take the canary away
    "
  `);
  expect(withCanary(goal, { environments: undefined })).toMatchInlineSnapshot(`
    "pipeline.yaml:5:13: a canary needs an environment, and there is none [spec/canary]
      delivery: { canary: { rps: 50, baseline: 0.1%, detect: 5x } }
                  ^^^^^^
    hint: add "environments", or take the canary away
    "
  `);
  expect(withCanary(goal, { delivery: `{ rollout: rolling, canary: { ${goal} } }` })).toMatchInlineSnapshot(`
    "pipeline.yaml:6:22: "rollout: rolling" replaces the pods without a canary, and delivery.canary asks for one [spec/canary]
      delivery: { rollout: rolling, canary: { rps: 50, baseline: 0.1%, detect: 5x } }
                           ^^^^^^^
    hint: take one of them away
    "
  `);
  expect(withCanary(goal, { delivery: "{ rollout: canary }" })).toMatchInlineSnapshot(`
    "pipeline.yaml:6:22: "rollout: canary" needs "delivery.canary" [spec/canary]
      delivery: { rollout: canary }
                           ^^^^^^
    hint: add "canary: { rps: 50, baseline: 0.1%, detect: 5x }" to delivery
    "
  `);
});

test.each(["worker", "cronjob"])("a %s has none", (kind) => {
  const schedule = kind === "cronjob" ? service(kind) : service(kind).replace(" schedule: 0 4 * * *,", "");
  expect(withCanary("rps: 0, baseline: 0%, detect: 1x", { service: schedule })).toContain(
    `delivery.canary means nothing for "kind: ${kind}": it answers no requests`,
  );
  expect(parseSpec(pipeline({ service: schedule, delivery: `{ canary: { ${goal} } }` }), "pipeline.yaml", { directory: "" }).diagnostics).toHaveLength(1);
});

test("a form that is wrong is told in words", () => {
  expect(withCanary("rps: fast, baseline: 0.001, detect: 5, prometheus: { address: prometheus }, metric: { name: a-b }")).toMatchInlineSnapshot(`
    "pipeline.yaml:6:28: delivery.canary.rps must be a number, not the text "fast" [spec/type]
      delivery: { canary: { rps: fast, baseline: 0.001, detect: 5, prometheus: { address: prometheus }, me…
                                 ^^^^
    pipeline.yaml:6:44: delivery.canary.baseline must be a text, not the number 0.001 [spec/type]
      …ivery: { canary: { rps: fast, baseline: 0.001, detect: 5, prometheus: { address: prometheus }, metri…
                                               ^^^^^
    pipeline.yaml:6:59: delivery.canary.detect must be a text, not the number 5 [spec/type]
      …: { rps: fast, baseline: 0.001, detect: 5, prometheus: { address: prometheus }, metric: { name: a-b …
                                               ^
    pipeline.yaml:6:85: delivery.canary.prometheus.address is "prometheus"; it must be an address such as "http://prometheus.monitoring:9090", without password [spec/form]
      ….001, detect: 5, prometheus: { address: prometheus }, metric: { name: a-b } } }
                                               ^^^^^^^^^^
    pipeline.yaml:6:115: delivery.canary.metric.name is "a-b"; it must be the name of a metric: letters, digits, underscores and colons, not starting with a digit [spec/form]
      … address: prometheus }, metric: { name: a-b } } }
                                               ^^^
    "
  `);
});
