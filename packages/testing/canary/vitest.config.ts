import { defineConfig } from "vitest/config";

// npm run test:canary: one long measurement, minutes, not seconds, so it is no part of npm test.
export default defineConfig({
  test: { root: import.meta.dirname, include: ["**/*.proof.ts"], testTimeout: 60_000, hookTimeout: 420_000, maxWorkers: 1, fileParallelism: false },
});
