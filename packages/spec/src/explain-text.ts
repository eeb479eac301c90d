import {
  DURATION,
  ENVIRONMENT_NAME,
  HOST_NAME,
  IMAGE_BY_DIGEST,
  IMAGE_REPOSITORY,
  JOB_ID,
  JOB_IMAGE,
  KUBERNETES_NAME,
  OWNER,
  PRINTABLE,
  REPOSITORY_ADDRESS,
  REVISION,
  SCRIPT,
  SERVER,
  SERVICE_NAME,
  VARIABLE_NAME,
} from "./schema/patterns.ts";

export interface TextExplanation {
  /** What is wrong, where something better than the form in general can be said. */
  readonly reason?: string;
  readonly hint?: string;
  /** The text must not be repeated. */
  readonly isSecret?: boolean;
}

type Explain = (text: string) => TextExplanation;

const NAMES = [SERVICE_NAME, ENVIRONMENT_NAME, JOB_ID, KUBERNETES_NAME];

const explanations: ReadonlyMap<string, Explain> = new Map<string, Explain>([
  ...NAMES.map(({ pattern }) => [pattern, suggest(slug, pattern)] as const),
  [OWNER.pattern, suggest((text) => text.replace(/^@/, ""), OWNER.pattern)],
  [VARIABLE_NAME.pattern, suggest((text) => text.replaceAll(/[^A-Za-z0-9_]+/g, "_"), VARIABLE_NAME.pattern)],
  [
    DURATION.pattern,
    suggest((text) => text.replace(/^(\d+)\s*(s|m|h|d).*$/i, (_, count: string, unit: string) => count + unit.toLowerCase()), DURATION.pattern),
  ],
  [HOST_NAME.pattern, suggest(hostOf, HOST_NAME.pattern)],
  [SERVER.pattern, suggest(hostOf, SERVER.pattern)],
  [IMAGE_REPOSITORY.pattern, explainImage],
  [IMAGE_BY_DIGEST.pattern, explainDigest],
  [JOB_IMAGE.pattern, explainDigest],
  [REVISION.pattern, explainRevision],
  [REPOSITORY_ADDRESS.pattern, explainAddress],
  [PRINTABLE.pattern, explainPrintable],
  [SCRIPT.pattern, explainPrintable],
]);

/** Why a text does not match a pattern, and what may have been meant. */
export function explainText(text: string, pattern: string): TextExplanation {
  return explanations.get(pattern)?.(text) ?? {};
}

function suggest(change: (text: string) => string, pattern: string): Explain {
  return (text) => {
    if (text.length > 300) return {};
    const changed = change(text);
    return changed !== text && new RegExp(pattern, "u").test(changed) ? { hint: `did you mean "${changed}"?` } : {};
  };
}

function slug(text: string): string {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
}

function hostOf(text: string): string {
  return text
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/\/.*$/, "")
    .toLowerCase();
}

function explainImage(text: string): TextExplanation {
  const fixed = (changed: string): TextExplanation => suggest(() => changed, IMAGE_REPOSITORY.pattern)(text);
  const withoutDigest = text.replace(/@.*$/, "");
  if (withoutDigest !== text) return { reason: "it must not have a digest: every build has its own", ...fixed(withoutDigest.replace(/:[^/:]*$/, "")) };
  const withoutTag = text.replace(/:[^/:]*$/, "");
  const tagged = withoutTag !== text && (text.includes("/") || !/:\d{1,5}$/.test(text));
  if (tagged) return { reason: "it must not have a tag: images are referred to by digest", ...fixed(withHost(withoutTag)) };
  if (/^[a-z]+:\/\//i.test(text)) return { reason: "it must not start with a protocol", ...fixed(text.replace(/^[a-z]+:\/\//i, "")) };
  if (/[A-Z]/.test(text)) return { reason: "it must be lower case", ...fixed(text.toLowerCase()) };
  const [host = ""] = text.split("/");
  if (!host.includes(".") && !host.includes(":") && host !== "localhost")
    return { reason: "it must start with the host of a registry", hint: `such as "${withHost(text)}"` };
  return {};
}

function withHost(image: string): string {
  const [host = ""] = image.split("/");
  if (image.includes("/") && /[.:]|^localhost$/.test(host)) return image;
  return `ghcr.io/${image.includes("/") ? image : `acme/${image}`}`;
}

function explainDigest(text: string): TextExplanation {
  if (text.includes("@sha256:")) return { reason: "its digest must be sha256: and 64 lower-case hexadecimal digits" };
  return { reason: "it must end in a digest (@sha256:…), because a tag can be moved", hint: "docker buildx imagetools inspect <image> shows the digest" };
}

function explainAddress(text: string): TextExplanation {
  if (/^https?:\/\/[^/]*@/i.test(text)) return { reason: "it must not hold a user or a password: it is written into files", isSecret: true };
  return /^[\w.-]+(\/[\w.-]+)+$/.test(text) ? { hint: `such as "https://github.com/${text.replace(/^github\.com\//, "")}.git"` } : {};
}

function explainRevision(text: string): TextExplanation {
  return /^[0-9a-f]{7,39}$/i.test(text) ? { hint: `git rev-parse ${text} shows the whole commit` } : {};
}

function explainPrintable(text: string): TextExplanation {
  // oxlint-disable-next-line no-control-regex
  if (text.includes("\u0000")) return { reason: "it holds a NUL, which no environment variable can carry" };
  return /\p{Cs}/u.test(text) ? { reason: "it holds half a character (a lone surrogate), which is no text" } : {};
}
