export type * from "./model.ts";
export { binomialPmf, binomialTails } from "./distributions/binomial.ts";
export { logFactorial, logGamma } from "./distributions/log-gamma.ts";
export { normalCdf, normalQuantile } from "./distributions/normal.ts";
export { logPoissonPmf, poissonPmf, poissonTails } from "./distributions/poisson.ts";
export { fixedSamplePower, mannWhitneyPoints, peekingFalseAlarm, ruleOfThree, waldSize } from "./engine/classical.ts";
export { flaggerChecks } from "./engine/flagger-checks.ts";
export { evaluate, power, powerCurve } from "./engine/power.ts";
