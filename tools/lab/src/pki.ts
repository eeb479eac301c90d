// https://kubernetes.io/docs/setup/best-practices/certificates/
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runExpecting } from "../../run.ts";

/** Somebody who signs in to the API server: the common name is the user, the organizations are the groups. */
export interface Identity {
  readonly file: string;
  readonly user: string;
  readonly groups: readonly string[];
}

export interface Pki {
  readonly directory: string;
  /** The paths of a certificate and its key. */
  readonly pair: (file: string) => { readonly certificate: string; readonly key: string };
}

export const identities = {
  admin: { file: "admin", user: "admin", groups: ["system:masters"] },
  controllerManager: { file: "controller-manager", user: "system:kube-controller-manager", groups: [] },
  scheduler: { file: "scheduler", user: "system:kube-scheduler", groups: [] },
} as const satisfies Readonly<Record<string, Identity>>;

const servingNames = ["localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"];

/** Makes the lab's own authorities, the certificates of its servers and of those who sign in, and the key of service accounts. */
export async function createPki(directory: string, apiServiceAddress: string): Promise<Pki> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const pair = (file: string): { certificate: string; key: string } => ({ certificate: join(directory, `${file}.crt`), key: join(directory, `${file}.key`) });
  const pki = { directory, pair };
  await Promise.all([createAuthority(pki, "ca"), createAuthority(pki, "front-proxy-ca"), createServiceAccountKey(directory)]);
  const addresses = ["127.0.0.1", apiServiceAddress].map((address) => `IP:${address}`);
  await Promise.all([
    issue(pki, "ca", "apiserver", "/CN=kube-apiserver", [
      "extendedKeyUsage=serverAuth",
      `subjectAltName=${[...servingNames.map((name) => `DNS:${name}`), ...addresses].join(",")}`,
    ]),
    issue(pki, "front-proxy-ca", "front-proxy-client", "/CN=front-proxy-client", ["extendedKeyUsage=clientAuth"]),
    ...Object.values(identities).map((identity) => issueIdentity(pki, identity)),
  ]);
  return pki;
}

/** A client certificate that signs in as this user with these groups. */
export async function issueIdentity(pki: Pki, { file, user, groups }: Identity): Promise<void> {
  await issue(pki, "ca", file, [...groups.map((group) => `/O=${group}`), `/CN=${user}`].join(""), ["extendedKeyUsage=clientAuth"]);
}

/** A server certificate for something else in the lab that TLS clients of the lab must trust. */
export async function issueServer(pki: Pki, file: string, names: readonly string[]): Promise<void> {
  const alternatives = names.map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`));
  await issue(pki, "ca", file, `/CN=${names[0] ?? file}`, ["extendedKeyUsage=serverAuth", `subjectAltName=${alternatives.join(",")}`]);
}

const ecKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc"];

async function createAuthority({ pair }: Pki, file: string): Promise<void> {
  const { certificate, key } = pair(file);
  const extensions = ["-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign"];
  await openssl(["req", "-x509", ...ecKey, "-days", "2", "-subj", `/CN=lab-${file}`, ...extensions, "-keyout", key, "-out", certificate]);
}

async function issue({ pair }: Pki, authority: string, file: string, subject: string, extensions: readonly string[]): Promise<void> {
  const { certificate, key } = pair(file);
  const signer = pair(authority);
  const all = ["basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature", ...extensions].flatMap((extension) => ["-addext", extension]);
  await openssl([
    "req",
    "-x509",
    ...ecKey,
    "-days",
    "2",
    "-subj",
    subject,
    ...all,
    "-CA",
    signer.certificate,
    "-CAkey",
    signer.key,
    "-keyout",
    key,
    "-out",
    certificate,
  ]);
}

async function createServiceAccountKey(directory: string): Promise<void> {
  const key = join(directory, "service-account.key");
  await openssl(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", key]);
  const { stdout } = await openssl(["pkey", "-in", key, "-pubout"]);
  await writeFile(join(directory, "service-account.pub"), stdout);
}

const openssl = (args: readonly string[]): ReturnType<typeof runExpecting> => runExpecting([0], "openssl", args, { timeoutMs: 30_000 });
