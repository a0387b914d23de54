import { defineConfig } from 'vitest/config';

/** As the documentation of pact-js has it. */
export default defineConfig({
  test: { include: ['**/*.pact.ts'], pool: 'forks', fileParallelism: false, testTimeout: 60_000 },
});
