# Facts that every workload we generate holds, after
# https://kubernetes.io/docs/concepts/security/pod-security-standards/ and our own baseline.
package main

import rego.v1

kinds := {"Deployment", "StatefulSet", "DaemonSet", "Job", "Rollout"}

# All documents of all files, each with the file it came from.
documents contains {"path": file.path, "object": object} if {
	some file in input
	some object in as_list(file.contents)
}

as_list(value) := value if is_array(value)

as_list(value) := [value] if is_object(value)

workloads contains {"path": path, "name": sprintf("%s/%s", [object.kind, object.metadata.name]), "object": object, "pod": object.spec.template.spec} if {
	some {"path": path, "object": object} in documents
	object.kind in kinds
}

workloads contains {"path": path, "name": sprintf("CronJob/%s", [object.metadata.name]), "object": object, "pod": object.spec.jobTemplate.spec.template.spec} if {
	some {"path": path, "object": object} in documents
	object.kind == "CronJob"
}

workloads contains {"path": path, "name": sprintf("Pod/%s", [object.metadata.name]), "object": object, "pod": object.spec} if {
	some {"path": path, "object": object} in documents
	object.kind == "Pod"
}

# Containers of every sort; probes are only asked of those that serve.
containers contains {"workload": workload, "container": container} if {
	some workload in workloads
	some field in ["containers", "initContainers"]
	some container in object.get(workload.pod, field, [])
}

services contains {"workload": workload, "container": container} if {
	some workload in workloads
	workload.object.kind in {"Deployment", "StatefulSet", "DaemonSet", "Rollout"}
	some container in workload.pod.containers
}

problem(workload, rule, text) := {"msg": sprintf("%s: %s %s", [workload.path, workload.name, text]), "rule": rule}

container_problem(entry, rule, text) := problem(entry.workload, rule, sprintf("container %q %s", [entry.container.name, text]))
