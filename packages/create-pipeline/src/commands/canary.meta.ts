import type { CommandMeta } from "../command.ts";

export const canaryMeta: CommandMeta = {
  name: "canary",
  usage: "create-pipeline canary <power|lint|suggest>",
  summary: "whether a canary would notice a bad release, and a better one",
  description:
    "power: how likely a canary aborts a regression and a healthy release, how soon, and what it costs until then.\n" +
    "lint: what is known to be wrong with its configuration, with the corrected value.\n" +
    "suggest: the configuration with the least exposure that meets a goal, as a patch.\n" +
    "Without -f: the service in this folder, with what its pipeline.yaml wants; its patch is one of pipeline.yaml.\n" +
    "Reads Argo Rollouts (Rollout, AnalysisTemplate) and Flagger (Canary, MetricTemplate); nothing is written but --output.",
  options: [
    "file",
    "rps",
    "profile",
    "start",
    "baseline",
    "effects",
    "users",
    "cluster",
    "pause",
    "scrape",
    "load-test",
    "require",
    "max-duration",
    "max-exposed",
    "format",
    "output",
  ],
  positionals: 1,
  examples: [
    "create-pipeline canary power",
    "create-pipeline canary power -f deploy/ --rps 5 --baseline 0.1%",
    "create-pipeline canary power -f rendered.yaml --rps 50 --baseline 0.1% --effects 2x,5x,1% --format html -o canary.html",
    "create-pipeline canary power -f deploy/ --profile day.yaml --start 14:00 --baseline 0.1% --require 'power(5x)>=0.8,false<=1%'",
    "create-pipeline canary lint -f deploy/ --rps 5 --baseline 0.1% --format sarif",
    "create-pipeline canary suggest -f deploy/ --rps 5 --baseline 0.1% --require 'power(5x)>=0.8,false<=1%' --max-duration 45m",
  ],
};
