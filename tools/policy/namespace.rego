package main

import rego.v1

pod_security := {
	"pod-security.kubernetes.io/enforce": "restricted",
	"pod-security.kubernetes.io/warn": "restricted",
	"pod-security.kubernetes.io/audit": "restricted",
}

deny contains problem(namespace, "pod-security-label", sprintf("needs the label %s: %s", [label, level])) if {
	some document in documents
	document.object.kind == "Namespace"
	namespace := {"path": document.path, "name": sprintf("Namespace/%s", [document.object.metadata.name])}
	some label, level in pod_security
	object.get(document.object, ["metadata", "labels", label], null) != level
}

deny contains problem(budget, "eviction-policy", "needs unhealthyPodEvictionPolicy: AlwaysAllow") if {
	some document in documents
	document.object.kind == "PodDisruptionBudget"
	budget := {"path": document.path, "name": sprintf("PodDisruptionBudget/%s", [document.object.metadata.name])}
	object.get(document.object, ["spec", "unhealthyPodEvictionPolicy"], null) != "AlwaysAllow"
}
