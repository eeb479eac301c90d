{{/* Contradictions a schema cannot express. */}}
{{- define "canary.validate" -}}
{{- if ne .Values.kind "service" -}}
{{- fail (printf "a %s has no canary: it answers no requests" .Values.kind) -}}
{{- end -}}
{{- if .Values.canary.enabled -}}
{{- if not .Values.canary.steps -}}
{{- fail "canary.enabled is true and canary.steps is empty: everybody would get the new version at once" -}}
{{- end -}}
{{- $before := 0 -}}
{{- range .Values.canary.steps -}}
{{- if le (int .weight) $before -}}
{{- fail (printf "canary.steps: the weight %d does not come after %d, weights must rise" (int .weight) $before) -}}
{{- end -}}
{{- if mod (int .seconds) 60 -}}
{{- fail (printf "canary.steps: %d seconds are no whole minutes, and the canary is looked at once a minute" (int .seconds)) -}}
{{- end -}}
{{- $before = int .weight -}}
{{- end -}}
{{- if and (eq .Values.canary.router "gateway-api") (not .Values.route.host) -}}
{{- fail "canary.router is gateway-api and route.host is empty: there is no route whose traffic could be divided" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "canary.service" -}}
{{- printf "%s-canary" (include "service.fullname" .) -}}
{{- end -}}

{{- define "canary.strategy" -}}
{{- $canary := .Values.canary -}}
{{- if not $canary.enabled -}}
# No canary in this environment: pods are replaced step by step, without losing capacity.
maxSurge: 25%
maxUnavailable: 0
{{- else -}}
{{- if eq $canary.router "replicas" -}}
# Without a router the share of the traffic is the share of the pods.
maxSurge: 25%
maxUnavailable: 0
{{- else -}}
stableService: {{ include "service.fullname" . }}
canaryService: {{ include "canary.service" . }}
minPodsPerReplicaSet: 2
dynamicStableScale: false
abortScaleDownDelaySeconds: 30
trafficRouting:
  {{- if eq $canary.router "gateway-api" }}
  plugins:
    argoproj-labs/gatewayAPI:
      httpRoute: {{ include "service.fullname" . }}
      namespace: {{ .Release.Namespace }}
  {{- else }}
  istio:
    virtualServices:
      - name: {{ include "service.fullname" . }}
        routes: [primary]
  {{- end }}
{{- end }}
# Analyses, not pauses: a pause goes on by itself, whatever an analysis in the background says.
steps:
  {{- range $canary.steps }}
  - setWeight: {{ .weight }}
  - analysis:
      templates:
        - templateName: {{ include "canary.service" $ }}
      args:
        - name: namespace
          valueFrom: { fieldRef: { fieldPath: metadata.namespace } }
        - name: canary-hash
          valueFrom: { podTemplateHashValue: Latest }
        - name: stable-hash
          valueFrom: { podTemplateHashValue: Stable }
        - { name: seconds, value: {{ .seconds | toString | quote }} }
        - { name: looks, value: {{ div (int .seconds) 60 | toString | quote }} }
        - { name: minimum-requests, value: {{ .minimumRequests | toString | quote }} }
  {{- end }}
{{- end -}}
{{- end -}}
