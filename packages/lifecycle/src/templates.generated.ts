// Written by tools/build/registry.ts from the folders in templates/. Do not edit.
import argoCd from "@create-pipeline/template-argo-cd";
import argoRollouts from "@create-pipeline/template-argo-rollouts";
import coverage from "@create-pipeline/template-coverage";
import dependencyScan from "@create-pipeline/template-dependency-scan";
import dockerfile from "@create-pipeline/template-dockerfile";
import go from "@create-pipeline/template-go";
import helm from "@create-pipeline/template-helm";
import imageScan from "@create-pipeline/template-image-scan";
import node from "@create-pipeline/template-node";
import promotion from "@create-pipeline/template-promotion";
import repository from "@create-pipeline/template-repository";
import requiredCheck from "@create-pipeline/template-required-check";
import rescan from "@create-pipeline/template-rescan";
import secretScan from "@create-pipeline/template-secret-scan";
import signing from "@create-pipeline/template-signing";
import staticAnalysis from "@create-pipeline/template-static-analysis";
import type { Template } from "@create-pipeline/template";

export const templates: readonly Template[] = [
  argoCd,
  argoRollouts,
  coverage,
  dependencyScan,
  dockerfile,
  go,
  helm,
  imageScan,
  node,
  promotion,
  repository,
  requiredCheck,
  rescan,
  secretScan,
  signing,
  staticAnalysis,
];
