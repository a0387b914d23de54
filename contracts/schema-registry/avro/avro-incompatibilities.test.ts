import { judgeCases } from '../testing/judge-cases.ts';
import { fieldCases, namedCases, typeCases, unionCases } from './avro-cases.ts';

judgeCases('AVRO', {
  fields: fieldCases,
  types: typeCases,
  'names, enums and fixed': namedCases,
  unions: unionCases,
});
