package main

import rego.v1

pod_facts := {
	"automount-service-account-token": {"path": ["automountServiceAccountToken"], "value": false},
	"enable-service-links": {"path": ["enableServiceLinks"], "value": false},
	"pod-run-as-non-root": {"path": ["securityContext", "runAsNonRoot"], "value": true},
	"pod-seccomp-profile": {"path": ["securityContext", "seccompProfile", "type"], "value": "RuntimeDefault"},
}

deny contains problem(workload, rule, text) if {
	some workload in workloads
	some rule, fact in pod_facts
	object.get(workload.pod, fact.path, null) != fact.value
	text := sprintf("needs %s: %v", [concat(".", fact.path), fact.value])
}

deny contains problem(workload, "service-account", "needs a service account of its own") if {
	some workload in workloads
	object.get(workload.pod, "serviceAccountName", "default") in {"", "default"}
}

deny contains problem(workload, "run-as-user", "needs a runAsUser of at least 10000") if {
	some workload in workloads
	object.get(workload.pod, ["securityContext", "runAsUser"], 0) < 10000
}

deny contains problem(workload, "host-namespace", sprintf("must not set %s", [field])) if {
	some workload in workloads
	some field in ["hostNetwork", "hostPID", "hostIPC"]
	object.get(workload.pod, field, false) != false
}

allowed_volumes := {"name", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret", "image"}

deny contains problem(workload, "volume-type", sprintf("must not use a volume of type %s", [type])) if {
	some workload in workloads
	some volume in object.get(workload.pod, "volumes", [])
	some type, _ in volume
	not type in allowed_volumes
}

deny contains problem(workload, "empty-dir-size", sprintf("needs a sizeLimit for the emptyDir %q", [volume.name])) if {
	some workload in workloads
	some volume in object.get(workload.pod, "volumes", [])
	"emptyDir" in object.keys(volume)
	not volume.emptyDir.sizeLimit
}

deny contains problem(workload, "topology-spread", "needs topologySpreadConstraints over zones and over nodes") if {
	some workload in workloads
	workload.object.kind in {"Deployment", "StatefulSet", "Rollout"}
	keys := {constraint.topologyKey | some constraint in object.get(workload.pod, "topologySpreadConstraints", [])}
	count({"topology.kubernetes.io/zone", "kubernetes.io/hostname"} - keys) > 0
}

deny contains problem(workload, "rolling-update", "must not become smaller while it rolls out: maxUnavailable: 0") if {
	some workload in workloads
	workload.object.kind == "Deployment"
	object.get(workload.object, ["spec", "strategy", "rollingUpdate", "maxUnavailable"], null) != 0
}

deny contains problem(workload, "disruption-budget", "needs a PodDisruptionBudget that selects it") if {
	some workload in workloads
	workload.object.kind in {"Deployment", "StatefulSet", "Rollout"}
	labels := workload.object.spec.template.metadata.labels
	not budgeted(labels)
}

budgeted(labels) if {
	some document in documents
	document.object.kind == "PodDisruptionBudget"
	selector := document.object.spec.selector.matchLabels
	every key, value in selector {
		labels[key] == value
	}
}

deny contains problem(workload, "selector-version", "must not select pods by version: the selector cannot change") if {
	some workload in workloads
	"app.kubernetes.io/version" in object.keys(object.get(workload.object, ["spec", "selector", "matchLabels"], {}))
}
