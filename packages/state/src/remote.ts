import { pathToFileURL } from "node:url";
import { StateError } from "./state-error.ts";

export interface Credentials {
  readonly user: string;
  readonly token: string;
}

/** A repository as git may be told of it: the address holds no password. */
export interface Remote {
  readonly url: string;
  readonly credentials: Credentials | undefined;
}

export interface RemoteOptions {
  readonly credentials?: Credentials | undefined;
  /** CI systems write a password into the address of their own checkout; anybody else must not. */
  readonly passwordInAddress: "use" | "refuse";
}

const scpLike = /^[A-Za-z0-9_][A-Za-z0-9_.-]*@[A-Za-z0-9][A-Za-z0-9.-]*:(?![-:])\S+$/;

/** Reads the address of a repository: https, ssh, file or an absolute path; anything else (`ext::`, options) is refused. */
export function parseRemote(address: string, options: RemoteOptions): Remote {
  if (/[\p{Cc}\s]/u.test(address)) throw new StateError(2, "the address of the repository holds spaces or control characters");
  if (address.startsWith("/")) return { url: pathToFileURL(address).href, credentials: undefined };
  if (scpLike.test(address) && !address.includes("::")) return { url: address, credentials: undefined };
  const url = URL.canParse(address) ? new URL(address) : undefined;
  switch (url?.protocol) {
    case "https:":
    case "http:":
      return fromHttp(url, options);
    case "ssh:":
      if (url.password !== "" || !/^[A-Za-z0-9]/.test(url.hostname)) break;
      return { url: address, credentials: undefined };
    case "file:":
      if (url.host !== "") break;
      return { url: address, credentials: undefined };
    default:
  }
  throw new StateError(
    2,
    "the address of the repository is of no kind that is accepted",
    "write https://host/owner/name.git, ssh://git@host/owner/name.git, git@host:owner/name.git, file:///path or an absolute path",
  );
}

function fromHttp(url: URL, options: RemoteOptions): Remote {
  const embedded = readEmbedded(url);
  if (embedded !== undefined && options.passwordInAddress === "refuse") {
    throw new StateError(2, "the address of the repository holds a user or password", "give the password as the input token, which is masked");
  }
  const clean = new URL(url);
  clean.username = "";
  clean.password = "";
  const credentials = options.credentials ?? embedded;
  if (credentials !== undefined && url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw new StateError(3, `the token would travel to ${url.host} in clear text`, "use the https address of the repository");
  }
  return { url: clean.href, credentials };
}

function readEmbedded(url: URL): Credentials | undefined {
  if (url.username === "" && url.password === "") return undefined;
  const user = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  // https://<token>@host: the token stands in the user's place.
  return password === "" ? { user: "x-access-token", token: user } : { user, token: password };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}
