import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const setup = import.meta.url.endsWith('.ts') ? './each-test-writes.ts' : './each-test-writes.js';

export default defineConfig({
  test: {
    include: ['**/*.pact.ts'],
    setupFiles: [fileURLToPath(new URL(setup, import.meta.url))],
    // A test that runs alone would leave the others' expectations out.
    allowOnly: false,
    // Pact's native library does not bear worker threads.
    pool: 'forks',
    // Two files that write one pact at the same time would lose interactions.
    fileParallelism: false,
    // One process loads what the consumers share once, not once a file: it halves the time of a dozen files.
    isolate: false,
    testTimeout: 30_000,
  },
});
