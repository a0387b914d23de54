import { judgeCases } from '../testing/judge-cases.ts';
import { arrayCases, combinationCases, propertyCases, referenceCases, scalarCases } from './json-cases.ts';

judgeCases('JSON', {
  properties: propertyCases,
  'texts, numbers and values': scalarCases,
  arrays: arrayCases,
  combinations: combinationCases,
  references: referenceCases,
});
