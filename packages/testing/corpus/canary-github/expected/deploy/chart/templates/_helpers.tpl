{{/* Names: a release is one service in one environment, so the release name is the name. */}}
{{- define "service.name" -}}
{{- .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "service.fullname" -}}
{{- /* 52: a CronJob appends up to 11 characters to the names of its jobs. */ -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{/* Never anything that changes with a version: selectors are immutable. */}}
{{- define "service.selectorLabels" -}}
app.kubernetes.io/name: {{ include "service.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "service.commonLabels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.version }}
app.kubernetes.io/version: {{ . | replace "+" "_" | quote }}
{{- end }}
{{- with .Values.environment }}
environment: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "service.labels" -}}
{{ include "service.selectorLabels" . }}
{{ include "service.commonLabels" . }}
{{- end -}}

{{/* repository@digest and nothing else: { name: what to call it in the message, image: the values } */}}
{{- define "service.image" -}}
{{- $image := .image -}}
{{- if not $image.repository -}}
{{- fail (printf "%s.repository is empty: set the image's name without tag or digest, for example registry.example.com/shop/orders" .name) -}}
{{- end -}}
{{- if not (regexMatch "^sha256:[0-9a-f]{64}$" (default "" $image.digest)) -}}
{{- fail (printf "%s.digest must be sha256:<64 hex digits>, got %q: images are deployed by digest, never by tag" .name (default "" $image.digest)) -}}
{{- end -}}
{{- printf "%s@%s" $image.repository $image.digest -}}
{{- end -}}

{{/* The Secret that holds the values of `secrets`. */}}
{{- define "service.secretName" -}}
{{- default (include "service.fullname" .) .Values.secretStore.existingSecret -}}
{{- end -}}

{{/* Contradictions a schema cannot express. Included by the workloads, so every render checks them. */}}
{{- define "service.validate" -}}
{{- if lt (int .Values.replicas.max) (int .Values.replicas.min) -}}
{{- fail (printf "replicas.max (%d) is smaller than replicas.min (%d)" (int .Values.replicas.max) (int .Values.replicas.min)) -}}
{{- end -}}
{{- if and .Values.secrets (not .Values.secretStore.name) (not .Values.secretStore.existingSecret) -}}
{{- fail "secrets are declared but there is nowhere to read them from: set secretStore.name (External Secrets) or secretStore.existingSecret" -}}
{{- end -}}
{{- range .Values.secrets -}}
{{- if hasKey $.Values.env .name -}}
{{- fail (printf "%s is both in env and in secrets: keep it in secrets" .name) -}}
{{- end -}}
{{- end -}}
{{- if and (eq .Values.kind "cronjob") (not .Values.cronjob.schedule) -}}
{{- fail "kind is cronjob but cronjob.schedule is empty, for example \"15 3 * * *\"" -}}
{{- end -}}
{{- if and .Values.route.host (ne .Values.kind "service") -}}
{{- fail (printf "route.host is set, but a %s has no route" .Values.kind) -}}
{{- end -}}
{{- if and .Values.route.host (not (and .Values.route.gateway.name .Values.route.gateway.namespace)) -}}
{{- fail "route.host is set: say through which gateway, route.gateway.name and route.gateway.namespace" -}}
{{- end -}}
{{- if ge (int .Values.shutdown.drainSeconds) (int .Values.shutdown.gracePeriodSeconds) -}}
{{- fail "shutdown.gracePeriodSeconds must be greater than shutdown.drainSeconds, or the process is killed before it may finish" -}}
{{- end -}}
{{- end -}}
