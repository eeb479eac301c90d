{{/* The pod, the same for a Deployment, a CronJob and whatever else runs this service. */}}
{{- define "service.podMetadata" -}}
labels:
  {{- include "service.selectorLabels" . | nindent 2 }}
  {{- with .Values.environment }}
  environment: {{ . | quote }}
  {{- end }}
  {{- with .Values.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
annotations:
  kubectl.kubernetes.io/default-container: {{ include "service.name" . }}
  checksum/config: {{ .Values.env | toJson | sha256sum }}
  {{- with .Values.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{- define "service.podSpec" -}}
{{- include "service.validate" . -}}
serviceAccountName: {{ include "service.fullname" . }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.scheduling.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.scheduling.runtimeClassName }}
runtimeClassName: {{ . }}
{{- end }}
{{- if .Values.scheduling.userNamespaces }}
hostUsers: false
{{- end }}
terminationGracePeriodSeconds: {{ .Values.shutdown.gracePeriodSeconds }}
securityContext:
  {{- include "service.podSecurityContext" . | nindent 2 }}
containers:
  - name: {{ include "service.name" . }}
    image: {{ include "service.image" (dict "name" "image" "image" .Values.image) }}
    imagePullPolicy: IfNotPresent
    securityContext:
      {{- include "service.containerSecurityContext" . | nindent 6 }}
    {{- if eq .Values.kind "service" }}
    ports:
      - name: http
        containerPort: {{ .Values.port }}
        protocol: TCP
    {{- end }}
    {{- if .Values.env }}
    envFrom:
      - configMapRef:
          name: {{ include "service.fullname" . }}
    {{- end }}
    {{- with .Values.secrets }}
    env:
      {{- range . }}
      - name: {{ .name }}
        valueFrom:
          secretKeyRef:
            name: {{ include "service.secretName" $ }}
            key: {{ .name }}
      {{- end }}
    {{- end }}
    resources:
      {{- toYaml .Values.resources | nindent 6 }}
    {{- include "service.probes" . | nindent 4 }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: {{ .Values.tmpSize }}
{{- end -}}

{{- define "service.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: {{ .Values.runAsUser }}
runAsGroup: {{ .Values.runAsUser }}
fsGroup: {{ .Values.runAsUser }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "service.containerSecurityContext" -}}
allowPrivilegeEscalation: false
privileged: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* HTTP for a service, a command for a worker that has one (nothing sends it traffic, so no readiness).
     Started within a minute; out of traffic after 15 seconds of trouble, restarted only after a minute of it. */}}
{{- define "service.probes" -}}
{{- if eq .Values.kind "service" -}}
startupProbe:
  httpGet: { path: {{ .Values.health.live | quote }}, port: http }
  periodSeconds: 2
  failureThreshold: 30
readinessProbe:
  httpGet: { path: {{ .Values.health.ready | quote }}, port: http }
  periodSeconds: 5
  timeoutSeconds: 2
  failureThreshold: 3
livenessProbe:
  httpGet: { path: {{ .Values.health.live | quote }}, port: http }
  periodSeconds: 10
  timeoutSeconds: 2
  failureThreshold: 6
lifecycle:
  preStop:
    sleep:
      seconds: {{ .Values.shutdown.drainSeconds }}
{{- else if and (eq .Values.kind "worker") .Values.health.exec -}}
startupProbe:
  exec: { command: {{ toJson .Values.health.exec }} }
  periodSeconds: 2
  timeoutSeconds: 5
  failureThreshold: 30
livenessProbe:
  exec: { command: {{ toJson .Values.health.exec }} }
  periodSeconds: 20
  timeoutSeconds: 5
  failureThreshold: 3
{{- end -}}
{{- end -}}
