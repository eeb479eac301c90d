package main

import rego.v1

container_facts := {
	"allow-privilege-escalation": {"path": ["securityContext", "allowPrivilegeEscalation"], "value": false},
	"read-only-root-filesystem": {"path": ["securityContext", "readOnlyRootFilesystem"], "value": true},
	"drop-capabilities": {"path": ["securityContext", "capabilities", "drop"], "value": ["ALL"]},
}

deny contains container_problem(entry, rule, text) if {
	some entry in containers
	some rule, fact in container_facts
	object.get(entry.container, fact.path, null) != fact.value
	text := sprintf("needs %s: %v", [concat(".", fact.path), fact.value])
}

deny contains container_problem(entry, "privileged", "must not be privileged") if {
	some entry in containers
	object.get(entry.container, ["securityContext", "privileged"], false) != false
}

deny contains container_problem(entry, "image-digest", "needs an image by digest") if {
	some entry in containers
	not regex.match(`@sha256:[0-9a-f]{64}$`, entry.container.image)
}

required_resources := [
	["requests", "cpu"],
	["requests", "memory"],
	["requests", "ephemeral-storage"],
	["limits", "memory"],
	["limits", "ephemeral-storage"],
]

deny contains container_problem(entry, "resources", sprintf("needs resources.%s", [concat(".", path)])) if {
	some entry in containers
	some path in required_resources
	object.get(entry.container, array.concat(["resources"], path), null) == null
}

deny contains container_problem(entry, "memory-limit", "needs the same memory request and limit") if {
	some entry in containers
	entry.container.resources.requests.memory != entry.container.resources.limits.memory
}

deny contains container_problem(entry, "cpu-limit", "must not have a CPU limit: it throttles without need") if {
	some entry in containers
	entry.container.resources.limits.cpu
}

deny contains container_problem(entry, "probes", sprintf("needs a %s", [probe])) if {
	some entry in services
	some probe in ["startupProbe", "readinessProbe", "livenessProbe"]
	not entry.container[probe]
}

deny contains container_problem(entry, "probe-host", sprintf("must not name a host in its %s", [probe])) if {
	some entry in containers
	some probe in ["startupProbe", "readinessProbe", "livenessProbe"]
	entry.container[probe].httpGet.host
}

deny contains container_problem(entry, "pre-stop", "needs a preStop that waits for endpoints to forget it") if {
	some entry in services
	not entry.container.lifecycle.preStop
}
