import { describe, expect, test } from "vitest";
import { parseBaseImages } from "./dockerfile.ts";

const digest = `sha256:${"a".repeat(64)}`;

function list(text: string, args?: Record<string, string>): string[] {
  return parseBaseImages(text, args).map(({ image, line, pinned }) => `${line} ${image}${pinned ? " pinned" : ""}`);
}

describe("parseBaseImages", () => {
  test("tells pinned from loose bases", () => {
    expect(list(`FROM node:24@${digest} AS build\nFROM debian:trixie\n`)).toEqual([`1 node:24@${digest} pinned`, "2 debian:trixie"]);
  });

  test("leaves out scratch and stages, by name and by number", () => {
    const text = `FROM golang:1@${digest} AS Build\nFROM build AS test\nFROM scratch\nCOPY --from=build /app /app\nCOPY --chown=1:1 --from=0 /b /b\n`;

    expect(list(text)).toEqual([`1 golang:1@${digest} pinned`]);
  });

  test("sees images that COPY takes from", () => {
    expect(list("FROM scratch\nCOPY --link --from=busybox:1 /bin/sh /bin/sh\nCOPY --from=ghcr.io/astral-sh/uv:1 /uv /uv\n")).toEqual([
      "2 busybox:1",
      "3 ghcr.io/astral-sh/uv:1",
    ]);
  });

  test("fills in arguments before the first FROM, their defaults and given values", () => {
    const text = 'ARG VERSION="24"\nARG BASE\nFROM node:${VERSION} AS a\nFROM $BASE\nFROM ${UNKNOWN:-alpine:3}\nFROM ${MISSING}\n';

    expect(list(text, { BASE: `debian@${digest}` })).toEqual(["3 node:24", `4 debian@${digest} pinned`, "5 alpine:3", "6 ${MISSING}"]);
    expect(list(text, { VERSION: "26", BASE: "x:1" })[0]).toBe("3 node:26");
  });

  test("reads platforms, continuations with comments between them, and lower case", () => {
    const text = "from \\\n  # the runtime\n  --platform=$BUILDPLATFORM \\\n\n  node:24 as build\nRUN echo \\\n  FROM inside\n";

    expect(list(text)).toEqual(["1 node:24"]);
  });

  test("does not read the inside of here-documents", () => {
    const text = "FROM scratch\nRUN <<EOF bash -s <<-'TWO'\nFROM one\nEOF\nFROM two\n  TWO\nFROM three:3\n";

    expect(list(text)).toEqual(["7 three:3"]);
  });

  test("counts the syntax line, which downloads a frontend", () => {
    expect(list("# syntax=docker/dockerfile:1\nFROM scratch\n")).toEqual(["1 docker/dockerfile:1"]);
    expect(list(`# escape=\`\n# syntax = docker/dockerfile:1@${digest}\nFROM a\`\n:1\n`)[0]).toBe(`2 docker/dockerfile:1@${digest} pinned`);
    expect(list("# a comment\n# syntax=docker/dockerfile:1\nFROM scratch\n")).toEqual([]);
  });

  test("survives what is no Dockerfile", () => {
    expect(list("")).toEqual([]);
    expect(list("FROM")).toEqual([]);
    expect(list("\\\n\\\n\\")).toEqual([]);
  });
});
