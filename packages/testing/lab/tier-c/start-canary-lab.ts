import { startLab, startRollouts, startStubPrometheus, type Lab, type StubPrometheus } from "@create-pipeline/lab";

/** A digest of sixty-four equal digits; kwok lets one that begins with 0bad never become ready. */
export const digestOf = (digit: string): string => `sha256:${digit.repeat(64)}`;
export const neverReady = `sha256:0bad${"0".repeat(60)}`;

/** A control plane with the controller of canaries. */
export async function startCanaryLab(): Promise<Lab> {
  const lab = await startLab({ zones: ["a", "b"] });
  try {
    await startRollouts(lab);
    return lab;
  } catch (error) {
    await lab.stop();
    throw error;
  }
}

/** Gives a Prometheus of its own to a test. */
export async function withStub<T>(use: (stub: StubPrometheus) => Promise<T>): Promise<T> {
  const stub = await startStubPrometheus();
  try {
    return await use(stub);
  } finally {
    await stub.close();
  }
}
