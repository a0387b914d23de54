import type { Suite } from '../harness/check/index.ts';
import { checkedOptions, type SyntheticOptions } from './options.ts';

/** Runs every journey once and judges it, the traces it leaves, and the system at rest after it. */
export function syntheticSuite(options: SyntheticOptions): Suite {
  const checked = checkedOptions(options);
  return {
    name: 'synthetic',
    checks: async (context) => {
      const { syntheticChecks } = await import('./synthetic-checks.ts');
      return syntheticChecks(checked, context);
    },
  };
}
