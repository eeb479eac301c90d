/** Our own pod, each time broken in one way that the restricted Pod Security Standard forbids. */
// https://kubernetes.io/docs/concepts/security/pod-security-standards/
type Json = Readonly<Record<string, unknown>>;

export interface PodSpec extends Json {
  readonly containers: readonly Container[];
  readonly securityContext: Json;
  readonly volumes: readonly Json[];
}
interface Container extends Json {
  readonly name: string;
  readonly securityContext: Json;
  readonly ports: readonly Json[];
  readonly livenessProbe: { readonly httpGet: Json };
}

export interface BrokenPod {
  readonly what: string;
  readonly spoil: (spec: PodSpec) => PodSpec;
  /** What the refusal must say: the rule and the field. */
  readonly says: readonly string[];
}

const inContainer =
  (change: (container: Container) => Json) =>
  (spec: PodSpec): PodSpec => ({
    ...spec,
    containers: spec.containers.map((container) => ({ ...container, ...change(container) })),
  });
const secured = (change: Json): BrokenPod["spoil"] => inContainer(({ securityContext }) => ({ securityContext: { ...securityContext, ...change } }));
const inPod =
  (change: Json) =>
  (spec: PodSpec): PodSpec => ({ ...spec, ...change });
const inPodSecurity =
  (change: Json) =>
  (spec: PodSpec): PodSpec => ({ ...spec, securityContext: { ...spec.securityContext, ...change } });
const without = (name: string, from: Json): Json => Object.fromEntries(Object.entries(from).filter(([key]) => key !== name));

const inContainers: readonly BrokenPod[] = [
  {
    what: "privileged",
    // A privileged container may always escalate, so that both have to be said for the server to take it at all.
    spoil: secured({ privileged: true, allowPrivilegeEscalation: true }),
    says: ["privileged", "securityContext.privileged=true", "allowPrivilegeEscalation != false"],
  },
  {
    what: "privilege escalation",
    spoil: secured({ allowPrivilegeEscalation: true }),
    says: ["allowPrivilegeEscalation != false", "securityContext.allowPrivilegeEscalation=false"],
  },
  {
    what: "privilege escalation by saying nothing",
    spoil: inContainer(({ securityContext }) => ({ securityContext: without("allowPrivilegeEscalation", securityContext) })),
    says: ["allowPrivilegeEscalation != false"],
  },
  { what: "an added capability", spoil: secured({ capabilities: { drop: ["ALL"], add: ["NET_ADMIN"] } }), says: ["capabilities", '"NET_ADMIN"'] },
  {
    what: "the capabilities a container has by default",
    spoil: secured({ capabilities: {} }),
    says: ["unrestricted capabilities", 'capabilities.drop=["ALL"]'],
  },
  { what: "root in the container", spoil: secured({ runAsNonRoot: false }), says: ["runAsNonRoot != true", "securityContext.runAsNonRoot"] },
  { what: "user 0", spoil: secured({ runAsUser: 0 }), says: ["runAsUser=0"] },
  { what: "seccomp switched off in the container", spoil: secured({ seccompProfile: { type: "Unconfined" } }), says: ["seccompProfile", "Unconfined"] },
  {
    what: "an unmasked /proc",
    // Only with user namespaces would the server take it at all.
    spoil: (spec) => ({ ...secured({ procMount: "Unmasked" })(spec), hostUsers: false }),
    says: ["procMount", '"Unmasked"'],
  },
  { what: "an SELinux user of its own", spoil: secured({ seLinuxOptions: { user: "system_u" } }), says: ["seLinuxOptions", "user"] },
  { what: "AppArmor switched off", spoil: secured({ appArmorProfile: { type: "Unconfined" } }), says: ["forbidden AppArmor profile", '"Unconfined"'] },
  {
    what: "a port of the node",
    spoil: inContainer(({ ports }) => ({ ports: ports.map((port) => ({ ...port, hostPort: port["containerPort"] })) })),
    says: ["hostPort"],
  },
  {
    what: "a probe of another host",
    spoil: inContainer(({ livenessProbe: probe }) => ({ livenessProbe: { ...probe, httpGet: { ...probe.httpGet, host: "169.254.169.254" } } })),
    says: ["probe or lifecycle host", "169.254.169.254"],
  },
];

const inPods: readonly BrokenPod[] = [
  {
    what: "root in the pod",
    spoil: inPodSecurity({ runAsNonRoot: false }),
    says: ["runAsNonRoot != true", "pod must not set securityContext.runAsNonRoot=false"],
  },
  {
    what: "no seccomp profile",
    spoil: (spec) => ({ ...spec, securityContext: without("seccompProfile", spec.securityContext) }),
    says: ["seccompProfile", "securityContext.seccompProfile.type"],
  },
  {
    what: "an unsafe kernel parameter",
    spoil: inPodSecurity({ sysctls: [{ name: "kernel.msgmax", value: "1" }] }),
    says: ["forbidden sysctls", "kernel.msgmax"],
  },
  { what: "the node's network", spoil: inPod({ hostNetwork: true }), says: ["host namespaces", "hostNetwork=true"] },
  { what: "the node's processes", spoil: inPod({ hostPID: true }), says: ["host namespaces", "hostPID=true"] },
  { what: "the node's memory", spoil: inPod({ hostIPC: true }), says: ["host namespaces", "hostIPC=true"] },
  {
    what: "a folder of the node",
    spoil: (spec) => ({ ...spec, volumes: [...spec.volumes, { name: "node", hostPath: { path: "/var/run" } }] }),
    says: ["restricted volume types", 'volume "node"', '"hostPath"'],
  },
  {
    what: "a volume that the node mounts from elsewhere",
    spoil: (spec) => ({ ...spec, volumes: [...spec.volumes, { name: "share", nfs: { server: "nfs.example.com", path: "/" } }] }),
    says: ["restricted volume types", 'volume "share"', '"nfs"'],
  },
  {
    what: "an init container that may do more",
    spoil: (spec) => ({ ...spec, initContainers: spec.containers.map(({ name, image, resources }) => ({ name: `init-${name}`, image, resources })) }),
    says: ["allowPrivilegeEscalation != false", "init-"],
  },
];

export const brokenPods: readonly BrokenPod[] = [...inContainers, ...inPods];
