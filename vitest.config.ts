import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { shakedown: fileURLToPath(new URL('./index.ts', import.meta.url)) };
const elsewhere = ['**/node_modules/**', '**/dist/**', '**/.shakedown/**', '**/generated/**'];

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...elsewhere, '**/*.integration.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: elsewhere,
          // Real Kafka, Postgres, k6 and Chromium on two cores: one file at a time.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
