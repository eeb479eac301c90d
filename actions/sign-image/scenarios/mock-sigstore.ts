import { execFileSync } from "node:child_process";
import { X509Certificate, generateKeyPairSync } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fulcioHandler, initializeCA, initializeCTLog } from "@sigstore/mock";

/** A certificate authority for identities and a timestamp service, on loopback. */
export interface MockSigstore {
  /** A signing config for cosign that names these services and no log. */
  readonly signingConfig: string;
  /** What a verifier has to trust. */
  readonly trustedRoot: string;
  /** The identity tokens that were shown to the authority. */
  readonly shownTokens: string[];
  stop(): Promise<void>;
}

const TIMESTAMP_CONFIG = `[tsa]
default_tsa = one
[one]
dir = .
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
certs = root.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[leaf]
extendedKeyUsage = critical, timeStamping
keyUsage = critical, digitalSignature
[req]
distinguished_name = name
[name]
`;

/** Starts both; Fulcio is played by @sigstore/mock, the timestamp service by openssl. */
export async function startMockSigstore(folder: string, cosign: string): Promise<MockSigstore> {
  await makeTimestampAuthority(folder);
  const ctLog = await initializeCTLog(generateKeyPairSync("ec", { namedCurve: "P-256" }));
  const authority = await initializeCA(generateKeyPairSync("ec", { namedCurve: "P-256" }), ctLog);
  const fulcio = fulcioHandler(authority);
  const shownTokens: string[] = [];
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const bytes = await body(request);
      if (request.url === "/api/v1/timestamp")
        return void response.writeHead(201, { "content-type": "application/timestamp-reply" }).end(await timestamp(folder, bytes));
      // cosign shows the token in a header, the mock looks for it in the body.
      const oidcIdentityToken = request.headers.authorization?.replace(/^Bearer /u, "") ?? "";
      shownTokens.push(oidcIdentityToken);
      const {
        statusCode,
        contentType,
        response: text,
      } = await fulcio.fn(JSON.stringify({ ...(JSON.parse(bytes.toString()) as object), credentials: { oidcIdentityToken } }));
      // Sigstore's own client takes 200 only, and the mock says 201.
      response.writeHead(statusCode === 201 ? 200 : statusCode, { "content-type": contentType ?? "text/plain" }).end(text);
    };
    answer().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await writeFile(join(folder, "fulcio.pem"), new X509Certificate(Buffer.from(authority.rootCertificate.buffer)).toString());
  await writeFile(join(folder, "ctfe.pub"), pem("PUBLIC KEY", ctLog.publicKey));
  const since = "start-time=2020-01-01T00:00:00Z";
  const run = (...args: string[]): void => void execFileSync(cosign, args, { cwd: folder, stdio: "ignore" });
  run(
    "signing-config",
    "create",
    `--fulcio=url=${url},api-version=1,${since},operator=test`,
    `--tsa=url=${url}/api/v1/timestamp,api-version=1,${since},operator=test`,
    "--tsa-config=ANY",
    "--out",
    "signing-config.json",
  );
  run(
    "trusted-root",
    "create",
    `--fulcio=url=${url},certificate-chain=fulcio.pem,${since}`,
    `--ctfe=url=${url},public-key=ctfe.pub,${since}`,
    `--tsa=url=${url}/api/v1/timestamp,certificate-chain=tsa-chain.pem,${since}`,
    "--out",
    "trusted-root.json",
  );
  return {
    signingConfig: join(folder, "signing-config.json"),
    trustedRoot: join(folder, "trusted-root.json"),
    shownTokens,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function makeTimestampAuthority(folder: string): Promise<void> {
  await writeFile(join(folder, "tsa.cnf"), TIMESTAMP_CONFIG);
  await writeFile(join(folder, "serial"), "01\n");
  const openssl = (...args: string[]): void => void execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl("req", "-x509", ...key, "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=root", "-days", "2", "-config", "tsa.cnf", "-extensions", "ca");
  openssl("req", ...key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=tsa", "-config", "tsa.cnf");
  openssl(
    "x509",
    "-req",
    "-in",
    "tsa.csr",
    "-CA",
    "root.pem",
    "-CAkey",
    "root.key",
    "-CAcreateserial",
    "-days",
    "2",
    "-extfile",
    "tsa.cnf",
    "-extensions",
    "leaf",
    "-out",
    "tsa.pem",
  );
  await writeFile(join(folder, "tsa-chain.pem"), `${await readFile(join(folder, "tsa.pem"), "utf8")}${await readFile(join(folder, "root.pem"), "utf8")}`);
}

async function timestamp(folder: string, query: Buffer): Promise<Buffer> {
  await writeFile(join(folder, "query.tsq"), query);
  execFileSync("openssl", ["ts", "-reply", "-queryfile", "query.tsq", "-config", "tsa.cnf", "-out", "reply.tsr"], { cwd: folder, stdio: "ignore" });
  return await readFile(join(folder, "reply.tsr"));
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function pem(label: string, bytes: Buffer): string {
  return `-----BEGIN ${label}-----\n${bytes
    .toString("base64")
    .match(/.{1,64}/gu)
    ?.join("\n")}\n-----END ${label}-----\n`;
}
