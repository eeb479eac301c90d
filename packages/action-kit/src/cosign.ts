// https://docs.sigstore.dev/cosign/signing/signing_with_containers/
import { join } from "node:path";
import type { Inputs, Ports } from "./ports.ts";
import { parseReference, isLoopback } from "./registry/reference.ts";
import { TaskError } from "./task-error.ts";

/** What cosign is given to sign with. */
export interface Signer {
  /** Options for `cosign sign` and `cosign attest`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** For summaries: "keyless as <subject> of <issuer>" or "key (awskms)"; never the key or where exactly it is. */
  readonly description: string;
}

/** Where a private key may be; a file in the work tree is not among them. */
const KEY_REFERENCE = /^(?<scheme>env|awskms|gcpkms|azurekms|hashivault|k8s):\/\/./u;

/** The variable that hands a key given as text to cosign, which reads keys from its environment but not from its input. */
const KEY_VARIABLE = "PIPELINE_SIGNING_KEY";

/** Makes the options of cosign from the inputs key, key_password, identity_token, transparency and signing_config. */
export async function openSigner(inputs: Inputs, ports: Ports): Promise<Signer> {
  const host = parseReference(inputs["reference"] ?? "").host;
  const http = isLoopback(host) ? ["--allow-http-registry"] : [];
  const key = inputs["key"] ?? "";
  const services = await servicesArguments(inputs, key !== "", ports);
  if (key !== "") {
    const { reference, scheme, env } = keyReference(key);
    // Set even when empty: without the variable cosign asks, and waits.
    const password = inputs["key_password"] || (ports.env["COSIGN_PASSWORD"] ?? "");
    return { args: ["--yes", "--key", reference, ...services, ...http], env: { ...env, COSIGN_PASSWORD: password }, description: `key (${scheme})` };
  }
  const token = await identityToken(inputs, ports);
  const file = join(await ports.files.tempDir(), "identity-token");
  await ports.files.write(file, token);
  // Named explicitly, so that no other identity of the machine is used by chance.
  const identity = ["--identity-token", file, "--oidc-disable-ambient-providers"];
  // The variable says the same once more; values under such names are scrubbed from the log.
  return { args: ["--yes", ...identity, ...services, ...http], env: { SIGSTORE_ID_TOKEN: token }, description: describeToken(token) };
}

function keyReference(key: string): { reference: string; scheme: string; env: Record<string, string> } {
  if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/u.test(key)) return { reference: `env://${KEY_VARIABLE}`, scheme: "given", env: { [KEY_VARIABLE]: key } };
  const scheme = KEY_REFERENCE.exec(key)?.groups?.["scheme"];
  if (scheme !== undefined) return { reference: key, scheme, env: {} };
  throw new TaskError('input "key" is neither a reference to a key nor a private key', {
    exitCode: 2,
    hint: "write awskms://, gcpkms://, azurekms://, hashivault://, k8s:// or env://NAME, or give what cosign generate-key-pair wrote",
  });
}

/** Which log and timestamp service hear of the signature. */
async function servicesArguments(inputs: Inputs, hasKey: boolean, ports: Ports): Promise<string[]> {
  const config = inputs["signing_config"] ?? "";
  const transparency = inputs["transparency"] ?? "public";
  if (transparency === "private") {
    if (config === "") {
      throw new TaskError('transparency "private" needs the signing_config of your own services', {
        exitCode: 2,
        hint: "make one with cosign signing-config create",
      });
    }
    if (!(await ports.files.exists(config))) throw new TaskError(`signing_config ${config} does not exist`, { exitCode: 2 });
    return ["--signing-config", config];
  }
  if (config !== "") throw new TaskError('signing_config is only read with transparency "private"', { exitCode: 2 });
  if (transparency === "public") return [];
  // A key proves itself; a certificate of ten minutes needs somebody to say when it was used.
  const origin = hasKey ? [] : ["--with-default-services", "--no-default-rekor"];
  const file = join(await ports.files.tempDir(), "signing-config.json");
  await ports.exec(await ports.tool("cosign"), ["signing-config", "create", ...origin, "--out", file]);
  return ["--signing-config", file];
}

/** The token that says who signs: given, from the platform's variable, or asked of GitHub. */
async function identityToken(inputs: Inputs, ports: Ports): Promise<string> {
  const given = inputs["identity_token"] || ports.env["SIGSTORE_ID_TOKEN"];
  if (given) return given;
  const url = ports.env["ACTIONS_ID_TOKEN_REQUEST_URL"];
  const token = ports.env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
  if (!url || !token) {
    throw new TaskError("nothing says who signs: there is neither a key nor an identity token", {
      exitCode: 2,
      hint: "on GitHub give the job id-token: write, on GitLab id_tokens SIGSTORE_ID_TOKEN with aud sigstore, elsewhere a key",
    });
  }
  const address = new URL(url);
  address.searchParams.set("audience", "sigstore");
  const response = await ports.fetch(address.href, { headers: { authorization: `Bearer ${token}` } });
  const body = response.ok ? ((await response.json()) as { value?: unknown }) : {};
  if (typeof body.value !== "string") throw new TaskError(`GitHub gave no identity token: it answered ${response.status}`);
  return body.value;
}

/** Who signs, for people; the claims are not checked here, Fulcio does that. */
function describeToken(token: string): string {
  try {
    const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")) as { iss?: unknown; sub?: unknown };
    return `keyless as ${String(claims.sub)} of ${String(claims.iss)}`;
  } catch {
    throw new TaskError("the identity token is not a JSON Web Token", { exitCode: 2 });
  }
}
