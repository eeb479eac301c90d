{{- define "service.dnsEgress" -}}
# names
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ .Values.network.dns.namespace }}
      podSelector:
        matchLabels:
          {{- toYaml .Values.network.dns.labels | nindent 10 }}
  ports:
    - { port: 53, protocol: UDP }
    - { port: 53, protocol: TCP }
{{- end -}}

{{/* One end of an allowed connection: { namespace, app? } or { cidr, except? } */}}
{{- define "service.networkPeer" -}}
{{- if .cidr -}}
ipBlock:
  cidr: {{ .cidr }}
  {{- /* "The internet" never includes the node's metadata service and its credentials. */}}
  {{- $except := default (eq .cidr "0.0.0.0/0" | ternary (list "169.254.0.0/16") list) .except }}
  {{- with $except }}
  except: {{ toJson . }}
  {{- end }}
{{- else -}}
namespaceSelector:
  matchLabels:
    kubernetes.io/metadata.name: {{ .namespace }}
{{- with .app }}
podSelector:
  matchLabels:
    app.kubernetes.io/name: {{ . }}
{{- end }}
{{- end -}}
{{- end -}}

{{/* The test pod must not look like the service, or the Service would send it traffic. */}}
{{- define "service.testLabels" -}}
app.kubernetes.io/name: {{ include "service.name" . | trunc 58 | trimSuffix "-" }}-test
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}
