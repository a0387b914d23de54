import type { Outcome } from '../../harness/check/index.ts';
import type { ConsumerRun } from './run-consumer-tests.ts';

/** A test that did not run expects something that no provider is held to. */
export function judgeConsumers({ passed, failures, skipped }: ConsumerRun): Outcome {
  if (failures.length > 0) return { verdict: 'fail', reason: `consumer tests failed: ${failures.join('; ')}` };
  if (skipped.length > 0) return { verdict: 'fail', reason: `consumer tests were skipped: ${skipped.join('; ')}` };
  if (passed === 0) return { verdict: 'fail', reason: 'no consumer test ran' };
  return { verdict: 'pass', reason: `${passed} consumer tests` };
}
