import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.pact.ts'],
    // Pact's native library does not bear worker threads.
    pool: 'forks',
    // Two files that write one pact at the same time would lose interactions.
    fileParallelism: false,
    testTimeout: 30_000,
  },
});
