import type { Change } from './change.ts';
import { compareAnswers } from './compare-answers.ts';
import { compareParameters } from './compare-parameters.ts';
import { compareRequestBodies } from './compare-request-bodies.ts';
import { compareSecurity } from './compare-security.ts';
import type { Found, Side } from './side.ts';

export function compareOperations(before: Side, after: Side): Change[] {
  const found: Found[] = [
    ...compareParameters(before, after),
    ...compareRequestBodies(before, after),
    ...compareAnswers(before, after),
    ...compareSecurity(before.operation, after.operation),
  ];
  if (!before.operation.deprecated && after.operation.deprecated)
    found.push({ class: 'harmless', at: '', sentence: 'is deprecated' });
  return found.map((change) => ({ ...change, operation: after.operation.id }));
}
