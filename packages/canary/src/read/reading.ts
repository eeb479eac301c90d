import type { Diagnostic, Location } from "@create-pipeline/diagnostics";
import type { CanaryCode } from "../codes.ts";
import type { ArgoMetric, Canary, Condition, FlaggerMetric } from "../model.ts";
import type { Manifest, ManifestNode } from "./manifest-node.ts";
import type { RatioValue } from "./query-value.ts";
import type { RecognizedGate } from "./recognize-gate.ts";

/** What the readers need to know of the place the canary runs in. */
export interface ReadOptions {
  /** Seconds between two scrapes of Prometheus: what irate looks back over. */
  readonly scrapeSeconds: number;
  /**
   * That is known, not guessed, so that windows shrink by it: rate and increase see what lies between the first and the last scrape in
   * their window, one interval less than it in the mean, and extrapolate. Otherwise every request of a window counts.
   */
  readonly scrapesKnown?: boolean;
}

export const defaultReadOptions: ReadOptions = { scrapeSeconds: 15 };

/** A release as the manifests configure it, with the places that reports and lints point to. */
export interface CanaryReading {
  readonly controller: "argo-rollouts" | "flagger";
  readonly canary: Canary;
  readonly manifest: Manifest;
  readonly metrics: readonly MetricReading[];
  /** A load test that the manifest runs against the canary; not counted unless asked for. */
  readonly loadTest?: { readonly rps: number; readonly location: Location };
  readonly facts: ReadingFacts;
}

/** What lints look at beyond the model. */
export interface ReadingFacts {
  /** Argo: the steps as written; Flagger: none. */
  readonly steps: readonly ManifestNode[];
  readonly startingStep?: ManifestNode;
  /** An experiment runs a baseline of the stable version beside the canary. */
  readonly hasBaseline: boolean;
}

/** One metric: what the model got and where it is written. */
export interface MetricReading {
  readonly name: string;
  /** Absent for what the controller measures but the model can't say. */
  readonly metric: ArgoMetric | FlaggerMetric;
  /** The manifest that holds the metric: a template or the canary itself. */
  readonly manifest: Manifest;
  readonly node: ManifestNode;
  /** With every hole filled. */
  readonly query?: string;
  readonly queryNode?: ManifestNode;
  readonly instant: boolean;
  /** irate, subqueries and offsets left aside: the range written in the query. */
  readonly writtenWindowSeconds?: number;
  readonly ratio?: RatioValue;
  /** What one means in the query's own unit: 100 where it returns percent. */
  readonly scale: number;
  /** Kayenta instead of a query. */
  readonly kayenta?: KayentaReading;
  /** The query is the sequential gate that this product generates. */
  readonly gate?: RecognizedGate;
  /** When the gate's evidence, in nats above its bound, is good or bad. */
  readonly gateConditions?: { readonly success?: Condition; readonly failure?: Condition };
  /** The argument that holds the stable version's hash, where the analysis has one. */
  readonly stableArgument?: ManifestNode;
  /** What the two ways to have no data say; the same for Flagger, which fails on both. */
  readonly empty: { readonly idle: string; readonly missing: string };
  readonly place: "background" | "step" | "experiment";
}

export interface KayentaReading {
  readonly stepSeconds: number;
  /** How long the comparison looks back, where the manifest says so. */
  readonly seconds?: number;
  readonly node: ManifestNode;
}

export interface Readings {
  readonly readings: readonly CanaryReading[];
  readonly diagnostics: readonly Diagnostic<CanaryCode>[];
}
