/** Replaces secrets in text; secrets may be added while the task runs. */
export interface Scrubber {
  add(secret: string): void;
  /** The text without any secret. */
  scrub(text: string): string;
  /** Whether the text holds a secret that is long enough not to be there by chance. */
  reveals(text: string): boolean;
}

const MASK = "***";
/** Below this length a match says nothing: "true" may be a password and is also a word. */
const TELLING_LENGTH = 8;
const SECRET_NAME = /(?:TOKEN|PASSWORD|PASSWD|SECRET|PRIVATE_KEY|API_KEY|ACCESS_KEY|SIGNING_KEY|CREDENTIALS?)$/u;

/** Whether a variable of this name is taken to hold a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name.toUpperCase());
}

/** A scrubber that knows the given secrets, their lines, and their usual encodings. */
export function createScrubber(secrets: readonly string[]): Scrubber {
  const known = new Set<string>();
  let ordered: string[] = [];
  const add = (secret: string): void => {
    for (const form of forms(secret)) known.add(form);
    // Longest first, so that a secret that contains another one disappears whole.
    ordered = [...known].sort((a, b) => b.length - a.length);
  };
  for (const secret of secrets) add(secret);
  return {
    add,
    scrub: (text) => ordered.reduce((rest, secret) => rest.replaceAll(secret, MASK), text),
    reveals: (text) => ordered.some((secret) => secret.length >= TELLING_LENGTH && text.includes(secret)),
  };
}

function forms(secret: string): string[] {
  if (secret.trim() === "") return [];
  const lines = secret
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line.length >= 4);
  const encoded = [Buffer.from(secret).toString("base64"), encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
  return [secret, ...lines, ...(secret.length >= 4 ? encoded : [])];
}
