import { judgeCases } from '../testing/judge-cases.ts';
import { fieldCases, oneofCases, requiredCases, typeCases } from './proto-cases.ts';

judgeCases('PROTOBUF', {
  fields: fieldCases,
  'messages, enums and maps': typeCases,
  oneofs: oneofCases,
  'required fields of proto2': requiredCases,
});
