import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check, isClean } from "./check.ts";
import { readLock } from "./read-lock.ts";
import type { Outcome } from "./generate.ts";
import { memoryDisk, run } from "./testing/memory-repository.ts";
import type { FileSketch, MemoryTree } from "./testing/memory-repository.ts";

const workflow = ".github/workflows/orders.yml";
const files: FileSketch[] = [
  { path: workflow },
  { path: "deploy/run.sh", executable: true },
  { path: "Dockerfile", ownership: "seeded" },
  { path: "deploy/values.yaml", ownership: "merged" },
];

describe("generate", () => {
  it("creates every file, the lock and its base, then finds nothing to do", () => {
    const tree = repository();

    expect(actions(run(tree, () => files))).toEqual({ [workflow]: "create", Dockerfile: "create", "deploy/run.sh": "create", "deploy/values.yaml": "create" });
    const again = run(tree, () => files);

    expect(new Set(Object.values(actions(again)))).toEqual(new Set(["unchanged"]));
    expect(again).toMatchObject({ changes: [], exitCode: 0 });
  });

  it("updates a file that nobody edited", () => {
    const tree = generated();

    const outcome = run(tree, () => [{ path: workflow, content: "new\n" }, ...files.slice(1)]);

    expect(actions(outcome)[workflow]).toBe("update");
    expect(tree.get(workflow)).toBe("new\n");
    expect(outcome.exitCode).toBe(0);
  });

  it("keeps an edited file, shows both sides and exits 1 until it is settled", () => {
    const tree = generated();
    tree.set(workflow, "edited\n");

    const outcome = run(tree, () => files);

    expect(outcome.exitCode).toBe(1);
    expect(outcome.files.find(({ path }) => path === workflow)).toEqual({
      path: workflow,
      action: "kept",
      note: "edited",
      standing: "edited\n",
      rendered: `content of ${workflow}\n`,
    });
    expect(tree.get(workflow)).toBe("edited\n");
    expect(run(tree, () => files)).toMatchObject({ exitCode: 1, changes: [] });
    expect(actions(run(tree, () => files, { overwrite: new Set([workflow]) }))[workflow]).toBe("update");
    expect(run(tree, () => files).exitCode).toBe(0);
  });

  it("remembers the rendering an edited file goes back to, however often the template changes", () => {
    const tree = generated();
    tree.set(workflow, "edited\n");
    run(tree, () => [{ path: workflow, content: "second\n" }, ...files.slice(1)]);
    run(tree, () => [{ path: workflow, content: "third\n" }, ...files.slice(1)]);

    tree.set(workflow, `content of ${workflow}\n`);

    expect(actions(run(tree, () => [{ path: workflow, content: "third\n" }, ...files.slice(1)]))[workflow]).toBe("update");
  });

  it("takes a checkout with CRLF for unedited", () => {
    const tree = generated();
    tree.set(workflow, `content of ${workflow}\r\n`);

    expect(run(tree, () => files)).toMatchObject({ exitCode: 0, changes: [] });
    expect(actions(run(tree, () => [{ path: workflow, content: "new\n" }, ...files.slice(1)]))[workflow]).toBe("update");
  });

  it("never touches a seeded file again", () => {
    const tree = generated();
    const changed = files.map((file) => (file.ownership === "seeded" ? { ...file, content: "new seed\n" } : file));

    expect(run(tree, () => changed)).toMatchObject({ exitCode: 0, changes: [] });
    tree.set("Dockerfile", "FROM scratch\n");
    expect(actions(run(tree, () => changed))["Dockerfile"]).toBe("seeded-kept");
    expect(tree.get("Dockerfile")).toBe("FROM scratch\n");
  });

  it("removes what nothing writes any more, unless it was edited", () => {
    const tree = generated();
    tree.set("deploy/values.yaml", "edited\n");

    const outcome = run(tree, () => []);

    expect(actions(outcome)).toEqual({ [workflow]: "remove", Dockerfile: "seeded-kept", "deploy/run.sh": "remove", "deploy/values.yaml": "kept" });
    expect(outcome.exitCode).toBe(1);
    expect([...tree.keys()].sort()).toEqual([".pipeline/base.br", ".pipeline/lock.json", "Dockerfile", "deploy/values.yaml", "pipeline.yaml"]);
    expect(run(tree, () => []).exitCode).toBe(1);
    expect(actions(run(tree, () => [], { skip: new Set(["deploy/values.yaml"]) }))["deploy/values.yaml"]).toBe("left");
    expect(run(tree, () => []).exitCode).toBe(0);
  });

  it("leaves a deleted file deleted, names it, and brings it back on demand", () => {
    const tree = generated();
    tree.delete(workflow);

    const outcome = run(tree, () => files);

    expect(outcome.files.find(({ path }) => path === workflow)).toEqual({ path: workflow, action: "left", note: "you deleted it; --overwrite brings it back" });
    expect(run(tree, () => files)).toMatchObject({ exitCode: 0, changes: [] });
    expect(actions(run(tree, () => files, { overwrite: new Set([workflow]) }))[workflow]).toBe("create");
  });

  it("never overwrites a file that isn't ours, until the user chooses", () => {
    const tree = repository();
    tree.set(workflow, "theirs\n");

    expect(run(tree, () => files)).toMatchObject({ exitCode: 1 });
    expect(tree.get(workflow)).toBe("theirs\n");
    expect(actions(run(tree, () => files))[workflow]).toBe("foreign");
    expect(actions(run(tree, () => files, { skip: new Set([workflow]) }))[workflow]).toBe("left");
    expect(run(tree, () => files)).toMatchObject({ exitCode: 0, changes: [] });
    expect(actions(run(tree, () => files, { adopt: new Set([workflow]) }))[workflow]).toBe("kept");
    expect(actions(run(tree, () => files))[workflow]).toBe("kept");
    expect(actions(run(tree, () => files, { overwrite: new Set([workflow]) }))[workflow]).toBe("update");
  });

  it.each([
    ["a link", "link:elsewhere", "a link stands there"],
    ["a folder", undefined, "a folder stands there"],
  ])("doesn't write over %s", (_, content, note) => {
    const tree = repository();
    tree.set(content === undefined ? `${workflow}/inside` : workflow, content ?? "x");

    expect(run(tree, () => files).files.find(({ path }) => path === workflow)).toMatchObject({ action: "foreign", note });
  });

  it("restores a lost executable bit", () => {
    const tree = generated();
    tree.set("deploy/run.sh", "content of deploy/run.sh\n");

    expect(actions(run(tree, () => files))["deploy/run.sh"]).toBe("update");
    expect(tree.get("deploy/run.sh")).toBe("x:content of deploy/run.sh\n");
  });

  it("changes nothing when one service has an error, and reports those of all", () => {
    const tree = generated();
    tree.set("a/pipeline.yaml", "nonsense\n");
    tree.set("b/pipeline.yaml", "nonsense\n");

    const outcome = run(tree, () => [{ path: "other" }]);

    expect(outcome.diagnostics.map(({ message }) => message)).toEqual(["a/pipeline.yaml has no name", "b/pipeline.yaml has no name"]);
    expect(outcome).toMatchObject({ changes: [], exitCode: 1 });
  });
});

describe("several services", () => {
  const filesOf = (name: string): FileSketch[] => [
    { path: `.github/workflows/${name}.yml` },
    { path: ".pipeline/actions/deploy/main.js", content: "task\n" },
    { path: ".gitlab-ci.yml", shared: { head: "include:\n", body: `  - local: .pipeline/gitlab/${name}.yml\n`, tail: "" } },
  ];

  it("writes what they share once, joined in the order of their folders", () => {
    const tree: MemoryTree = new Map([
      ["services/b/pipeline.yaml", "name: b\n"],
      ["services/a/pipeline.yaml", "name: a\n"],
    ]);

    run(tree, (service) => filesOf(service.service.name));

    expect(tree.get(".gitlab-ci.yml")).toBe("include:\n  - local: .pipeline/gitlab/a.yml\n  - local: .pipeline/gitlab/b.yml\n");
    expect(Object.keys(readLock(memoryDisk(tree)).lock!.services)).toEqual(["services/a", "services/b"]);
    expect(run(tree, (service) => filesOf(service.service.name), {}, "services/b")).toMatchObject({ changes: [], exitCode: 0 });
  });

  it("removes a service's files with its pipeline.yaml, and its part of what is shared", () => {
    const tree: MemoryTree = new Map([
      ["a/pipeline.yaml", "name: a\n"],
      ["b/pipeline.yaml", "name: b\n"],
    ]);
    run(tree, (service) => filesOf(service.service.name));
    tree.delete("b/pipeline.yaml");

    const outcome = run(tree, (service) => filesOf(service.service.name));

    expect(actions(outcome)).toMatchObject({
      ".github/workflows/b.yml": "remove",
      ".gitlab-ci.yml": "update",
      ".pipeline/actions/deploy/main.js": "unchanged",
    });
    expect(tree.get(".gitlab-ci.yml")).toBe("include:\n  - local: .pipeline/gitlab/a.yml\n");
  });

  it("refuses different content for one path and names both services", () => {
    const tree: MemoryTree = new Map([
      ["a/pipeline.yaml", "name: a\n"],
      ["b/pipeline.yaml", "name: b\n"],
    ]);

    const outcome = run(tree, (service) => [{ path: "deploy/x", content: service.service.name }]);

    expect(outcome.diagnostics.map(({ message }) => message)).toEqual(['services a and b write different content to "deploy/x"']);
    expect(outcome.changes).toEqual([]);
  });

  it("leaves an example with a lock of its own alone", () => {
    const tree: MemoryTree = new Map([
      ["pipeline.yaml", "name: root\n"],
      ["examples/a/pipeline.yaml", "name: a\n"],
      ["examples/a/.pipeline/lock.json", "{}"],
    ]);

    expect(run(tree, () => files).services.map(({ source }) => source.file)).toEqual(["pipeline.yaml"]);
  });
});

describe("generate, whatever happened to the files since", () => {
  const deed = fc.constantFrom("edit", "delete", "crlf", "link", "none", "foreign");
  const paths = ["a", "b", "c/d"];
  const rendering = fc
    .array(
      fc.record({
        path: fc.constantFrom(...paths),
        content: fc.constantFrom("1\n", "2\n"),
        ownership: fc.constantFrom("managed" as const, "merged" as const, "seeded" as const),
      }),
      { maxLength: 3 },
    )
    .map(unique);

  it("settles in one run, loses no edit, and agrees with check", () => {
    fc.assert(
      fc.property(rendering, rendering, fc.tuple(deed, deed, deed), (before, after, deeds) => {
        const tree = repository();
        run(tree, () => before);
        paths.forEach((path, index) => spoil(tree, path, deeds[index]!));
        const spoiled = new Map(tree);

        const outcome = run(tree, () => after);
        const again = run(tree, () => after);

        expect(again.changes).toEqual([]);
        for (const path of paths) if (String(spoiled.get(path)).includes("mine")) expect(tree.get(path)).toEqual(spoiled.get(path));
        const report = check(memoryDisk(tree), readLock(memoryDisk(tree)).lock!);
        const settled = outcome.files.every(({ action }) => action !== "kept" && action !== "foreign");
        if (settled) expect(isClean(report)).toBe(true);
        if (outcome.files.some(({ action }) => action === "kept")) expect(isClean(report)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

function repository(): MemoryTree {
  return new Map([["pipeline.yaml", "name: orders\n"]]);
}

function generated(): MemoryTree {
  const tree = repository();
  run(tree, () => files);
  return tree;
}

function actions(outcome: Outcome): Record<string, string> {
  return Object.fromEntries(outcome.files.map(({ path, action }) => [path, action]));
}

function unique(sketches: FileSketch[]): FileSketch[] {
  return [...new Map(sketches.map((sketch) => [sketch.path, sketch])).values()];
}

function spoil(tree: MemoryTree, path: string, deed: string): void {
  const standing = tree.get(path);
  if (deed === "foreign" && standing === undefined) tree.set(path, "mine, new\n");
  if (standing === undefined) return;
  if (deed === "edit") tree.set(path, `${String(standing)}mine\n`);
  if (deed === "delete") tree.delete(path);
  if (deed === "crlf") tree.set(path, String(standing).replaceAll("\n", "\r\n"));
  if (deed === "link") tree.set(path, "link:mine");
}
