import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFile, chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as zlib from "node:zlib";
import type { ToolPin } from "@create-pipeline/pins";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { requireTool } from "../../../tools/index.ts";
import { fakePorts, makeLayer, makeTar, pushBlob, pushImage, pushIndex, pushManifest, startRegistry } from "./testing/index.ts";
import type { PushedManifest, PushTarget, RegistryServer } from "./testing/index.ts";
import { blobPath } from "./testing/registry-server.ts";
import { pinnedTool } from "./tool.ts";
import type { ToolPorts } from "./tool.ts";

const registryTool = requireTool("docker-registry");
const linux = { os: "linux", architecture: "amd64" };
const cleanups: (() => Promise<unknown>)[] = [];
let cache = "";

afterAll(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup();
});

beforeEach(async () => {
  cache = await temporaryFolder();
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tool-test-"));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function pin(digest: string, path = "/usr/bin/tool"): ToolPin {
  const image = { id: "test", name: "ghcr.io/acme/tool", tag: "v1", digest, reference: `ghcr.io/acme/tool:v1@${digest}`, provides: [], proof: [] };
  return { command: "tool", path, image };
}

function ports(mirror: string, env: Record<string, string> = {}): ToolPorts & { slept: number[] } {
  const fake = fakePorts({ fetch: globalThis.fetch, env: { PIPELINE_TOOL_CACHE: cache, PIPELINE_REGISTRY_MIRROR: mirror, ...env } });
  return { ...fake.ports, slept: fake.slept };
}

async function listen(handler: RequestListener): Promise<{ server: Server; host: string }> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanups.push(() => new Promise((resolve) => server.close(resolve)));
  return { server, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe.skipIf("skip" in registryTool)("a tool out of a pinned image, against a real registry", () => {
  let registry: RegistryServer;
  let target: PushTarget;
  let tool: PushedManifest;

  beforeAll(async () => {
    registry = await startRegistry("path" in registryTool ? registryTool.path : "");
    cleanups.push(() => registry.stop());
    target = { host: registry.host, repository: "acme/tool" };
    tool = await pushTool(target);
  });

  async function pushTool(to: PushTarget): Promise<PushedManifest> {
    const base = await makeLayer({ bin: { symlink: "usr/bin" }, "usr/bin/tool": "old\n", "etc/motd": "hello\n" });
    const amd64 = await pushImage(to, [base, await makeLayer({ "usr/bin/tool": "amd64 tool\n" })], "amd64");
    const arm64 = await pushImage(to, [base, await makeLayer({ "usr/bin/tool": "arm64 tool\n" })], "arm64");
    return await pushIndex(to, [arm64, amd64]);
  }

  async function pull(digest: string, path?: string): Promise<string> {
    return await readFile(await pinnedTool(pin(digest, path), ports(registry.host), linux), "utf8");
  }

  test("goes from the index to the manifest of this platform and takes the newest layer's file", async () => {
    const path = await pinnedTool(pin(tool.digest), ports(registry.host), linux);

    expect(await readFile(path, "utf8")).toBe("amd64 tool\n");
    expect((await stat(path)).mode & 0o777).toBe(0o755);
    expect(await readdir(join(path, ".."))).toEqual(["tool", "tool.sha256"]);
  });

  test("takes the other platform's file for the other platform", async () => {
    const path = await pinnedTool(pin(tool.digest), ports(registry.host), { os: "linux", architecture: "arm64" });

    expect(await readFile(path, "utf8")).toBe("arm64 tool\n");
  });

  test("says which platforms there are when this one is missing", async () => {
    await expect(pinnedTool(pin(tool.digest), ports(registry.host), { os: "darwin", architecture: "arm64" })).rejects.toMatchObject({
      problem: "platform",
      message: expect.stringContaining("is not built for darwin/arm64, only for linux/arm64, linux/amd64"),
    });
  });

  test("refuses an image without an index that was built for another platform", async () => {
    const image = await pushImage(target, [await makeLayer({ "usr/bin/tool": "x" })], "s390x");

    await expect(pull(image.digest)).rejects.toMatchObject({ problem: "platform" });
  });

  test("follows a linked folder, symbolic links and hard links inside the image", async () => {
    const base = await makeLayer({ bin: { symlink: "usr/bin" }, "usr/bin/real": "real\n", "usr/bin/hard": { hardlink: "usr/bin/real" } });
    const links = await makeLayer({ "usr/local/bin/tool": { symlink: "../../../bin/hard" }, "opt/escape": { symlink: "../../../../../../bin/real" } });
    const image = await pushImage(target, [base, links]);

    expect(await pull(image.digest, "/usr/local/bin/tool")).toBe("real\n");
    cache = await temporaryFolder();
    expect(await pull(image.digest, "/opt/escape")).toBe("real\n");
  });

  test("a link out of the image stays inside it", async () => {
    const image = await pushImage(target, [await makeLayer({ "usr/bin/tool": { symlink: "../../../../../../../../etc/passwd" } })]);

    await expect(pull(image.digest)).rejects.toMatchObject({ problem: "missing" });
  });

  test("links in a circle are an error", async () => {
    const image = await pushImage(target, [await makeLayer({ "usr/bin/tool": { symlink: "other" }, "usr/bin/other": { symlink: "tool" } })]);

    await expect(pull(image.digest)).rejects.toThrow("too many links");
  });

  test.each([
    ["a whiteout of the file", { "usr/bin/.wh.tool": "" }],
    ["a whiteout of its folder", { "usr/.wh.bin": "" }],
    ["an opaque folder", { "usr/bin/.wh..wh..opq": "" }],
  ])("respects %s", async (_, newest) => {
    const image = await pushImage(target, [await makeLayer({ "usr/bin/tool": "deleted\n" }), await makeLayer(newest)]);

    await expect(pull(image.digest)).rejects.toThrow("has no file /usr/bin/tool");
  });

  test("a file that is written again after its whiteout is there", async () => {
    const layers = [await makeLayer({ "usr/bin/tool": "old" }), await makeLayer({ "usr/.wh.bin": "" }), await makeLayer({ "usr/bin/tool": "new" })];
    const image = await pushImage(target, layers);

    expect(await pull(image.digest)).toBe("new");
  });

  test("a folder at the path is an error", async () => {
    const image = await pushImage(target, [await makeLayer({ usr: { folder: true } })]);

    await expect(pull(image.digest, "/usr")).rejects.toThrow("is not a regular file");
  });

  test("reads layers without compression and, where Node.js can, zstd", async () => {
    const plain = await pushImage(target, [await makeTar({ "usr/bin/tool": "plain" })]);

    expect(await pull(plain.digest)).toBe("plain");

    const compressed = await pushImage(target, [zlib.zstdCompressSync(await makeTar({ "usr/bin/tool": "zstd" }))]);
    expect(await pull(compressed.digest)).toBe("zstd");
  });

  test("a layer that was changed in the registry is refused, and nothing of it is kept", async () => {
    const layer = await makeLayer({ "usr/bin/tool": "will be changed" });
    const image = await pushImage(target, [layer]);
    const digest = `sha256:${createHash("sha256").update(layer).digest("hex")}`;
    const evil = await makeLayer({ "usr/bin/tool": "has been changed" });
    await writeFile(
      blobPath(registry, digest),
      evil.length === layer.length ? evil : Buffer.concat([evil, Buffer.alloc(Math.max(0, layer.length - evil.length))]).subarray(0, layer.length),
    );

    await expect(pull(image.digest)).rejects.toMatchObject({ problem: "tampered", message: expect.stringContaining(digest) });
    expect(await readdir(join(cache, image.digest.replace(":", "-"), "linux-amd64"))).toEqual([]);
  });

  test("a layer longer than its manifest says is cut off and refused", async () => {
    const layer = await makeLayer({ "usr/bin/tool": "will grow" });
    const image = await pushImage(target, [layer]);
    await appendFile(blobPath(registry, `sha256:${createHash("sha256").update(layer).digest("hex")}`), Buffer.alloc(1000));

    await expect(pull(image.digest)).rejects.toMatchObject({ problem: "tampered" });
  });

  test("a manifest that was changed in the registry is refused", async () => {
    const image = await pushImage(target, [await makeLayer({ "usr/bin/tool": "manifest test" })]);
    const changed = (await readFile(blobPath(registry, image.digest), "utf8")).replace('"schemaVersion":2', '"schemaVersion": 2');
    const proxy = await listen((request, response) => {
      if (!request.url?.includes("/manifests/")) return void response.writeHead(404).end();
      response.writeHead(200, { "content-type": image.mediaType }).end(changed);
    });

    await expect(pinnedTool(pin(image.digest), ports(proxy.host), linux)).rejects.toMatchObject({ problem: "tampered" });
  });

  test("an image that is not there is told apart", async () => {
    await expect(pull(`sha256:${"0".repeat(64)}`)).rejects.toMatchObject({ problem: "missing", message: expect.stringContaining("does not exist") });
  });

  test("something else than an image is told apart", async () => {
    const config = await pushBlob(target, Buffer.from("{}"), "application/vnd.oci.empty.v1+json");
    const artifact = await pushManifest(
      target,
      { schemaVersion: 2, mediaType: "application/vnd.oci.image.manifest.v1+json", config, layers: [] },
      "application/vnd.oci.image.manifest.v1+json",
    );

    await expect(pull(artifact.digest)).rejects.toMatchObject({ problem: "platform" });
  });

  test("a second task takes it from the cache, without the network", async () => {
    await pull(tool.digest);
    const offline: ToolPorts = { ...ports(registry.host), fetch: () => Promise.reject(new Error("the network was used")) };

    expect(await readFile(await pinnedTool(pin(tool.digest), offline, linux), "utf8")).toBe("amd64 tool\n");
  });

  test("a damaged cache is filled again", async () => {
    const path = await pinnedTool(pin(tool.digest), ports(registry.host), linux);
    await writeFile(path, "damaged");

    expect(await pull(tool.digest)).toBe("amd64 tool\n");
  });

  test("a cache that everybody may write is refused", async () => {
    await chmod(cache, 0o777);

    await expect(pull(tool.digest)).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining("can be written by others") });
  });

  test("eight pulls at once all get the same tool and leave nothing behind", async () => {
    const paths = await Promise.all(Array.from({ length: 8 }, () => pinnedTool(pin(tool.digest), ports(registry.host), linux)));

    expect(new Set(paths).size).toBe(1);
    expect(await readFile(paths[0] ?? "", "utf8")).toBe("amd64 tool\n");
    expect(await readdir(join(paths[0] ?? "", ".."))).toEqual(["tool", "tool.sha256"]);
  });

  test("a mirror with a prefix is asked instead of the registry", async () => {
    const mirrored = await pushTool({ host: registry.host, repository: "cache/ghcr/acme/tool" });

    const path = await pinnedTool(pin(mirrored.digest), ports(`http://${registry.host}/cache/ghcr/`), linux);
    expect(await readFile(path, "utf8")).toBe("amd64 tool\n");
  });

  test("a mirror without TLS elsewhere is refused", async () => {
    await expect(pinnedTool(pin(tool.digest), ports("http://mirror.acme.example"), linux)).rejects.toThrow("would be read without TLS");
  });

  test("429 with Retry-After and 503 are waited out", async () => {
    const answers = [429, 503, 502];
    const proxy = await listen((request, response) => {
      const status = answers.shift();
      if (status === undefined) return void forward(registry.host, request, response);
      response.writeHead(status, status === 429 ? { "retry-after": "7" } : {}).end();
    });
    const waiting = ports(proxy.host);

    expect(await readFile(await pinnedTool(pin(tool.digest), waiting, linux), "utf8")).toBe("amd64 tool\n");
    expect(waiting.slept).toEqual([7000, 2000, 4000]);
  });

  test("a registry that goes on refusing is given up", async () => {
    const proxy = await listen((_, response) => void response.writeHead(429, { "retry-after": "86400" }).end());
    const waiting = ports(proxy.host);

    await expect(pinnedTool(pin(tool.digest), waiting, linux)).rejects.toMatchObject({
      problem: "unreachable",
      message: expect.stringContaining("it answered 429 (5 attempts)"),
    });
    expect(waiting.slept).toEqual([60_000, 60_000, 60_000, 60_000]);
  });

  test("a registry that is not there is unreachable", async () => {
    const gone = await listen(() => undefined);
    await new Promise((resolve) => gone.server.close(resolve));

    await expect(pinnedTool(pin(tool.digest), ports(gone.host), linux)).rejects.toMatchObject({
      problem: "unreachable",
      message: expect.stringContaining("ECONNREFUSED"),
    });
  });
});

const umoci = requireTool("umoci");
const skopeo = requireTool("skopeo");

describe.skipIf("skip" in registryTool || "skip" in umoci || "skip" in skopeo)("an image made by umoci and pushed by skopeo", () => {
  test("gives its tool, also after a layer that removes another file", async () => {
    const registry = await startRegistry("path" in registryTool ? registryTool.path : "");
    cleanups.push(() => registry.stop());
    const folder = await temporaryFolder();
    const run = (command: string, ...args: string[]): string =>
      execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    run("umoci", "init", "--layout", "image");
    run("umoci", "new", "--image", "image:v1");
    await mkdir(join(folder, "files"));
    await writeFile(join(folder, "files/tool"), "made by umoci\n", { mode: 0o755 });
    await writeFile(join(folder, "files/other"), "removed\n");
    run("umoci", "insert", "--image", "image:v1", "files", "/opt/bin");
    run("umoci", "insert", "--image", "image:v1", "--whiteout", "/opt/bin/other");
    run("umoci", "config", "--image", "image:v1", "--os", "linux", "--architecture", "amd64");
    run("skopeo", "copy", "--dest-tls-verify=false", "oci:image:v1", `docker://${registry.host}/acme/tool:v1`);
    const digest = run("skopeo", "inspect", "--tls-verify=false", "--format", "{{.Digest}}", `docker://${registry.host}/acme/tool:v1`).trim();

    expect(await readFile(await pinnedTool(pin(digest, "/opt/bin/tool"), ports(registry.host), linux), "utf8")).toBe("made by umoci\n");
    await expect(pinnedTool({ ...pin(digest, "/opt/bin/other"), command: "other" }, ports(registry.host), linux)).rejects.toThrow("has no file /opt/bin/other");
  });
});

function forward(host: string, request: IncomingMessage, response: Parameters<RequestListener>[1]): void {
  const headers = { accept: request.headers.accept ?? "*/*" };
  void fetch(`http://${host}${request.url}`, { headers }).then(async (answer) => {
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" }).end(Buffer.from(await answer.arrayBuffer()));
  });
}
