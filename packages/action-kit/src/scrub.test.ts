import { describe, expect, test } from "vitest";
import { createLog, plainCore } from "./log.ts";
import { createScrubber, isSecretName } from "./scrub.ts";

describe("createScrubber", () => {
  test("hides a secret, its lines and its usual encodings", () => {
    const secret = "first line of it\nsecond & line";
    const { scrub } = createScrubber([secret]);

    expect(scrub(`x ${secret} y`)).toBe("x *** y");
    expect(scrub("only second & line here")).toBe("only *** here");
    expect(scrub(Buffer.from(secret).toString("base64"))).toBe("***");
    expect(scrub(encodeURIComponent(secret))).toBe("***");
    expect(scrub(JSON.stringify({ key: secret }))).toBe('{"key":"***"}');
  });

  test("hides the longer of two secrets that overlap", () => {
    expect(createScrubber(["hunter", "hunter2-long"]).scrub("hunter2-long hunter")).toBe("*** ***");
  });

  test("hides secrets that come up later", () => {
    const scrubber = createScrubber([]);
    scrubber.add("later-secret");

    expect(scrubber.scrub("a later-secret b")).toBe("a *** b");
  });

  test("an empty secret hides nothing", () => {
    expect(createScrubber(["", " "]).scrub("a b")).toBe("a b");
  });

  test.each([
    ["GITHUB_TOKEN", true],
    ["COSIGN_PASSWORD", true],
    ["AWS_SECRET_ACCESS_KEY", true],
    ["CLIENT_SECRET", true],
    ["TOKENIZER", false],
    ["PATH", false],
  ])("the name %s means a secret: %s", (name, secret) => {
    expect(isSecretName(name)).toBe(secret);
  });
});

describe("createLog", () => {
  test("scrubs every line, and lets no text become a command of the platform", async () => {
    const lines: string[] = [];
    const log = createLog(
      plainCore(
        (line) => lines.push(line),
        (line) => lines.push(line),
      ),
      createScrubber(["hunter2"]),
    );

    log.info("hunter2");
    log.info("text\n::set-env name=PATH::/evil\n  ##vso[task.setvariable variable=x]y\n##teamcity[x]");
    log.warning("w hunter2");
    await log.group("g hunter2", async () => log.error("::error::x"));

    expect(lines).toEqual([
      "***",
      "text\n| ::set-env name=PATH::/evil\n|   ##vso[task.setvariable variable=x]y\n| ##teamcity[x]",
      "warning: w ***",
      "── g ***",
      "error: | ::error::x",
    ]);
  });
});
