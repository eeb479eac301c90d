import { describe, expect, it } from "vitest";
import type { Plan } from "@create-pipeline/plan";
import { runMain, temporaryFolder } from "../testing/run-main.ts";
import { escapeMarkup } from "./escape-markup.ts";
import { durationWord } from "./flow-drawing.ts";
import { planHtml } from "./plan-html.ts";
import { planMermaid } from "./plan-mermaid.ts";
import { planSvg } from "./plan-svg.ts";

const folder = temporaryFolder({
  "pipeline.yaml": "version: 1\nservice: { name: orders, kind: library, owner: team, language: node }\nplatform: github-actions\n",
});
const draw = async (format: string): Promise<string> => (await runMain(folder, ["plan", "--format", format])).stdout;

describe("plan", () => {
  it("draws the flows by layers in the terminal", async () => {
    expect(await draw("text")).toMatchInlineSnapshot(`
      "orders

      deliver  a push to the main branch · trusted · runs wait for one another
        1 ┬─   lint         check · 5m
        │ └─ ★ unit-test    check · 15m
        2 ┬─ ★ build-image  publish · 1h 30m · registry: write · secrets TOKEN
          └─   report       report · 10m · starts however they end · after unit-test
        ★ unit-test → build-image, at most 1h 45m
      "
    `);
  });

  it("draws mermaid, whose labels can't break out", async () => {
    expect(await draw("mermaid")).toMatchInlineSnapshot(`
      "flowchart LR
        subgraph flow_deliver["Deliver"]
          deliver_lint["Lint #38; #60;check#62;"]
          deliver_unit_test["Unit #34;tests#34;"]
          deliver_build_image["Build"]
          deliver_report["Report"]
        end
        deliver_lint --> deliver_build_image
        deliver_unit_test --> deliver_build_image
        deliver_unit_test -. always .-> deliver_report
        classDef critical stroke-width:3px
        class deliver_unit_test,deliver_build_image critical
      "
    `);
  });

  it("gives the plan as JSON, with layers and the critical path", async () => {
    expect(JSON.parse(await draw("json"))).toMatchObject({
      services: [
        {
          service: "orders",
          flows: [
            {
              id: "deliver",
              layers: [
                ["lint", "unit-test"],
                ["build-image", "report"],
              ],
              criticalPath: { jobs: ["unit-test", "build-image"], minutes: 105 },
            },
          ],
        },
      ],
    });
  });

  it.each(["svg", "html"])("writes %s that is well formed and loads nothing", async (format) => {
    const output = await draw(format);

    expect(openTags(output)).toEqual([]);
    expect(output).not.toMatch(/<script|<link|<img|@import|url\(|src=|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
  });

  it("gives every job of the page its reason, permissions, secrets, environment and anchor", async () => {
    const page = await draw("html");

    expect(page).toContain(
      '<tr id="deliver-build-image"><td class="critical"><code>build-image</code><td>build-image is needed<td>registry: write<td>TOKEN<td><span class="muted">none</span><td>after lint, unit-test<td>1h 30m<td>fake 1.0.0</tr>',
    );
    for (const [, anchor] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${anchor}"`);
  });

  it("draws what would be proposed where there is no pipeline.yaml yet", async () => {
    const { stdout, stderr, exitCode } = await runMain(temporaryFolder(), ["plan"]);

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "there is no pipeline.yaml yet; this is what create-pipeline would propose\n" });
    expect(stdout).toContain("build-image");
  });
});

describe("drawings of a hostile plan", () => {
  const hostile = '</title><script>alert(1)</script>"\'&\u0000]]>\n--> x["';
  const plan = {
    service: hostile,
    directory: "",
    flows: [
      {
        id: "verify",
        title: hostile,
        reason: hostile,
        triggers: [{ on: "tag", pattern: hostile }],
        inputs: [],
        concurrency: { group: "", policy: "queue" },
        trust: "trusted",
        paths: [],
        jobs: [
          {
            id: "end",
            title: hostile,
            kind: "check",
            reason: hostile,
            template: { id: hostile, version: "" },
            fields: [],
            needs: [],
            after: "success",
            permissions: {},
            secrets: [hostile],
            identities: [],
            timeoutMinutes: 1,
            delayMinutes: 0,
          },
        ],
      },
    ],
  } as unknown as Plan;

  it.each([
    ["svg", planSvg],
    ["html", planHtml],
  ] as const)("stay well formed as %s", (_, drawing) => {
    const output = drawing(plan);

    expect(openTags(output)).toEqual([]);
    expect(output).not.toContain("<script");
  });

  it("keep one line per node as mermaid", () => {
    expect(planMermaid(plan).split("\n")).toHaveLength(7);
  });
});

it.each([
  [0, "0m"],
  [45, "45m"],
  [60, "1h"],
  [125, "2h 5m"],
  [1500, "1d 1h"],
  [4325, "3d 5m"],
])("says %i minutes as %s", (minutes, words) => {
  expect(durationWord(minutes)).toBe(words);
});

it("escapes what ends an attribute or an element", () => {
  expect(escapeMarkup(`<a href="x">'&`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
});

/** Tags that are opened and never closed, or the first that closes what isn't open. Elements whose end HTML lets out are not counted. */
function openTags(markup: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = "", rest] of markup.matchAll(/<(\/?)([a-z0-9]+)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/gi)) {
    if (["meta", "td", "th", "doctype"].includes(name) || rest?.endsWith("/") === true) continue;
    if (slash === "") open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}
