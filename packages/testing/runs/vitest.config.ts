import { defineConfig } from "vitest/config";

// npm run test:runs: minutes, not seconds, so it is no part of npm test.
export default defineConfig({
  test: { root: import.meta.dirname, include: ["*.run.ts"], maxWorkers: 2, fileParallelism: true, bail: 0 },
});
