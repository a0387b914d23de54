import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disagreements } from './testing/disagreements.ts';
import { planInputs } from './testing/plan-inputs.ts';

test.each([true, false])(
  'a plan leaves out as few as brute force, and its steps are safe and the smallest (rolling: %s)',
  (rolling) => {
    const agrees = fc.property(planInputs(5), (input) => {
      expect(disagreements(input, rolling)).toEqual([]);
    });
    fc.assert(agrees, { seed: 5, numRuns: 200 });
  },
);
