/** Nodes that kwok plays, one in each zone. */
export function nodesInZones(zones: readonly string[]): readonly object[] {
  return zones.map((zone) => ({
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name: `node-${zone}`,
      labels: {
        "kubernetes.io/hostname": `node-${zone}`,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        "topology.kubernetes.io/zone": zone,
        "topology.kubernetes.io/region": "lab",
      },
    },
    status: {
      allocatable: { cpu: "16", memory: "64Gi", pods: "200", "ephemeral-storage": "200Gi" },
      capacity: { cpu: "16", memory: "64Gi", pods: "200", "ephemeral-storage": "200Gi" },
    },
  }));
}
