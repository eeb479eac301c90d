import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.ts", "actions/**/*.test.ts", "templates/**/*.test.ts", "infra/**/*.test.ts", "tools/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/expected*/**", "templates/*/files/**", "tools/new/skeletons/**"],
    globalSetup: ["tools/build/test-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers only make the tests with real processes slower.
    maxWorkers: 2,
  },
});
