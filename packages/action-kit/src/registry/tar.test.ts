import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { makeLayer, makeTar } from "../testing/archive.ts";
import { readTar } from "./tar.ts";

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function list(bytes: Buffer, size = 1000): Promise<string[]> {
  const lines: string[] = [];
  for await (const { entry, content } of readTar(cut(bytes, size))) {
    const parts: Uint8Array[] = [];
    for await (const chunk of content) parts.push(chunk);
    lines.push(`${entry.type} ${entry.path}${entry.link === "" ? "" : ` -> ${entry.link}`} ${Buffer.concat(parts).toString("utf8").slice(0, 12)}`.trimEnd());
  }
  return lines;
}

const deep = `${"folder/".repeat(30)}file-with-a-long-name`;
const files = {
  "bin/tool": "#!/bin/sh\n",
  "bin/alias": { symlink: "tool" },
  "bin/same": { hardlink: "bin/tool" },
  "münchen/größe": "x".repeat(600),
  empty: "",
};

describe("readTar", () => {
  test.each(["gnu", "pax", "ustar"] as const)("reads what tar writes in the %s format", async (format) => {
    const bytes = await makeTar(files, format);

    expect(await list(bytes)).toEqual([
      "file bin/tool #!/bin/sh",
      "symlink bin/alias -> tool",
      "hardlink bin/same -> bin/tool",
      "file münchen/größe xxxxxxxxxxxx",
      "file empty",
    ]);
  });

  test.each(["gnu", "pax"] as const)("reads names longer than a header in the %s format", async (format) => {
    const bytes = await makeTar({ [deep]: "deep", link: { symlink: deep } }, format);

    expect(await list(bytes)).toEqual([`file ${deep} deep`, `symlink link -> ${deep}`]);
  });

  test("does not depend on how the stream is cut", async () => {
    const bytes = await makeTar(files);

    expect(await list(bytes, 1)).toEqual(await list(bytes, 1_000_000));
    expect(await list(bytes, 511)).toEqual(await list(bytes, 513));
  });

  test("skips content that the reader leaves", async () => {
    const names: string[] = [];
    for await (const { entry, content } of readTar(cut(await makeTar(files), 100))) {
      names.push(entry.path);
      for await (const _ of content) break;
    }

    expect(names).toEqual(Object.keys(files));
  });

  test("refuses an archive that ends in the middle of a file", async () => {
    const bytes = await makeTar({ big: "x".repeat(5000) });

    await expect(list(bytes.subarray(0, 2000))).rejects.toThrow("ends in the middle of a file");
  });

  test("refuses a header whose checksum is wrong", async () => {
    const bytes = gunzipSync(await makeLayer({ tool: "x" }));
    bytes[0] = 0x21;

    await expect(list(bytes)).rejects.toThrow("a header's checksum is wrong");
  });

  test("reads nothing from an empty archive", async () => {
    expect(await list(Buffer.alloc(10_240))).toEqual([]);
    expect(await list(Buffer.alloc(0))).toEqual([]);
  });
});
