/** The series that Flagger's built-in success rate counts, per provider: what a query of one's own has to select. */
interface Series {
  readonly metric: string;
  readonly matchers: readonly string[];
  readonly errors: string;
}

const target = "{{ target }}";
const namespace = "{{ namespace }}";
const pods = `${target}-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)`;
const http: Series = {
  metric: "http_request_duration_seconds_count",
  matchers: [`kubernetes_namespace="${namespace}"`, `kubernetes_pod_name=~"${pods}"`],
  errors: 'status=~"5.*"',
};
const istio: Series = {
  metric: "istio_requests_total",
  matchers: ['reporter="destination"', `destination_workload_namespace="${namespace}"`, `destination_workload=~"${target}"`],
  errors: 'response_code=~"5.*"',
};

const series: Readonly<Record<string, Series>> = {
  istio,
  linkerd: {
    metric: "response_total",
    matchers: [`namespace="${namespace}"`, `deployment=~"${target}"`, 'direction="inbound"'],
    errors: 'classification="failure"',
  },
  nginx: {
    metric: "nginx_ingress_controller_requests",
    matchers: [`namespace="${namespace}"`, 'ingress="{{ ingress }}"', 'canary!=""'],
    errors: 'status=~"5.*"',
  },
  kubernetes: http,
  gatewayapi: http,
};

/** The share of errors of the canary, 0 where there are no requests; nothing for providers whose series are not known. */
export function flaggerErrorRatio(provider: string | undefined): string | undefined {
  const name = (provider ?? "istio").split(":")[0] ?? "";
  const known = Object.hasOwn(series, name) ? series[name] : undefined;
  if (known === undefined) return undefined;
  const select = (matchers: readonly string[]): string => `sum(increase(${known.metric}{${matchers.join(", ")}}[{{ interval }}]))`;
  return guardedRatio(select([...known.matchers, known.errors]), select(known.matchers));
}

/** No series and no request both count as no errors: a canary nobody met is no broken canary. */
export function guardedRatio(errors: string, requests: string): string {
  return `(\n  (${errors} or vector(0))\n  /\n  (${requests} > 0)\n)\nor vector(0)\n`;
}

/** A query whose value is kept, with the number it shall have where there is none: NaN fails every comparison. */
export function guardedQuery(query: string, instead: number): string {
  return `(\n  (\n${indented(query.trim(), 4)}\n  ) >= 0\n)\nor vector(${instead})\n`;
}

function indented(text: string, by: number): string {
  return text.split("\n").map((line) => " ".repeat(by) + line.trimEnd()).join("\n"); // prettier-ignore
}
