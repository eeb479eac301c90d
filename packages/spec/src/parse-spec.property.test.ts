import fc from "fast-check";
import { expect, test } from "vitest";
import { applySet } from "./apply-set.ts";
import { expandSpec } from "./expand-spec.ts";
import { normalize } from "./normalize.ts";
import { parseSpec } from "./parse-spec.ts";
import { printSpec } from "./print-spec.ts";
import type { EnvironmentInput, SpecInput } from "./spec-input.ts";
import { pipeline } from "./testing/rendered.ts";

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,15}$/);
const variableName = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,12}$/);
// Anything printable: what is left out is refused by the schema.
const anyText = fc
  .oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "yes",
      "null",
      "~",
      "1e3",
      "0x1F",
      "2026-01-01",
      "- a",
      "a: b",
      "#x",
      "'",
      '"',
      "${{ secrets.X }}",
      "$[[ x ]]",
      "{{ x }}",
      "%",
      "a\nb\n",
      "\n",
      " x ",
      "\ttab",
      "\r\n",
      "🙂",
      "",
      "!x",
      "&x",
      "*x",
      "@x",
      "`x",
      "|",
      ">",
      "---",
      "...",
      "=",
      "<<",
    ),
  )
  .filter((text) => /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]*$/u.test(text));
const env = fc.dictionary(variableName, anyText, { maxKeys: 4 });
const duration = fc.tuple(fc.nat(500), fc.constantFrom("s", "m", "h")).map(([count, unit]) => `${count}${unit}`);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const present = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;

const environment = fc
  .record({
    cluster: optional(name),
    soak: optional(duration),
    host: optional(name.map((host) => `${host}.acme.example`)),
    env: optional(env),
    promote: optional(fc.constant("main" as const)),
    approval: optional(fc.record({ reviewers: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }) })),
  })
  .map((value) => present(value) as Omit<EnvironmentInput, "name">);

const answers: fc.Arbitrary<SpecInput> = fc
  .record({
    name,
    env: optional(env),
    port: optional(fc.integer({ min: 1024, max: 65535 })),
    toolchain: optional(fc.constantFrom("24", "1.10", "1.26.8")),
    platform: fc.constantFrom("gitlab-ci" as const, { name: "github-actions" as const, edition: "team" as const }, [
      "gitlab-ci" as const,
      "github-actions" as const,
    ]),
    coverage: optional(fc.integer({ min: 0, max: 100 })),
    environments: fc.uniqueArray(name, { maxLength: 4 }).chain((names) =>
      fc.tuple(
        ...names.map((one) =>
          fc.oneof(
            fc.constant(one),
            environment.map((more) => ({ name: one, ...more })),
          ),
        ),
      ),
    ),
    jobs: optional(
      fc.dictionary(
        name,
        fc.record({
          timeout: duration.filter((text) => !text.startsWith("0") && !/^(2[5-9]|[3-9]\d|\d{3,})h$/.test(text)),
          env,
          run: anyText.filter((text) => text.trim() !== ""),
        }),
        { maxKeys: 3 },
      ),
    ),
  })
  .map(
    (parts) =>
      present({
        version: 1 as const,
        service: present({
          name: parts.name,
          owner: "acme/team",
          language: "node" as const,
          repository: "https://github.com/acme/orders.git",
          env: parts.env,
          port: parts.port,
          toolchain: parts.toolchain,
        }),
        platform: parts.platform,
        build: { image: "ghcr.io/acme/orders" },
        quality: parts.coverage === undefined ? undefined : { coverage: parts.coverage },
        environments: parts.environments,
        jobs: parts.jobs,
      }) as SpecInput,
  );

test("any bytes are read without an exception", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      expect(parseSpec(bytes, "pipeline.yaml", { directory: "" }).diagnostics.length).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});

test("a good file with any damage is read without an exception, and every place lies in it", () => {
  const good = `${pipeline()}jobs:\n  a: &a { timeout: 5m }\n  b: *a\n  c:\n    run: |\n      x\n`;
  const piece = fc.oneof(
    fc.constantFrom("\t", "- ", ": ", "{", "}", "[", "]", "&a ", "*a", "|\n", '"', "'", "#", "!", "\n", "---\n", "? ", "\u0000", "<<: "),
    fc.string(),
  );

  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(good.length), fc.nat(9), piece), { minLength: 1, maxLength: 4 }), (damages) => {
      let text = good;
      for (const [at, removed, added] of damages) text = text.slice(0, at) + added + text.slice(at + removed);
      const { diagnostics, text: shown } = parseSpec(text, "pipeline.yaml", { directory: "" });
      const lines = shown.split("\n");

      for (const { location } of diagnostics) {
        expect(location).toBeDefined();
        expect(location?.line).toBeLessThanOrEqual(lines.length);
        expect(location?.column).toBeLessThanOrEqual((lines[(location?.line ?? 1) - 1] ?? "").length + 1);
      }
    }),
    { numRuns: 2000 },
  );
});

test("what is printed reads back as the same service, with the same bytes of every text", () => {
  fc.assert(
    fc.property(answers, fc.constantFrom("", "services/orders"), (input, directory) => {
      const parsed = parseSpec(printSpec(input, { directory }), "pipeline.yaml", { directory });

      expect(parsed.diagnostics).toEqual([]);
      expect(parsed.service).toEqual(normalize(input, { directory }));
    }),
    { numRuns: 1000 },
  );
});

test("a service with every default written out is the same service", () => {
  fc.assert(
    fc.property(answers, (input) => {
      const service = normalize(input, { directory: "" });
      const written = printSpec(expandSpec(service), { directory: "" });
      const again = parseSpec(written, "pipeline.yaml", { directory: "" });

      expect(again.diagnostics).toEqual([]);
      expect(again.service).toEqual(service);
    }),
    { numRuns: 500 },
  );
});

test("a value that is set is the value that is read, and nothing else changes", () => {
  fc.assert(
    fc.property(answers, anyText, fc.constantFrom("service.env.ADDED", "jobs.added.run", "jobs.added.env.X"), (input, value, path) => {
      const before = printSpec(input, { directory: "" });
      const { text, diagnostics } = applySet(before, `${path}=${value}`);

      expect(diagnostics).toEqual([]);
      const lines = before.split("\n").filter((line) => !/[{}]/.test(line));
      expect(lines.filter((line) => !text.includes(line))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("hostile files are done with soon, and with few problems", () => {
  const many = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join("");
  const files = [
    many(15_000, (index) => `k${index}: 1\n`),
    many(60_000, () => "a: 1\n"),
    `a: &a x\n${many(40_000, () => "b: *a\n")}`,
    `${pipeline()}jobs:\n${many(9_000, (index) => `  "J${index}": {}\n`)}`,
    `${pipeline({ environments: undefined })}environments:\n${many(9_000, (index) => `  - e${index}\n`)}`,
    `${pipeline({ environments: undefined })}environments:\n${many(15_000, () => "  - dev\n")}`,
    many(40_000, () => "!x "),
    many(60_000, () => "---\n"),
    many(80_000, () => "a: "),
    `a: "${"\\q".repeat(100_000)}"\n`,
    "@".repeat(200_000),
    many(40_000, () => "@a\n"),
    "\t\n".repeat(100_000),
  ];

  for (const text of files) expect(parseSpec(text, "pipeline.yaml", { directory: "" }).diagnostics.length).toBeLessThanOrEqual(201);
});

test("an assignment to any text is applied or refused, never thrown", () => {
  const assignment = fc.oneof(
    fc.string(),
    fc
      .tuple(
        fc.constantFrom(
          "platform",
          "platform.edition",
          "environments",
          "environments[1]",
          "environments.dev.host",
          "jobs.a.services[0].ports[0]",
          "service",
          "service.env.A",
          "build.platforms[1]",
        ),
        fc.string(),
      )
      .map(([path, value]) => `${path}=${value}`),
  );
  const text = fc.oneof(
    fc.string(),
    answers.map((input) => printSpec(input, { directory: "" })),
    fc.constantFrom(pipeline(), pipeline({ environments: "" }), "a: &a [*a]\n", "{}", "environments:\n- dev", "? platform\n: x\n"),
  );

  fc.assert(
    fc.property(text, assignment, (before, one) => {
      const applied = applySet(before, one);

      if (applied.diagnostics.length > 0) expect(applied.text).toBe(before);
    }),
    { numRuns: 2000 },
  );
});
