/** Forms a text must have. `words` stands behind "must". Every pattern is bounded and free of backtracking traps. */

export interface Pattern {
  readonly pattern: string;
  readonly patternErrorMessage: string;
}

const LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
const SEGMENT = "[A-Za-z0-9_][A-Za-z0-9_.-]*";
const HOST = `${LABEL}(\\.${LABEL})+`;
const IMAGE_PATH = "(/[a-z0-9]+([._-]+[a-z0-9]+)*)+";
const REGISTRY = `(${HOST}|localhost)(:[0-9]{1,5})?`;
const DIGEST = "@sha256:[0-9a-f]{64}";

export const SERVICE_NAME = {
  pattern: "^[a-z](?!.*--)([a-z0-9-]{0,38}[a-z0-9])?$",
  patternErrorMessage: "be 1 to 40 lower-case letters, digits and single hyphens, starting with a letter",
};
export const ENVIRONMENT_NAME = {
  pattern: "^[a-z](?!.*--)([a-z0-9-]{0,18}[a-z0-9])?$",
  patternErrorMessage: "be 1 to 20 lower-case letters, digits and single hyphens, starting with a letter",
};
export const JOB_ID = {
  pattern: "^[a-z](?!.*--)([a-z0-9-]{0,48}[a-z0-9])?$",
  patternErrorMessage: "be 1 to 50 lower-case letters, digits and single hyphens, starting with a letter",
};
export const KUBERNETES_NAME = {
  pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
  patternErrorMessage: "be 1 to 63 lower-case letters, digits and hyphens",
};
export const CLUSTER_NAME = {
  pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$",
  patternErrorMessage: "be 1 to 63 letters, digits, dots, underscores and hyphens",
};
export const OWNER = {
  pattern: `^(?=.{1,200}$)${SEGMENT}(/${SEGMENT})*$`,
  patternErrorMessage: 'be a team or user such as "acme/team-orders", without "@"',
};
export const VARIABLE_NAME = {
  pattern: "^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$",
  patternErrorMessage: "be letters, digits and underscores, not starting with a digit",
};
export const PRINTABLE = {
  pattern: "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$",
  patternErrorMessage: "hold no control characters other than tabs and line breaks",
};
export const SCRIPT = {
  pattern: PRINTABLE.pattern.replace("^", "^(?=[\\s\\S]*\\S)"),
  patternErrorMessage: "hold a command, and no control characters other than tabs and line breaks",
};
export const TOOLCHAIN = {
  pattern: "^[0-9]{1,4}(\\.[0-9]{1,4}){0,2}$",
  patternErrorMessage: 'be a version such as "24" or "1.26.8"',
};
export const URL_PATH = {
  pattern: "^/[A-Za-z0-9._~/-]{0,200}$",
  patternErrorMessage: 'be a path such as "/healthz"',
};
export const CRON = {
  pattern: "^[0-9A-Za-z*/,-]{1,60}( [0-9A-Za-z*/,-]{1,60}){4}$",
  patternErrorMessage: 'be five fields of a cron expression such as "15 3 * * *"',
};
export const DURATION = {
  pattern: "^(0|[1-9][0-9]{0,5})[smhd]$",
  patternErrorMessage: 'be a number with a unit such as "90s", "20m", "2h" or "1d"',
};
export const GLOB = {
  pattern: "^(?!/|\\./|\\.\\.(/|$)|.*/\\.\\.(/|$))[A-Za-z0-9._/*?@+-]{1,200}$",
  patternErrorMessage: 'be a glob from the root of the repository such as "services/orders/**"',
};
export const RELATIVE_FILE = {
  pattern: "^(?!/|\\./|.*//|\\.\\.(/|$)|.*/\\.\\.(/|$))[A-Za-z0-9._/@+-]{1,200}(?<!/)$",
  patternErrorMessage: 'be a relative path without ".."',
};
/** A script, or a Go package as the go command takes it: "." or "./cmd/orders". */
export const ENTRY = {
  pattern: "^(?!.*//|\\.\\.(/|$)|.*/\\.\\.(/|$))(\\.|(\\./)?[A-Za-z0-9_@][A-Za-z0-9._/@+-]{0,200})$",
  patternErrorMessage: 'be a relative path such as "src/main.js" or "./cmd/orders"',
};
export const IMAGE_REPOSITORY = {
  pattern: `^(?=.{1,255}$)${REGISTRY}${IMAGE_PATH}$`,
  patternErrorMessage: 'be an image repository with its host and without tag, such as "ghcr.io/acme/orders"',
};
export const IMAGE_BY_DIGEST = {
  pattern: `^(?=.{1,400}$)(${REGISTRY}/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?${DIGEST}$`,
  patternErrorMessage: 'end in a digest, such as "postgres:17@sha256:…"',
};
/** The id of an image in the pins, or any image by digest. */
export const JOB_IMAGE = {
  pattern: `^(?=.{1,400}$)([a-z][a-z0-9-]*|(${REGISTRY}/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?${DIGEST})$`,
  patternErrorMessage: "be the id of a pinned image, or end in a digest (@sha256:…)",
};
export const IMAGE_PLATFORM = {
  pattern: "^[a-z0-9]{1,20}/[a-z0-9]{1,20}(/v[0-9]{1,2})?$",
  patternErrorMessage: 'be an operating system and an architecture such as "linux/arm64"',
};
export const HOST_NAME = {
  pattern: `^(?=.{1,253}$)${HOST}$`,
  patternErrorMessage: 'be a host name such as "orders.acme.example", without "https://" and path',
};
export const SERVER = {
  pattern: `^(?=.{1,260}$)(${HOST}|localhost)(:[0-9]{1,5})?$`,
  patternErrorMessage: 'be a host with an optional port such as "argocd.acme.example", without "https://"',
};
const CLONE_PATH = "(/[A-Za-z0-9_.~-]+)+";
/** No user with a password: whatever stands here is written into files. */
export const REPOSITORY_ADDRESS = {
  pattern: `^(?=.{1,400}$)(https://${REGISTRY}${CLONE_PATH}|ssh://([A-Za-z0-9_-]+@)?${REGISTRY}${CLONE_PATH}|git@${HOST}:[A-Za-z0-9_.~-]+${CLONE_PATH}|file://${CLONE_PATH})$`,
  patternErrorMessage: 'be an address to clone from, without password, such as "https://github.com/acme/orders.git"',
};
export const REPOSITORY_NAME = {
  pattern: `^(?=.{1,200}$)${SEGMENT}(/${SEGMENT})+$`,
  patternErrorMessage: 'be owner and name of a repository such as "acme/pipelines"',
};
export const BRANCH = {
  pattern: "^(?!.*(\\.\\.|//|\\.lock$))[A-Za-z0-9][A-Za-z0-9._/-]{0,99}(?<![./])$",
  patternErrorMessage: 'be the name of a branch such as "environments"',
};
export const REVISION = { pattern: "^[0-9a-f]{40}$", patternErrorMessage: "be a whole commit: 40 lower-case hexadecimal digits" };
export const VERSION = {
  pattern: "^v?[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}(-[0-9A-Za-z.-]{1,50})?$",
  patternErrorMessage: 'be a version such as "1.4.0"',
};
export const LICENSE = { pattern: "^[A-Za-z0-9][A-Za-z0-9.+-]{0,60}$", patternErrorMessage: 'be an SPDX id such as "Apache-2.0"' };
export const SECRET_SOURCE = {
  pattern: "^[A-Za-z0-9][A-Za-z0-9._/-]{0,200}(#[A-Za-z0-9._-]{1,100})?$",
  patternErrorMessage: 'be a path in the secret store such as "orders/db" or "orders/db#password"',
};
export const PERCENTAGE = {
  pattern: "^[0-9]{1,3}(\\.[0-9]{1,10})?%$",
  patternErrorMessage: 'be a percentage such as "0.1%"',
};
export const FOLD = {
  pattern: "^[0-9]{1,6}(\\.[0-9]{1,3})?x$",
  patternErrorMessage: 'be a multiple such as "5x"',
};
export const METRIC_NAME = {
  pattern: "^[a-zA-Z_:][a-zA-Z0-9_:]{0,199}$",
  patternErrorMessage: "be the name of a metric: letters, digits, underscores and colons, not starting with a digit",
};
export const LABEL_NAME = {
  pattern: "^[a-zA-Z_][a-zA-Z0-9_]{0,99}$",
  patternErrorMessage: "be the name of a label: letters, digits and underscores, not starting with a digit",
};
export const PROMETHEUS_ADDRESS = {
  pattern: `^(?=.{1,260}$)https?://${REGISTRY}(/[A-Za-z0-9_.~-]+)*/?$`,
  patternErrorMessage: 'be an address such as "http://prometheus.monitoring:9090", without password',
};
