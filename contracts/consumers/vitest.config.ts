import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.pact.ts'],
    // Pact's native library does not bear worker threads.
    pool: 'forks',
    // Two files that write one pact at the same time would lose interactions.
    fileParallelism: false,
    // One process loads what the consumers share once, not once a file: it halves the time of a dozen files.
    isolate: false,
    testTimeout: 30_000,
  },
});
