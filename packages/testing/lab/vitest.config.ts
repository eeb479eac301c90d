import { defineConfig } from "vitest/config";

// npm run test:lab: whole deliveries in a real control plane, minutes, not seconds, so they are no part of npm test.
export default defineConfig({
  test: { root: import.meta.dirname, include: ["**/*.proof.ts"], testTimeout: 300_000, hookTimeout: 180_000, maxWorkers: 1, fileParallelism: false, bail: 0 },
});
